import type { Knex } from 'knex';
import { REST_NAMED, type MoveCustomerEffects } from '../../../contracts/customer-lifecycle';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { partnerScope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { outsideOwner } from './closures';
import { joinNames } from './delegation-rows';
import { endingShares, type EndingShare } from './integration-shares';
import { PERSON_COLUMNS, personName, type Person } from './people';

/** A customer that changes hands; numeric ids. */
export interface Move {
  customerId: number;
  from: number;
  to: number;
}

/** The partner, all below it and all above it: whose people work with its customers by the tree. */
const related = (sql: Sql, partnerId: number) =>
  sql(T.closures)
    .select({ id: 'descendant_id' })
    .where({ ancestor_id: partnerId })
    .union(sql(T.closures).select({ id: 'ancestor_id' }).where({ descendant_id: partnerId }));

/** Grants `d` of the old tree's partners and people, but for those whom the new owner's tree holds too. Guests stay. */
const ending = (sql: Sql, { customerId, from, to }: Move): Knex.QueryBuilder => {
  const account = sql.raw('coalesce(d.grantee_partner_id, m.partner_id, g.partner_id)');
  return joinNames(sql({ d: T.delegations }).leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id'))
    .where('d.target_customer_id', customerId)
    .whereNot('d.origin', 'guest')
    .whereIn(account as never, related(sql, from))
    .whereNotIn(account as never, related(sql, to));
};

/** Shares `s` of what partners `p` of the old tree own, but for those that the new owner's tree holds too. */
const sharesEnding = (sql: Sql, { customerId, from, to }: Move): Knex.QueryBuilder =>
  endingShares(sql)
    .where('c.id', customerId)
    .whereIn('i.owner_id', related(sql, from))
    .whereNotIn('i.owner_id', related(sql, to));

/** All shares that end with the move. */
export const findEndingShares = (trx: Sql, move: Move): Promise<EndingShare[]> => sharesEnding(trx, move);

interface Row extends Person {
  id: number;
  role: string | null;
  memberId: number | null;
  memberDocumentId: string | null;
  groupId: number | null;
  groupDocumentId: string | null;
  groupName: string;
  customRole: string | null;
  partnerDocumentId: string | null;
  partnerName: string;
}

export interface EndingGrant {
  id: number;
  kind: 'member' | 'group' | 'partner';
  documentId: string;
  name: string;
  role: string;
}

const named = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .select({ id: 'd.id', role: 'd.role', memberId: 'm.id', memberDocumentId: 'm.document_id' }, PERSON_COLUMNS)
    .select({ groupId: 'g.id', groupDocumentId: 'g.document_id', groupName: 'g.name', customRole: 'r.name' })
    .select({ partnerDocumentId: 'gp.document_id', partnerName: 'gp.name' })
    .orderBy('d.id');

const toEnding = (row: Row): EndingGrant => {
  const about = { id: row.id, role: row.role ?? row.customRole ?? '' };
  if (row.memberId !== null) {
    return { ...about, kind: 'member', documentId: row.memberDocumentId!, name: personName(row) };
  }
  return row.groupId !== null
    ? { ...about, kind: 'group', documentId: row.groupDocumentId!, name: row.groupName }
    : { ...about, kind: 'partner', documentId: row.partnerDocumentId!, name: row.partnerName };
};

/** All grants that end with the move. */
export const findEndingGrants = async (trx: Sql, move: Move): Promise<EndingGrant[]> => {
  const rows: Row[] = await named(ending(trx, move));
  return rows.map(toEnding);
};

/** The same as far as the actor reads it, for a preview. */
export const findMoveEffects = async (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  move: Move
): Promise<MoveCustomerEffects> => {
  const read = () => ending(sql, move).where(grantScope(sql, actor, now));
  const rows: Row[] = await named(read()).limit(REST_NAMED);
  const [row] = await read().count({ total: '*' });
  const readId = sql({ y: T.partners })
    .whereRaw('y.id = i.owner_id')
    .where(partnerScope(sql, actor, 'integration.read', now, 'y.id'))
    .select('y.id');
  const shares: (EndingShare & { readId: number | null })[] = await sharesEnding(sql, move).select({ readId });
  return {
    grantees: rows.map(toEnding).map(({ kind, name }) => ({ kind, name })),
    granteeCount: toCount(row?.total),
    shares: shares
      .slice(0, REST_NAMED)
      .map(({ name, ownerName, readId: reads }) => (reads === null ? ownerName : name)),
    shareCount: shares.length,
  };
};

/** What stays of grants and invitations is the new owner's from now on. */
export const handOver = async (trx: Sql, { customerId, to }: Move): Promise<void> => {
  await trx(T.delegations).where({ target_customer_id: customerId }).update({ target_owner_id: to });
  await trx(T.delegations)
    .where({ target_customer_id: customerId })
    .whereNotNull('grantee_partner_id')
    .update({ outside_owner: outsideOwner(trx) });
  await trx(T.invites).where({ customer_id: customerId }).update({ partner_id: to });
};
