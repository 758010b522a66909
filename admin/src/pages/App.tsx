import * as React from 'react';

import { BackButton, Layouts, Page, RESPONSIVE_DEFAULT_SPACING, SubNav, useIsMobile } from '@strapi/strapi/admin';
import { Box, Button } from '@strapi/design-system';
import { Navigate, Route, Routes, useMatch } from 'react-router-dom';

import { askForAccess } from '../components/AskForAccess';
import { SideNav } from '../components/SideNav';
import { WhyProvider } from '../components/Why/WhyProvider';
import { DASHBOARD, PERMISSIONS, PLUGIN_PATH } from '../constants';
import { MeContext } from '../hooks/useMe';
import { useErrorMessage } from '../hooks/useErrorMessage';
import { useTranslate } from '../hooks/useTranslate';
import { useGetMspMeQuery } from '../services/me';
import { toFault } from '../utils/errors';

import type { Screen } from '../../../contracts/me';

const PAGES: Record<Screen, React.LazyExoticComponent<React.ComponentType>> = {
  'access-review': React.lazy(() =>
    import('./AccessReview/AccessReviewPage').then(({ AccessReviewPage }) => ({ default: AccessReviewPage }))
  ),
  'audit-log': React.lazy(() =>
    import('./AuditLog/AuditLogPage').then(({ AuditLogPage }) => ({ default: AuditLogPage }))
  ),
  customers: React.lazy(() =>
    import('./Customers/CustomersPage').then(({ CustomersPage }) => ({ default: CustomersPage }))
  ),
  delegations: React.lazy(() =>
    import('./Delegations/DelegationsPage').then(({ DelegationsPage }) => ({ default: DelegationsPage }))
  ),
  details: React.lazy(() =>
    import('./PartnerDetails/PartnerDetailsPage').then(({ PartnerDetailsPage }) => ({ default: PartnerDetailsPage }))
  ),
  licenses: React.lazy(() => import('./Licenses/LicensesPage').then(({ LicensesPage }) => ({ default: LicensesPage }))),
  integrations: React.lazy(() =>
    import('./Integrations/IntegrationsPage').then(({ IntegrationsPage }) => ({ default: IntegrationsPage }))
  ),
  partners: React.lazy(() => import('./Partners/PartnersPage').then(({ PartnersPage }) => ({ default: PartnersPage }))),
  profile: React.lazy(() =>
    import('./MyProfile/MyProfilePage').then(({ MyProfilePage }) => ({ default: MyProfilePage }))
  ),
  'tech-partners': React.lazy(() =>
    import('./TechPartners/TechPartnersPage').then(({ TechPartnersPage }) => ({ default: TechPartnersPage }))
  ),
  users: React.lazy(() => import('./Users/UsersPage').then(({ UsersPage }) => ({ default: UsersPage }))),
  'privilege-groups': React.lazy(() =>
    import('./PrivilegeGroups/PrivilegeGroupsPage').then(({ PrivilegeGroupsPage }) => ({
      default: PrivilegeGroupsPage,
    }))
  ),
};

const AddPartnerPage = React.lazy(() =>
  import('./Partners/AddPartner/AddPartnerPage').then(({ AddPartnerPage }) => ({ default: AddPartnerPage }))
);

const CustomerPage = React.lazy(() =>
  import('./Customer/CustomerPage').then(({ CustomerPage }) => ({ default: CustomerPage }))
);

const ImportsPage = React.lazy(() =>
  import('./Imports/ImportsPage').then(({ ImportsPage }) => ({ default: ImportsPage }))
);

const ImportPage = React.lazy(() => import('./Imports/ImportPage').then(({ ImportPage }) => ({ default: ImportPage })));

const DashboardPage = React.lazy(() =>
  import('./Dashboard/DashboardPage').then(({ DashboardPage }) => ({ default: DashboardPage }))
);

/** Of pages that show one of many: the own unless the address says which. */
const PATHS: Partial<Record<Screen, string>> = { details: 'details/:documentId?' };

/** Phones have no room for the side navigation: there it is a page of its own, as in Strapi's settings. */
const Entry = ({ screens }: { screens: Screen[] }) => {
  const isMobile = useIsMobile();

  if (isMobile) {
    return (
      <SubNav.PageWrapper>
        <SideNav screens={screens} isFullPage />
      </SubNav.PageWrapper>
    );
  }
  return <Navigate to={DASHBOARD} replace />;
};

const Center = () => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const isEntry = useMatch(PLUGIN_PATH);
  const { data: me, error, refetch } = useGetMspMeQuery();

  if (error) {
    return toFault(error).status === 403 ? (
      <Page.NoPermissions content={errorMessage(error)} />
    ) : (
      <Page.Error
        content={errorMessage(error)}
        action={<Button onClick={refetch}>{t('error.retry', 'Try again')}</Button>}
      />
    );
  }
  if (!me) return <Page.Loading />;
  if (isEntry) return <Entry screens={me.screens} />;

  return (
    <MeContext.Provider value={me}>
      <Layouts.Root sideNav={<SideNav screens={me.screens} />}>
        <Box
          display={{ initial: 'block', medium: 'none' }}
          paddingLeft={RESPONSIVE_DEFAULT_SPACING}
          paddingRight={RESPONSIVE_DEFAULT_SPACING}
          paddingTop={RESPONSIVE_DEFAULT_SPACING}
        >
          <BackButton fallback={PLUGIN_PATH} />
        </Box>
        <React.Suspense fallback={<Page.Loading />}>
          <WhyProvider action={askForAccess}>
            <Routes>
              <Route path={DASHBOARD} element={<DashboardPage />} />
              {me.screens.map((screen) => {
                const Screen = PAGES[screen];
                return <Route key={screen} path={PATHS[screen] ?? screen} element={<Screen />} />;
              })}
              <Route path="customers/:documentId/:tab?" element={<CustomerPage />} />
              <Route path="partners/new" element={<AddPartnerPage />} />
              <Route path="imports" element={<ImportsPage />} />
              <Route path="imports/:documentId" element={<ImportPage />} />
              <Route
                path="*"
                element={
                  <Page.NoPermissions content={t('screen.not-found', 'There is no such page, or not for you.')} />
                }
              />
            </Routes>
          </WhyProvider>
        </React.Suspense>
      </Layouts.Root>
    </MeContext.Provider>
  );
};

export const App = () => (
  <Page.Protect permissions={PERMISSIONS.access}>
    <Center />
  </Page.Protect>
);
