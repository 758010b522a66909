import { useTranslate } from '../../hooks/useTranslate';

import type { CustomerOverview } from '../../../../contracts/customer-users';
import type { HolderState } from '../../../../contracts/licenses';

export const useLinkStates = (): Record<CustomerOverview['linkApproval'], string> => {
  const t = useTranslate();
  return {
    pending: t('customer.link.pending', 'Link pending'),
    accepted: t('customer.link.accepted', 'Link accepted'),
    rejected: t('customer.link.rejected', 'Link rejected'),
  };
};

export const useUserStates = (): Record<HolderState, string> => {
  const t = useTranslate();
  return {
    active: t('customer-users.state.active', 'Active'),
    deactivated: t('customer-users.state.deactivated', 'Deactivated'),
    invited: t('customer-users.state.invited', 'Invited'),
    expired: t('customer-users.state.expired', 'Invitation expired'),
  };
};

export const STATE_TONES: Record<HolderState, 'success' | 'neutral' | 'secondary' | 'danger'> = {
  active: 'success',
  deactivated: 'neutral',
  invited: 'secondary',
  expired: 'danger',
};

/** What the host calls a role; the texts of the three that there are without its own come translated. */
export const useCustomerRoleText = (roles: { name: string; label: string }[] = []) => {
  const t = useTranslate();
  const known: Record<string, string> = {
    admin: t('customer-users.role.admin', 'Admin'),
    user: t('customer-users.role.user', 'User'),
    'read-only': t('customer-users.role.read-only', 'Read-only'),
  };
  return (name: string): string => {
    const label = roles.find((role) => role.name === name)?.label;
    const isDefault = ['Admin', 'User', 'Read-only'].includes(label ?? '');
    return (isDefault ? known[name] : label) ?? label ?? known[name] ?? name;
  };
};
