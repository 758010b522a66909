import * as React from 'react';

import { useTranslate } from './useTranslate';

import type { SystemRole } from '../../../contracts/common';

/** The system roles with what each is for, in the manual's words (TP-19 to TP-22). */
export const useRoleTexts = (): Record<SystemRole, { label: string; description: string }> => {
  const t = useTranslate();

  return React.useMemo(
    () => ({
      'prime-admin': {
        label: t('role.prime-admin', 'Prime Admin'),
        description: t('role.prime-admin.description', 'Configuration, monitoring and administration'),
      },
      administrator: {
        label: t('role.administrator', 'Administrator'),
        description: t(
          'role.administrator.description',
          'Own tenants; delegated tenants only where the prime admin permits it'
        ),
      },
      'guest-manager': {
        label: t('role.guest-manager', 'Guest Manager'),
        description: t('role.guest-manager.description', 'Guest accounts only'),
      },
      'read-only': {
        label: t('role.read-only', 'Read-Only'),
        description: t('role.read-only.description', 'Sees everything, changes nothing'),
      },
    }),
    [t]
  );
};
