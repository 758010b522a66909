/** Table names, as the content types' `collectionName`s make them; read models and bulk writes name them only here. */
export const T = {
  partners: 'msp_partners',
  closures: 'msp_partner_closures',
  customers: 'msp_customers',
  members: 'msp_members',
  groups: 'msp_privilege_groups',
  groupMembers: 'msp_privilege_groups_members_lnk',
  customRoles: 'msp_custom_roles',
  delegations: 'msp_delegations',
  auditEntries: 'msp_audit_entries',
  auditHeads: 'msp_audit_heads',
  auditKeys: 'msp_audit_keys',
  signIns: 'msp_sign_ins',
  users: 'admin_users',
  userRoles: 'admin_users_roles_lnk',
  roles: 'admin_roles',
} as const;
