import { adminRoute } from '../utils/admin-route';
import archive from './archive';
import customerPage from './customer-page';
import savedViews from './saved-views';
import imports from './imports';
import accessModels from './access-models';
import customerLink from './customer-link';
import integrations from './integrations';
import licenses from './licenses';
import partners from './partners';

const partner = { kind: 'partner', param: 'documentId' } as const;
const customer = { kind: 'customer', param: 'documentId' } as const;

/** The panel's routes: `/msp/…`. */
export default {
  type: 'admin',
  routes: [
    ...archive,
    ...customerPage,
    ...savedViews,
    adminRoute('GET', '/me', 'me.find', { capability: 'partner.read' }),
    adminRoute('GET', '/dashboard', 'dashboard.find', { capability: 'partner.read' }),
    adminRoute('GET', '/search', 'dashboard.search', { capability: 'partner.read' }),

    adminRoute('GET', '/access/explain', 'access.explain', { capability: 'partner.read' }),
    adminRoute('GET', '/access/review/members/:documentId', 'access.reviewMember', { capability: 'partner.read' }),
    adminRoute('GET', '/access/review/members/:documentId/export', 'access.exportMember', {
      capability: 'partner.read',
    }),
    adminRoute('GET', '/access/review/customers/:documentId', 'access.reviewCustomer', {
      capability: 'customer.read',
    }),
    adminRoute('GET', '/access/review/customers/:documentId/export', 'access.exportCustomer', {
      capability: 'customer.read',
    }),

    adminRoute('GET', '/tech-partners', 'tech-partner.find', { capability: 'partner.read' }),
    adminRoute('GET', '/tech-partners/export', 'tech-partner.export', { capability: 'partner.read' }),
    adminRoute('GET', '/tech-partners/:documentId', 'tech-partner.findOne', { capability: 'partner.read' }),

    adminRoute('GET', '/tech-partners/:documentId/customers', 'assigned-customer.find', {
      capability: 'delegation.read',
    }),
    adminRoute('PUT', '/tech-partners/:documentId/customers', 'assigned-customer.save', {
      capability: 'delegation.manage',
      target: partner,
    }),
    adminRoute('POST', '/tech-partners/:documentId/customers/preview', 'assigned-customer.preview', {
      capability: 'delegation.manage',
      target: partner,
    }),

    adminRoute('GET', '/tech-partners/:documentId/delegations/users', 'msp-delegation.findUsers', {
      capability: 'delegation.read',
    }),
    adminRoute('GET', '/tech-partners/:documentId/delegations/groups', 'msp-delegation.findGroups', {
      capability: 'delegation.read',
    }),
    adminRoute('PUT', '/tech-partners/:documentId/delegations', 'msp-delegation.save', {
      capability: 'delegation.manage',
      target: partner,
    }),
    adminRoute('POST', '/tech-partners/:documentId/delegations/preview', 'msp-delegation.preview', {
      capability: 'delegation.manage',
      target: partner,
    }),

    adminRoute('GET', '/delegations', 'delegation.find', { capability: 'delegation.read' }),
    adminRoute('GET', '/delegations/export', 'delegation.export', { capability: 'delegation.read' }),
    adminRoute('PUT', '/delegations/renew', 'delegation.renew', { capability: 'delegation.manage' }),

    adminRoute('GET', '/access-requests', 'access-request.find', { capability: 'partner.read' }),
    adminRoute('POST', '/access-requests', 'access-request.create', { capability: 'partner.read' }),
    adminRoute('POST', '/access-requests/:documentId/grant', 'access-request.grant', {
      capability: 'delegation.manage',
    }),
    adminRoute('POST', '/access-requests/:documentId/decline', 'access-request.decline', {
      capability: 'delegation.manage',
    }),
    adminRoute('POST', '/access-requests/:documentId/withdraw', 'access-request.withdraw', {
      capability: 'partner.read',
    }),

    adminRoute('GET', '/privilege-groups', 'privilege-group.find', { capability: 'delegation.read' }),
    adminRoute('POST', '/privilege-groups', 'privilege-group.create', { capability: 'delegation.manage' }),
    adminRoute('GET', '/privilege-groups/:documentId', 'privilege-group.findOne', { capability: 'delegation.read' }),
    adminRoute('PUT', '/privilege-groups/:documentId', 'privilege-group.update', { capability: 'delegation.manage' }),
    adminRoute('POST', '/privilege-groups/:documentId/preview', 'privilege-group.preview', {
      capability: 'delegation.manage',
    }),
    adminRoute('GET', '/privilege-groups/:documentId/deletion', 'privilege-group.previewDeletion', {
      capability: 'delegation.manage',
    }),
    adminRoute('DELETE', '/privilege-groups/:documentId', 'privilege-group.delete', {
      capability: 'delegation.manage',
    }),

    adminRoute('GET', '/custom-roles', 'custom-role.find', { capability: 'delegation.read' }),
    adminRoute('POST', '/custom-roles', 'custom-role.create', { capability: 'delegation.manage' }),
    adminRoute('PUT', '/custom-roles/:documentId', 'custom-role.update', { capability: 'delegation.manage' }),
    adminRoute('POST', '/custom-roles/:documentId/preview', 'custom-role.preview', {
      capability: 'delegation.manage',
    }),
    adminRoute('DELETE', '/custom-roles/:documentId', 'custom-role.delete', { capability: 'delegation.manage' }),

    adminRoute('GET', '/audit-log', 'audit-log.find', { capability: 'audit.read' }),
    adminRoute('GET', '/audit-log/export', 'audit-log.export', { capability: 'audit.export' }),
    adminRoute('GET', '/audit-log/key', 'audit-log.findKey', { capability: 'audit.read' }),
    adminRoute('GET', '/audit-log/:documentId', 'audit-log.findOne', { capability: 'audit.read' }),

    adminRoute('GET', '/agreements', 'agreement.find', { capability: 'settings.manage' }),
    adminRoute('POST', '/agreements', 'agreement.publish', { capability: 'settings.manage' }),
    adminRoute('GET', '/agreements/acceptances', 'agreement.findAcceptances', { capability: 'settings.manage' }),
    adminRoute('GET', '/agreements/acceptances/export', 'agreement.exportAcceptances', {
      capability: 'settings.manage',
    }),

    adminRoute('GET', '/members', 'member.find', { capability: 'member.read' }),
    adminRoute('GET', '/members/export', 'member.export', { capability: 'member.read' }),
    adminRoute('PUT', '/members/:documentId', 'member.update', { capability: 'member.manage' }),
    adminRoute('POST', '/members/:documentId/preview', 'member.preview', { capability: 'member.manage' }),
    adminRoute('POST', '/members/:documentId/deactivate', 'member.deactivate', { capability: 'member.manage' }),
    adminRoute('POST', '/members/:documentId/reactivate', 'member.reactivate', { capability: 'member.manage' }),
    adminRoute('PUT', '/members/:documentId/second-factor', 'member-security.setSecondFactor', {
      capability: 'member.manage',
    }),
    adminRoute('POST', '/members/:documentId/recovery', 'member-security.recover', { capability: 'member.manage' }),
    adminRoute('DELETE', '/members/:documentId', 'offboarding.remove', { capability: 'member.manage' }),
    adminRoute('GET', '/members/:documentId/offboarding', 'offboarding.preview', { capability: 'member.manage' }),
    adminRoute('POST', '/members/:documentId/offboarding', 'offboarding.offboard', { capability: 'member.manage' }),
    adminRoute('GET', '/members/:documentId/sessions', 'member-session.find', { capability: 'member.manage' }),
    adminRoute('DELETE', '/members/:documentId/sessions', 'member-session.endAll', { capability: 'member.manage' }),
    adminRoute('DELETE', '/members/:documentId/sessions/:session', 'member-session.end', {
      capability: 'member.manage',
    }),

    adminRoute('GET', '/profile', 'profile.find', { capability: 'partner.read' }),
    adminRoute('PUT', '/profile', 'profile.update', { capability: 'partner.read' }),
    adminRoute('POST', '/profile/mobile/code', 'profile.sendMobileCode', { capability: 'partner.read' }),
    adminRoute('POST', '/profile/mobile/verify', 'profile.verifyMobile', { capability: 'partner.read' }),
    adminRoute('POST', '/profile/email', 'profile.requestEmail', { capability: 'partner.read' }),
    adminRoute('POST', '/profile/email/verify', 'profile.verifyEmail', { capability: 'partner.read' }),
    adminRoute('POST', '/profile/password', 'profile.changePassword', { capability: 'partner.read' }),
    adminRoute('GET', '/profile/sessions', 'profile.findSessions', { capability: 'partner.read' }),
    adminRoute('DELETE', '/profile/sessions', 'profile.endOtherSessions', { capability: 'partner.read' }),
    adminRoute('DELETE', '/profile/sessions/:documentId', 'profile.endSession', { capability: 'partner.read' }),

    ...imports,

    // Of a member or of a customer user: the invite says which right it takes
    adminRoute('GET', '/invites', 'invite.find', { capability: 'member.read' }),
    adminRoute('POST', '/invites', 'invite.create', { capability: 'member.manage' }),
    adminRoute('POST', '/invites/:documentId/resend', 'invite.resend', { capability: 'member.read' }),
    adminRoute('DELETE', '/invites/:documentId', 'invite.delete', { capability: 'member.read' }),
    adminRoute('GET', '/customers', 'customer.find', { capability: 'customer.read' }),
    adminRoute('GET', '/customers/export', 'customer.export', { capability: 'customer.read' }),
    adminRoute('GET', '/customers/accounts', 'customer.exportAccounts', { capability: 'customer.export' }),
    adminRoute('GET', '/customers/tags', 'customer.findTags', { capability: 'customer.read' }),
    adminRoute('GET', '/customers/owners', 'customer-lifecycle.findOwners', { capability: 'customer.create' }),
    adminRoute('GET', '/customers/shortcode', 'customer-lifecycle.proposeShortcode', {
      capability: 'customer.create',
    }),
    adminRoute('POST', '/customers', 'customer-lifecycle.create', { capability: 'customer.create' }),
    // Each customer is judged by itself
    adminRoute('POST', '/customers/bulk', 'customer-lifecycle.changeMany', { capability: 'customer.read' }),
    adminRoute('POST', '/customers/bulk/preview', 'customer-lifecycle.previewMany', {
      capability: 'customer.suspend',
    }),
    adminRoute('PUT', '/customers/:documentId', 'customer-lifecycle.update', {
      capability: 'customer.update',
      target: customer,
    }),
    // On the customer, and on the new owner
    adminRoute('GET', '/customers/:documentId/move', 'customer-lifecycle.previewMove', {
      capability: 'customer.create',
      target: customer,
    }),
    adminRoute('POST', '/customers/:documentId/move', 'customer-lifecycle.move', {
      capability: 'customer.create',
      target: customer,
    }),
    adminRoute('GET', '/customers/:documentId/cut-off', 'customer-lifecycle.preview', {
      capability: 'customer.suspend',
      target: customer,
    }),
    adminRoute('POST', '/customers/:documentId/suspend', 'customer-lifecycle.suspend', {
      capability: 'customer.suspend',
      target: customer,
    }),
    adminRoute('POST', '/customers/:documentId/reactivate', 'customer-lifecycle.reactivate', {
      capability: 'customer.suspend',
      target: customer,
    }),
    adminRoute('POST', '/customers/:documentId/invites', 'invite.createForCustomer', {
      capability: 'customer-user.manage',
      target: { kind: 'customer', param: 'documentId' },
    }),
    ...accessModels,
    ...customerLink,
    adminRoute('GET', '/customers/:documentId/overview', 'customer-user.overview', {
      capability: 'customer.read',
      target: customer,
    }),
    adminRoute('GET', '/customers/:documentId/users', 'customer-user.find', {
      capability: 'customer-user.read',
      target: customer,
    }),
    // The customer is that of the user, or of the license
    adminRoute('PUT', '/customer-users/:documentId', 'customer-user.update', { capability: 'customer-user.manage' }),
    adminRoute('POST', '/customer-users/:documentId/deactivate', 'customer-user.deactivate', {
      capability: 'customer-user.manage',
    }),
    adminRoute('POST', '/customer-users/:documentId/reactivate', 'customer-user.reactivate', {
      capability: 'customer-user.manage',
    }),
    adminRoute('DELETE', '/customer-users/:documentId', 'customer-user.remove', {
      capability: 'customer-user.manage',
    }),
    adminRoute('PUT', '/customer-users/:documentId/licenses', 'customer-user.saveLicenses', {
      capability: 'license.assign',
    }),

    ...integrations,
    ...licenses,
    ...partners,
  ],
};
