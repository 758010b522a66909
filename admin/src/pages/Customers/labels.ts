import { useTranslate } from '../../hooks/useTranslate';

import type { CustomerColumn, CustomerStatus, CustomerView, LinkApproval } from '../../../../contracts/customers';

export const useViewLabels = (): Record<CustomerView, string> => {
  const t = useTranslate();
  return {
    tenants: t('customer-list.view.tenants', 'Tenants'),
    accounts: t('customer-list.view.accounts', 'Accounts'),
    customers: t('customer-list.view.customers', 'Customers'),
  };
};

export const useColumnLabels = (): Record<CustomerColumn, string> => {
  const t = useTranslate();
  return {
    tenant: t('customer-list.column.tenant', 'Tenant'),
    deviceCount: t('customer-list.column.device-count', 'Total Device Count'),
    registeredCount: t('customer-list.column.registered', 'Registered'),
    onboardedCount: t('customer-list.column.onboarded', 'Onboarded'),
    provisionedCount: t('customer-list.column.provisioned', 'Provisioned'),
    enterpriseName: t('customer-list.column.enterprise-name', 'Enterprise Name'),
    customerName: t('customer-list.column.customer-name', 'Customer Name'),
    email: t('customer-list.column.email', 'Email'),
    linkApproval: t('customer-list.column.link', 'Link'),
    shortcode: t('customer-list.column.shortcode', 'Company Shortcode'),
    name: t('customer-list.column.name', 'Name'),
    totalUsers: t('customer-list.column.total-users', 'Total Users'),
    licensedProducts: t('customer-list.column.licensed-products', 'Licensed Products'),
    nextRenewal: t('customer-list.column.next-renewal', 'Next License Renewal'),
    status: t('customer-list.column.status', 'Status'),
    owner: t('customer-list.column.owner', 'Owner'),
    tags: t('customer-list.column.tags', 'Tags'),
  };
};

export const useStatusLabels = (): Record<CustomerStatus, string> => {
  const t = useTranslate();
  return {
    active: t('customer-status.active', 'Active'),
    suspended: t('customer-status.suspended', 'Suspended'),
  };
};

export const useLinkLabels = (): Record<LinkApproval, string> => {
  const t = useTranslate();
  return {
    pending: t('customer-list.link.pending', 'Pending'),
    accepted: t('customer-list.link.accepted', 'Accepted'),
    rejected: t('customer-list.link.rejected', 'Rejected'),
  };
};
