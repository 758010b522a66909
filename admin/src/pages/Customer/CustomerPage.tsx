import { Box, Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { LoadError } from '../../components/LoadError';
import { StateBadge } from '../../components/StateBadge';
import { PLUGIN_PATH } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetCustomerOverviewQuery } from '../../services/customerUsers';
import { toFault } from '../../utils/errors';

import { AuditLogTab } from './AuditLogTab';
import { CustomerHeaderActions } from './CustomerHeaderActions';
import { IntegrationsTab } from './IntegrationsTab';
import { LicensesTab } from './LicensesTab';
import { OverviewTab } from './OverviewTab';
import { PermissionsTab } from './PermissionsTab';
import { UsersTab } from './UsersTab';
import { useLinkStates } from './labels';

import type { CustomerOverview, CustomerTab } from '../../../../contracts/customer-users';

const contentOf = (tab: CustomerTab, customer: CustomerOverview) =>
  ({
    overview: <OverviewTab customer={customer} />,
    users: <UsersTab customer={customer} />,
    permissions: <PermissionsTab customer={customer} />,
    licenses: <LicensesTab customer={customer} />,
    integrations: <IntegrationsTab customer={customer} />,
    'audit-log': <AuditLogTab customer={customer} />,
  })[tab];

/* Links that look like the design system's tabs: each part of the page has an address of its own. */
const TabLink = styled(NavLink)`
  display: block;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;
  white-space: nowrap;

  &[aria-current='page'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const TabBar = ({ customer }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const titles: Record<CustomerTab, string> = {
    overview: t('customer.tab.overview', 'Overview'),
    users: t('customer.tab.users', 'Users'),
    permissions: t('customer.tab.permissions', 'Permissions'),
    licenses: t('customer.tab.licenses', 'Licenses'),
    integrations: t('integrations.title', 'Integrations'),
    'audit-log': t('customer.tab.audit-log', 'Audit log'),
  };
  return (
    <Box
      tag="nav"
      aria-label={t('customer.tabs', 'Parts of the page')}
      borderColor="neutral200"
      borderWidth="0 0 1px 0"
      borderStyle="solid"
      overflow="auto"
    >
      <Flex tag="ul">
        {customer.tabs.map((tab) => (
          <li key={tab}>
            <TabLink to={`${PLUGIN_PATH}/customers/${customer.documentId}/${tab}`}>{titles[tab]}</TabLink>
          </li>
        ))}
      </Flex>
    </Box>
  );
};

const Badges = ({ customer: { suspended, linkApproval, demo, owner } }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const links = useLinkStates();
  return (
    <Flex gap={2} wrap="wrap">
      <StateBadge
        label={suspended ? t('customer.suspended', 'Suspended') : t('customer.active', 'Active')}
        tone={suspended ? 'danger' : 'success'}
      />
      {linkApproval === 'accepted' ? null : (
        <StateBadge label={links[linkApproval]} tone={linkApproval === 'rejected' ? 'danger' : 'secondary'} />
      )}
      {demo ? <StateBadge label={t('customer.demo', 'Demo')} tone="alternative" /> : null}
      <Typography textColor="neutral600">{t('customer.of', 'Customer of {owner}', { owner: owner.name })}</Typography>
    </Flex>
  );
};

/** One customer: what it is, its users, permissions, licenses and log, each at an address of its own (CU-4, CU-5). */
export const CustomerPage = () => {
  const t = useTranslate();
  const { documentId = '', tab = 'overview' } = useParams();
  const { currentData, error, isFetching, refetch } = useGetCustomerOverviewQuery(documentId);
  // Moved or taken away meanwhile: what was read of it is not shown any longer
  const customer = toFault(error).status === 404 ? undefined : currentData;
  const open = customer?.tabs.find((each) => each === tab);

  if (customer && !open) return <Navigate to={`${PLUGIN_PATH}/customers/${documentId}/overview`} replace />;
  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{customer?.name ?? t('customer.title', 'Customer')}</Page.Title>
      <Layouts.Header
        title={customer?.name ?? t('customer.title', 'Customer')}
        subtitle={customer ? <Badges customer={customer} /> : undefined}
        primaryAction={customer ? <CustomerHeaderActions customer={customer} /> : undefined}
        navigationAction={<BackButton fallback={`${PLUGIN_PATH}/customers`} />}
      />
      <Layouts.Content>
        {error && !customer ? <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" /> : null}
        {!error && !customer ? <Page.Loading /> : null}
        {customer && open ? (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <TabBar customer={customer} />
            {contentOf(open, customer)}
          </Flex>
        ) : null}
      </Layouts.Content>
    </Page.Main>
  );
};
