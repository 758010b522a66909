import type { Knex } from 'knex';
import type { PartnerType, SystemRole } from '../../../contracts/common';
import type { Delegation } from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { isOwnGrant, managedTarget, namesGiver } from '../access/grant-scope';
import { stateOf } from '../access/period';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { personName } from './people';

/** First and last name of the user `u`, empty where there is neither. */
export const PERSON = `nullif(trim(concat(coalesce(u.firstname, ''), ' ', coalesce(u.lastname, ''))), '')`;

/** The grantee of a grant `d` by its name. */
export const joinGrantees = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin({ m: T.members }, 'm.id', 'd.grantee_member_id')
    .leftJoin({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ g: T.groups }, 'g.id', 'd.grantee_group_id')
    .leftJoin({ gp: T.partners }, 'gp.id', 'd.grantee_partner_id');

/** Grantee and target of a grant `d` by their names; the target customer `c` is joined before. */
export const joinNames = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  joinGrantees(query)
    .leftJoin({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .leftJoin({ tp: T.partners }, 'tp.id', 'd.target_partner_id');

export interface GrantRow {
  id: number;
  documentId: string;
  role: SystemRole | null;
  startsAt: unknown;
  endsAt: unknown;
  timeZone: string | null;
  origin: Delegation['origin'];
  memberId: number | null;
  memberDocumentId: string | null;
  userIsActive: unknown;
  firstname: string | null;
  lastname: string | null;
  email: string;
  groupId: number | null;
  groupDocumentId: string | null;
  groupName: string;
  customRole: string | null;
  partnerId: number | null;
  partnerDocumentId: string;
  partnerName: string;
  homeName: string | null;
  targetPartnerDocumentId: string | null;
  targetPartnerName: string;
  targetPartnerType: PartnerType | null;
  targetCustomerId: number | null;
  targetCustomerDocumentId: string;
  targetCustomerName: string | null;
  suspended: unknown;
  linkApproval: string | null;
  ownerId: number;
  ownerName: string;
  managedId: number | null;
  namesGiver: unknown;
  giverFirstname: string | null;
  giverLastname: string | null;
  giverEmail: string | null;
  giverHomeId: number | null;
}

export interface GrantContext {
  actor: Actor;
  now: Date;
}

/** Everything that is told of a grant `d`, and what decides whether the actor may renew it. */
export const grantRows = (from: Knex.QueryBuilder, sql: Sql, { actor, now }: GrantContext): Knex.QueryBuilder =>
  joinNames(from.from({ d: T.delegations }).leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id'))
    .join({ own: T.partners }, 'own.id', 'd.target_owner_id')
    .leftJoin({ home: T.partners }, (on) => on.on('home.id', sql.raw('coalesce(m.partner_id, g.partner_id)')))
    .leftJoin({ b: T.users }, 'b.id', 'd.granted_by_id')
    .leftJoin({ bm: T.members }, 'bm.user_id', 'b.id')
    .select({ id: 'd.id', documentId: 'd.document_id', role: 'd.role', origin: 'd.origin', ownerId: 'own.id' })
    .select({ startsAt: 'd.starts_at', endsAt: 'd.ends_at', timeZone: 'd.time_zone', ownerName: 'own.name' })
    .select({ memberId: 'm.id', memberDocumentId: 'm.document_id', userIsActive: 'u.is_active' })
    .select({ firstname: 'u.firstname', lastname: 'u.lastname', email: 'u.email', homeName: 'home.name' })
    .select({ groupId: 'g.id', groupDocumentId: 'g.document_id', groupName: 'g.name', customRole: 'r.name' })
    .select({ partnerId: 'gp.id', partnerDocumentId: 'gp.document_id', partnerName: 'gp.name' })
    .select({ targetPartnerDocumentId: 'tp.document_id', targetPartnerName: 'tp.name', targetPartnerType: 'tp.type' })
    .select({ targetCustomerId: 'c.id', targetCustomerDocumentId: 'c.document_id', targetCustomerName: 'c.name' })
    .select({ suspended: 'c.suspended', linkApproval: 'c.link_approval', namesGiver: namesGiver(sql, actor, now) })
    .select({ giverFirstname: 'b.firstname', giverLastname: 'b.lastname', giverEmail: 'b.email' })
    .select({ giverHomeId: 'bm.partner_id' })
    .select({ managedId: managedTarget(sql, actor, now) });

/** Why the actor can't renew a grant; `null` where it can. */
export const renewalBlock = (row: GrantRow, actor: Actor): 'no-right' | 'self' | 'not-active' | null => {
  if (row.managedId === null || row.origin !== 'manual') return 'no-right';
  if (isOwnGrant(actor, row)) return 'self';
  const customerIsActive = row.targetCustomerId === null || (!row.suspended && row.linkApproval === 'accepted');
  const granteeIsActive = row.memberId === null || Boolean(row.userIsActive);
  return customerIsActive && granteeIsActive ? null : 'not-active';
};

const granteeOf = (row: GrantRow): Delegation['grantee'] => {
  if (row.memberDocumentId !== null) {
    return { kind: 'member', documentId: row.memberDocumentId, name: personName(row), partner: row.homeName };
  }
  if (row.groupDocumentId !== null) {
    return { kind: 'group', documentId: row.groupDocumentId, name: row.groupName, partner: row.homeName };
  }
  return { kind: 'partner', documentId: row.partnerDocumentId, name: row.partnerName, partner: null };
};

const targetOf = (row: GrantRow): Delegation['target'] =>
  row.targetPartnerDocumentId === null
    ? {
        kind: 'customer',
        documentId: row.targetCustomerDocumentId,
        name: row.targetCustomerName ?? row.targetCustomerDocumentId,
        type: null,
        owner: row.ownerName,
      }
    : {
        kind: 'partner',
        documentId: row.targetPartnerDocumentId,
        name: row.targetPartnerName,
        type: row.targetPartnerType,
        owner: null,
      };

/** People of accounts that the actor does not see are the organisation that owns the target, as in Why?; operators nobody. */
const giverOf = (row: GrantRow): string | null => {
  if (row.giverEmail === null) return null;
  if (row.namesGiver === null) return row.giverHomeId === null ? null : row.ownerName;
  return personName({ firstname: row.giverFirstname, lastname: row.giverLastname, email: row.giverEmail });
};

export const toDelegation = (row: GrantRow, { actor, now }: GrantContext): Delegation => ({
  documentId: row.documentId,
  grantee: granteeOf(row),
  target: targetOf(row),
  role: row.role,
  customRole: row.customRole,
  period: {
    from: toDate(row.startsAt).toISOString(),
    until: row.endsAt === null ? null : toDate(row.endsAt).toISOString(),
    timeZone: row.timeZone,
    state: stateOf(row, now),
  },
  origin: row.origin,
  grantedBy: giverOf(row),
  canRenew: renewalBlock(row, actor) === null,
  canEnd: row.managedId !== null && row.origin === 'manual',
});
