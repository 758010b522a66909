import { CAPABILITIES, type Capability } from '../../../contracts/common';

import { useTranslate } from './useTranslate';

export const useCapabilityLabels = (): Record<Capability, string> => {
  const t = useTranslate();

  return {
    'partner.read': t('capability.partner.read', 'View partners'),
    'partner.create': t('capability.partner.create', 'Add partners'),
    'partner.update': t('capability.partner.update', 'Edit partners'),
    'partner.disable': t('capability.partner.disable', 'Disable partners'),
    'member.read': t('capability.member.read', 'View members'),
    'member.manage': t('capability.member.manage', 'Manage members'),
    'delegation.read': t('capability.delegation.read', 'View delegations'),
    'delegation.manage': t('capability.delegation.manage', 'Grant and revoke delegations'),
    'customer.read': t('capability.customer.read', 'View customers'),
    'customer.create': t('capability.customer.create', 'Add customers'),
    'customer.update': t('capability.customer.update', 'Edit customers'),
    'customer.suspend': t('capability.customer.suspend', 'Suspend and reactivate'),
    'customer.export': t('capability.customer.export', 'Export customers'),
    'customer.enter': t('capability.customer.enter', 'Log in to tenants'),
    'customer-user.read': t('capability.customer-user.read', 'View customer users'),
    'customer-user.manage': t('capability.customer-user.manage', 'Manage customer users'),
    'guest.manage': t('capability.guest.manage', 'Manage guest accounts'),
    'license.read': t('capability.license.read', 'View licenses'),
    'license.assign': t('capability.license.assign', 'Assign licenses'),
    'license.manage': t('capability.license.manage', 'Manage licenses'),
    'integration.read': t('capability.integration.read', 'View integrations'),
    'integration.manage': t('capability.integration.manage', 'Manage integrations'),
    'integration.share': t('capability.integration.share', 'Share integrations'),
    'audit.read': t('capability.audit.read', 'View the audit log'),
    'audit.export': t('capability.audit.export', 'Export the audit log'),
    'settings.manage': t('capability.settings.manage', 'Manage settings'),
  };
};

/** The capabilities under what they are about: the part before the dot. */
export const useCapabilityGroups = () => {
  const t = useTranslate();
  const labels = useCapabilityLabels();

  const titles: Record<string, string> = {
    partner: t('capability.partner', 'Partners'),
    member: t('capability.member', 'Members'),
    delegation: t('capability.delegation', 'Delegations'),
    customer: t('capability.customer', 'Customers'),
    'customer-user': t('capability.customer-user', 'Customer users'),
    guest: t('capability.guest', 'Guests'),
    license: t('capability.license', 'Licenses'),
    integration: t('capability.integration', 'Integrations'),
    audit: t('capability.audit', 'Audit log'),
    settings: t('capability.settings', 'Settings'),
  };

  const groups = new Map<string, Capability[]>();
  for (const capability of CAPABILITIES) {
    const subject = capability.split('.')[0] ?? capability;
    groups.set(subject, [...(groups.get(subject) ?? []), capability]);
  }

  return [...groups].map(([subject, capabilities]) => ({
    subject,
    title: titles[subject] ?? subject,
    capabilities: capabilities.map((capability) => ({ capability, label: labels[capability] })),
  }));
};
