/** Attributes, or whole types, of the plugin that hold no person's text: a mark there would break the row (marks.ts). */
export const NO_TEXT = [
  // Built from ids, names of zones, sets of capabilities, hashes
  'delegation',
  'custom-role.capabilities',
  'reminder',
  // Of no tenant, or copied from rows that carry the marks
  'audit-entry',
  'audit-head',
  'audit-key',
  'mail-outbox',
  'sign-in',
  'one-time-code',
  'agreement',
  'agreement-acceptance',
  'oidc-request',
  'product',
  'license.timeZone',
  'invite.role',
  'invite.tokenHash',
  'invite.pendingKey',
  'access-request.openKey',
  'access-request.capability',
];
  'link-approval.tokenHash',
