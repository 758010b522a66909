import * as React from 'react';

import { useAuth, usePersistentState } from '@strapi/strapi/admin';

import { TECH_PARTNER_COLUMNS, type TechPartnerColumn } from '../../../../contracts/tech-partners';
import { useTranslate } from '../../hooks/useTranslate';

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

const ALL: TechPartnerColumn[] = [...TECH_PARTNER_COLUMNS];

/** The columns a person has chosen to see, remembered per person (TP-9, TP-10). */
export const useVisibleColumns = () => {
  const userId = useAuth('useVisibleColumns', ({ user }) => user?.id);
  const [chosen, setChosen] = usePersistentState<TechPartnerColumn[]>(`msp:tech-partners:columns:${userId}`, ALL);

  // In their own order, whatever was stored; an empty or foreign value falls back to all.
  const visible = React.useMemo(() => {
    const known = ALL.filter((column) => Array.isArray(chosen) && chosen.includes(column));
    return known.length > 0 ? known : ALL;
  }, [chosen]);

  const toggle = (column: TechPartnerColumn) =>
    setChosen(visible.includes(column) ? visible.filter((other) => other !== column) : [...visible, column]);

  return { visible, toggle, reset: () => setChosen(ALL) };
};
