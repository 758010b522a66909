import { useTranslate } from '../../hooks/useTranslate';

import type { AuditAction, AuditTargetType } from '../../../../contracts/audit-log';

/** What was done, in words. */
export const useActionTexts = (): Record<AuditAction, string> => {
  const t = useTranslate();
  return {
    'sign-in.succeed': t('audit-log.action.sign-in.succeed', 'Signed in'),
    'sign-in.refuse': t('audit-log.action.sign-in.refuse', 'Sign-in refused'),
    'sign-in.end': t('audit-log.action.sign-in.end', 'Signed out'),
    'member.change': t('audit-log.action.member.change', 'Member changed'),
    'member.deactivate': t('audit-log.action.member.deactivate', 'Member deactivated'),
    'member.reactivate': t('audit-log.action.member.reactivate', 'Member reactivated'),
    'member.remove': t('audit-log.action.member.remove', 'Member removed'),
    'access.refuse': t('audit-log.action.access.refuse', 'Attempt refused'),
    'access-review.export': t('audit-log.action.access-review.export', 'Access review exported'),
    'delegation.assign': t('audit-log.action.delegation.assign', 'Customer assigned'),
    'delegation.unassign': t('audit-log.action.delegation.unassign', 'Customer unassigned'),
    'delegation.grant': t('audit-log.action.delegation.grant', 'Delegation granted'),
    'delegation.change': t('audit-log.action.delegation.change', 'Delegation changed'),
    'delegation.revoke': t('audit-log.action.delegation.revoke', 'Delegation revoked'),
    'delegation.renew': t('audit-log.action.delegation.renew', 'Delegation renewed'),
    'delegation.export': t('audit-log.action.delegation.export', 'Delegations exported'),
    'access-request.create': t('audit-log.action.access-request.create', 'Access requested'),
    'access-request.grant': t('audit-log.action.access-request.grant', 'Access request granted'),
    'access-request.decline': t('audit-log.action.access-request.decline', 'Access request declined'),
    'access-request.withdraw': t('audit-log.action.access-request.withdraw', 'Access request withdrawn'),
    'invite.create': t('audit-log.action.invite.create', 'Invitation sent'),
    'invite.resend': t('audit-log.action.invite.resend', 'Invitation sent again'),
    'invite.delete': t('audit-log.action.invite.delete', 'Invitation deleted'),
    'invite.accept': t('audit-log.action.invite.accept', 'Invitation accepted'),
    'invite.decline': t('audit-log.action.invite.decline', 'Invitation declined'),
    'partner.settings': t('audit-log.action.partner.settings', 'Partner settings changed'),
    'partner.update': t('audit-log.action.partner.update', 'Partner details changed'),
    'profile.update': t('audit-log.action.profile.update', 'Profile changed'),
    'profile.verify-mobile': t('audit-log.action.profile.verify-mobile', 'Mobile number verified'),
    'privilege-group.create': t('audit-log.action.privilege-group.create', 'Privilege group created'),
    'privilege-group.update': t('audit-log.action.privilege-group.update', 'Privilege group changed'),
    'privilege-group.delete': t('audit-log.action.privilege-group.delete', 'Privilege group deleted'),
    'custom-role.create': t('audit-log.action.custom-role.create', 'Custom role created'),
    'custom-role.update': t('audit-log.action.custom-role.update', 'Custom role changed'),
    'custom-role.delete': t('audit-log.action.custom-role.delete', 'Custom role deleted'),
    'tech-partner.export': t('audit-log.action.tech-partner.export', 'Tech partners exported'),
    'audit-log.export': t('audit-log.action.audit-log.export', 'Audit log exported'),
    'audit-log.clear': t('audit-log.action.audit-log.clear', 'Old entries cleared'),
  };
};

export const useTargetTexts = (): Record<AuditTargetType, string> => {
  const t = useTranslate();
  return {
    partner: t('audit-log.target.partner', 'Partner'),
    customer: t('audit-log.target.customer', 'Customer'),
    'custom-role': t('audit-log.target.custom-role', 'Custom role'),
    'privilege-group': t('audit-log.target.privilege-group', 'Privilege group'),
    delegation: t('audit-log.target.delegation', 'Delegation'),
    'access-request': t('audit-log.target.access-request', 'Access request'),
    invite: t('audit-log.target.invite', 'Invitation'),
    export: t('audit-log.target.export', 'Export'),
    'audit-log': t('audit-log.target.audit-log', 'Audit log'),
    user: t('audit-log.target.user', 'Person'),
    request: t('audit-log.target.request', 'Request'),
  };
};

/** The fields that entries tell of (server/src/audit/fields.ts); one that is not here shows by its own name. */
export const useFieldTexts = (): Record<string, string> => {
  const t = useTranslate();
  return {
    administratorsMayWorkOnDelegated: t(
      'audit-log.field.administratorsMayWorkOnDelegated',
      'Administrators may work on delegated tenants'
    ),
    name: t('audit-log.field.name', 'Name'),
    organizationName: t('audit-log.field.organizationName', 'Organization name'),
    description: t('audit-log.field.description', 'Description'),
    capabilities: t('audit-log.field.capabilities', 'Capabilities'),
    customRole: t('audit-log.field.customRole', 'Custom role'),
    members: t('audit-log.field.members', 'Members'),
    delegations: t('audit-log.field.delegations', 'Delegations'),
    grantee: t('audit-log.field.grantee', 'Grantee'),
    granteeId: t('audit-log.field.granteeId', 'Grantee ID'),
    role: t('audit-log.field.role', 'Role'),
    from: t('audit-log.field.from', 'From'),
    until: t('audit-log.field.until', 'Until'),
    capability: t('audit-log.field.capability', 'Capability'),
    reason: t('audit-log.field.reason', 'Reason'),
    state: t('audit-log.field.state', 'State'),
    format: t('audit-log.field.format', 'Format'),
    columns: t('audit-log.field.columns', 'Columns'),
    search: t('audit-log.field.search', 'Search'),
    type: t('audit-log.field.type', 'Type'),
    sort: t('audit-log.field.sort', 'Order'),
    person: t('audit-log.field.person', 'Person'),
    action: t('audit-log.field.action', 'Action'),
    partner: t('audit-log.field.partner', 'Partner'),
    customer: t('audit-log.field.customer', 'Customer'),
    email: t('audit-log.field.email', 'Email'),
    memberRole: t('audit-log.field.memberRole', 'Role of members in Strapi'),
    passwordChanged: t('audit-log.field.passwordChanged', 'Password changed'),
    via: t('audit-log.field.via', 'Through'),
    status: t('audit-log.field.status', 'Status'),
    moreNotRecorded: t('audit-log.field.moreNotRecorded', 'Further attempts not recorded'),
    cleared: t('audit-log.field.cleared', 'Entries cleared'),
    before: t('audit-log.field.before', 'Before'),
    endingWithin: t('audit-log.field.endingWithin', 'Ending within'),
    target: t('audit-log.field.target', 'Target'),
    address: t('audit-log.field.address', 'Address'),
    city: t('audit-log.field.city', 'City'),
    contactEmail: t('audit-log.field.contactEmail', 'Contact’s email'),
    contactMobile: t('audit-log.field.contactMobile', 'Contact’s mobile number'),
    contactPhone: t('audit-log.field.contactPhone', 'Contact’s phone number'),
    country: t('audit-log.field.country', 'Country'),
    firstname: t('audit-log.field.firstname', 'First name'),
    inviteDomains: t('audit-log.field.inviteDomains', 'Mail domains for invites'),
    kind: t('audit-log.field.kind', 'Kind'),
    loginMethod: t('audit-log.field.loginMethod', 'Login method'),
    language: t('audit-log.field.language', 'Language'),
    lastname: t('audit-log.field.lastname', 'Last name'),
    loginMethods: t('audit-log.field.loginMethods', 'Login methods'),
    mobile: t('audit-log.field.mobile', 'Mobile number'),
    region: t('audit-log.field.region', 'State or region'),
    zipCode: t('audit-log.field.zipCode', 'Zip code'),
  };
};
