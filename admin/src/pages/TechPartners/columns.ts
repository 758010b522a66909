import { useTranslate } from '../../hooks/useTranslate';

import type { TechPartnerColumn } from '../../../../contracts/tech-partners';

export const useColumnLabels = (): Record<TechPartnerColumn, string> => {
  const t = useTranslate();

  return {
    name: t('tech-partners.column.name', 'Name'),
    type: t('tech-partners.column.type', 'Type'),
    mspAdminCount: t('tech-partners.column.msp-admin-count', 'MSP Admin Count'),
    assignedCustomersCount: t('tech-partners.column.assigned-customers-count', 'Assigned Customers Count'),
    accountAdminCount: t('tech-partners.column.account-admin-count', 'Account Admin Count'),
    tenantId: t('tech-partners.column.tenant-id', 'Tenant ID'),
  };
};
