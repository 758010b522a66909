import type { Knex } from 'knex';
import { personName, type Person } from '../queries/people';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { grants, type Overlay } from './grants';
import type { GrantRow, Subject, Target } from './paths';
import type { Scope } from './scope';

/** Partners `p` or customers `c` as targets of a question. */
export const targetsOf = (sql: Sql, kind: Target['kind'], scope: Scope): Knex.QueryBuilder =>
  kind === 'partner'
    ? sql({ p: T.partners })
        .leftJoin({ above: T.partners }, 'above.id', 'p.parent_id')
        .where(scope)
        .select({ id: 'p.id', documentId: 'p.document_id', name: 'p.name', type: 'p.type' })
        .select({ ownerId: 'p.id', ownerName: 'p.name', managedBy: 'above.name' })
    : sql({ c: T.customers })
        .join({ o: T.partners }, 'o.id', 'c.owner_id')
        .where(scope)
        .select({ id: 'c.id', documentId: 'c.document_id', name: 'c.name', ownerId: 'o.id', ownerName: 'o.name' })
        .select({ managedBy: 'o.name', suspended: 'c.suspended', accessModel: 'c.access_model' })
        .select({ linkApproval: 'c.link_approval' });

type TargetRow = Pick<Target, 'id' | 'documentId' | 'ownerId' | 'ownerName' | 'managedBy'> & {
  name: string | null;
  type?: Target['type'];
  suspended?: unknown;
  accessModel?: string;
  linkApproval?: string;
};

export const toTarget = (kind: Target['kind'], row: TargetRow): Target => ({
  kind,
  id: row.id,
  documentId: row.documentId,
  name: row.name ?? row.documentId,
  type: row.type ?? null,
  ownerId: row.ownerId,
  ownerName: row.ownerName,
  managedBy: row.managedBy,
  suspended: Boolean(row.suspended),
  guestsOnly: row.accessModel === 'invite-guest',
  linkAccepted: kind === 'partner' || row.linkApproval === 'accepted',
});

/** Which grants a question is about. */
interface Asked {
  kind: Target['kind'];
  /** Numeric ids, or a query that selects them. */
  targets: number[] | Knex.QueryBuilder;
  /** The one person it is about; everybody otherwise. */
  subject?: Subject;
  overlay?: Overlay;
}

/** Columns of the two targets in the delegation table. */
const COLUMN = { partner: 'target_partner_id', customer: 'target_customer_id' } as const;

/**
 * The grants that may lead to the targets: onto them, and onto the partners that are assigned to them. Whoever reads them
 * judges them: ended ones and those that lack the capability are among them.
 */
export const findGrants = async (sql: Sql, asked: Asked): Promise<GrantRow[]> => {
  const { kind, targets, subject, overlay } = asked;
  const onto = grants(sql, 'd', overlay).whereIn(`d.${COLUMN[kind]}`, targets);
  const rows: Knex.QueryBuilder[] = [(subject ? onto.where(concerns(sql, subject, overlay)) : onto).select('d.id')];
  if (kind === 'customer') {
    const assigned = grants(sql, 'a', overlay)
      .whereIn('a.target_customer_id', targets)
      .whereNotNull('a.grantee_partner_id')
      .select('a.grantee_partner_id');
    const through = grants(sql, 'd', overlay).whereIn('d.target_partner_id', assigned).select('d.id');
    rows.push(subject ? through.where(isGivenTo(subject)) : through.whereNull('d.grantee_partner_id'));
  }
  const found: Found[] = await withNames(sql, overlay).whereIn(
    'd.id',
    rows.length > 1 ? rows[0]!.unionAll(rows[1]!) : rows[0]!
  );
  return found.map(toGrantRow);
};

/** Grants `d` to the member or to one of its groups. */
const isGivenTo =
  ({ memberId, groups }: Subject): Scope =>
  (where) =>
    void where.where((any) =>
      any.where('d.grantee_member_id', memberId).orWhereIn(
        'd.grantee_group_id',
        groups.map(({ id }) => id)
      )
    );

/** And those to its home and to the partners delegated to it. */
const concerns = (sql: Sql, subject: Subject, overlay?: Overlay): Scope => {
  const delegated = grants(sql, 'd', overlay)
    .where(isGivenTo(subject))
    .whereNotNull('d.target_partner_id')
    .select('d.target_partner_id');
  return (where) =>
    void where.where((any) =>
      any
        .where(isGivenTo(subject))
        .orWhere('d.grantee_partner_id', subject.home.id)
        .orWhereIn('d.grantee_partner_id', delegated)
    );
};

const withNames = (sql: Sql, overlay?: Overlay): Knex.QueryBuilder =>
  grants(sql, 'd', overlay)
    // What is only proposed was given by nobody
    .leftJoin({ row: T.delegations }, 'row.id', 'd.id')
    .leftJoin({ u: T.users }, 'u.id', 'row.granted_by_id')
    .leftJoin({ gm: T.members }, 'gm.user_id', 'u.id')
    .leftJoin({ gp: T.partners }, 'gp.id', 'gm.partner_id')
    .leftJoin({ g: T.groups }, 'g.id', 'd.grantee_group_id')
    .leftJoin({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .leftJoin({ p: T.partners }, 'p.id', 'd.grantee_partner_id')
    .leftJoin({ tp: T.partners }, 'tp.id', 'd.target_partner_id')
    .leftJoin({ tc: T.customers }, 'tc.id', 'd.target_customer_id')
    .leftJoin({ o: T.partners }, 'o.id', 'd.target_owner_id')
    .select({ id: 'd.id', granteeMemberId: 'd.grantee_member_id', granteeGroupId: 'd.grantee_group_id' })
    .select({ granteePartnerId: 'd.grantee_partner_id', targetPartnerId: 'd.target_partner_id' })
    .select({ targetCustomerId: 'd.target_customer_id', role: 'd.role', origin: 'd.origin' })
    .select({ startsAt: 'd.starts_at', endsAt: 'd.ends_at', timeZone: 'row.time_zone', givenAt: 'row.updated_at' })
    .select({ groupName: 'g.name', customRole: 'r.name', granteePartnerName: 'p.name', ownerName: 'o.name' })
    .select({ partnerName: 'tp.name', customerName: 'tc.name', customerDocumentId: 'tc.document_id' })
    .select({ giverId: 'u.id', firstname: 'u.firstname', lastname: 'u.lastname', email: 'u.email' })
    .select({ giverHomeId: 'gp.id', giverHome: 'gp.name' })
    .orderBy('d.id');

type Found = Omit<GrantRow, 'startsAt' | 'endsAt' | 'givenAt' | 'group' | 'giver' | 'targetName'> &
  Person & {
    startsAt: unknown;
    endsAt: unknown;
    givenAt: unknown;
    groupName: string;
    customRole: string;
    partnerName: string | null;
    customerName: string | null;
    customerDocumentId: string | null;
    giverId: number | null;
    giverHomeId: number | null;
    giverHome: string | null;
  };

const toGrantRow = (row: Found): GrantRow => ({
  ...pick(row),
  startsAt: toDate(row.startsAt),
  endsAt: row.endsAt === null ? null : toDate(row.endsAt),
  givenAt: toDate(row.givenAt ?? row.startsAt),
  group: row.granteeGroupId ? { name: row.groupName, customRole: row.customRole } : null,
  targetName: row.partnerName ?? row.customerName ?? row.customerDocumentId,
  giver: row.giverId ? { name: personName(row), homeId: row.giverHomeId, homeName: row.giverHome } : null,
});

const pick = ({ granteeMemberId, granteeGroupId, granteePartnerId, granteePartnerName, ...row }: Found) => ({
  id: row.id,
  granteeMemberId,
  granteeGroupId,
  granteePartnerId,
  granteePartnerName,
  targetPartnerId: row.targetPartnerId,
  targetCustomerId: row.targetCustomerId,
  ownerName: row.ownerName,
  role: row.role,
  origin: row.origin,
  timeZone: row.timeZone,
});

/**
 * How many levels a partner stands above others.
 *
 * @returns by `ancestor>descendant`, numeric ids; missing where it does not
 */
export const findDepths = async (
  sql: Sql,
  ancestors: number[],
  descendants: number[]
): Promise<Map<string, number>> => {
  const rows = await sql(T.closures)
    .whereIn('ancestor_id', ancestors)
    .whereIn('descendant_id', descendants)
    .select('ancestor_id', 'descendant_id', 'depth');
  return new Map(rows.map((row) => [`${row.ancestor_id}>${row.descendant_id}`, row.depth]));
};
