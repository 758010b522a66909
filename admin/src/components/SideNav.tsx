import * as React from 'react';

import { Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';

import { DASHBOARD, PLUGIN_PATH } from '../constants';
import { MeContext } from '../hooks/useMe';
import { useTranslate } from '../hooks/useTranslate';

import { OpenRequests } from './OpenRequests';
import { CenterSearch } from './Search/CenterSearch';

import type { Screen } from '../../../contracts/me';

interface SideNavProps {
  screens: Screen[];
  isFullPage?: boolean;
}

/** About oneself and one's own organisation. */
const OWN: readonly Screen[] = ['details', 'profile'];

/** Strapi's own sub-navigation with the screens the person may open. */
export const SideNav = ({ screens, isFullPage = false }: SideNavProps) => {
  const t = useTranslate();
  // On a phone the page of its own stands outside of it
  const me = React.useContext(MeContext);
  const label = t('plugin.name', 'Partner Center');
  const titles: Record<Screen, string> = {
    'tech-partners': t('tech-partners.title', 'Tech Partners'),
    partners: t('partners.title', 'Partners'),
    customers: t('customer-list.title', 'Customers'),
    delegations: t('grants.title', 'Delegations'),
    licenses:
      me?.kind === 'operator' ? t('licenses.title.operator', 'Products & Licenses') : t('licenses.title', 'Licenses'),
    integrations: t('integrations.title', 'Integrations'),
    users: t('users.nav', 'Users'),
    'privilege-groups': t('privilege-groups.title', 'Privilege Groups'),
    'access-review': t('access-review.title', 'Access Review'),
    'audit-log': t('audit-log.title', 'Audit Log'),
    details: t('details.title', 'Partner Details'),
    profile: t('profile.title', 'My Profile'),
  };
  const link = (screen: Screen) => (
    <SubNav.Link
      key={screen}
      to={`${PLUGIN_PATH}/${screen}`}
      label={titles[screen]}
      endAction={screen === 'delegations' ? <OpenRequests /> : undefined}
    />
  );
  const header = (
    <>
      <SubNav.Header label={label} />
      <Divider />
    </>
  );

  return (
    <SubNav.Main aria-label={label}>
      {isFullPage ? null : header}
      <SubNav.Content>
        {isFullPage ? header : null}
        <CenterSearch />
        <SubNav.Sections>
          {[
            <SubNav.Section key="partners" label={t('nav.section.partners', 'Partners')}>
              {/* One list: Strapi gives each of its children a line of its own */}
              {[
                <SubNav.Link
                  key={DASHBOARD}
                  to={`${PLUGIN_PATH}/${DASHBOARD}`}
                  label={t('dashboard.title', 'Dashboard')}
                />,
                ...screens.filter((screen) => !OWN.includes(screen)).map(link),
              ]}
            </SubNav.Section>,
            <SubNav.Section key="account" label={t('nav.section.account', 'Own account')}>
              {screens.filter((screen) => OWN.includes(screen)).map(link)}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
};
