import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import { REST_NAMED, type SuspensionEffects } from '../../../contracts/customer-lifecycle';
import { activeAt } from '../access/active';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { customerScope } from '../access/customer-scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { joinGrantees } from './delegation-rows';
import { PERSON_COLUMNS, personName, type Person } from './people';
import { liveShares } from './usable-integrations';

interface Asked {
  actor: Actor;
  now: Date;
}

interface Row extends Person {
  memberId: number | null;
  groupId: number | null;
  groupName: string;
  partnerName: string;
  grantees: unknown;
  delegations: unknown;
}

const GRANTEE = ['d.grantee_member_id', 'd.grantee_group_id', 'd.grantee_partner_id'];

/** The customers are carried once, whatever a selection of them binds: all parts of the statement read them there. */
const CUSTOMERS = 'resting_customers';
const among = (sql: Sql) => sql.select('id').from(CUSTOMERS);

/** Who holds the resting grants, each once; how many there are stands in every row. */
const resting = (sql: Sql, { actor, now }: Asked): Knex.QueryBuilder =>
  sql({ d: T.delegations })
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .whereIn('d.target_customer_id', among(sql))
    .where(activeAt('d', now))
    .where(grantScope(sql, actor, now))
    .groupBy(GRANTEE)
    .select(GRANTEE)
    .select({ held: sql.raw('count(*)'), first: sql.raw('min(d.id)') })
    .select({ grantees: sql.raw('count(*) over ()'), delegations: sql.raw('sum(count(*)) over ()') })
    .orderBy([{ column: 'held', order: 'desc' }, 'first'])
    .limit(REST_NAMED);

/**
 * What rests while customers are suspended: delegations there, the people inside and what is shared with them, each on
 * those of them where the actor reads it (EX-15).
 *
 * @param customers a query of their numeric ids, or the one
 */
export const findSuspensionEffects = async (
  sql: Sql,
  asked: Asked,
  customers: Knex.QueryBuilder | number
): Promise<SuspensionEffects> => {
  const { actor, now } = asked;
  const ids = typeof customers === 'number' ? sql(T.customers).where({ id: customers }).select('id') : customers;
  const statement = () => sql.with(CUSTOMERS, ids);
  const reads = (capability: Capability) => customerScope(sql, actor, capability, now);
  const readsSome = (capability: Capability) =>
    sql({ c: T.customers }).whereIn('c.id', among(sql)).where(reads(capability)).select(sql.raw('1')).limit(1);

  const rows: Row[] = await joinGrantees(statement().from(resting(sql, asked).as('d')))
    .select({ memberId: 'm.id', groupId: 'g.id', groupName: 'g.name', partnerName: 'gp.name' }, PERSON_COLUMNS)
    .select('d.grantees', 'd.delegations')
    .orderBy([{ column: 'd.held', order: 'desc' }, 'd.first']);
  const [counts] = await statement().select({
    users: sql({ cu: T.customerUsers })
      .join({ c: T.customers }, 'c.id', 'cu.customer_id')
      .whereIn('c.id', among(sql))
      .where('cu.active', true)
      .where(reads('customer-user.read'))
      .countDistinct('cu.email'),
    seesUsers: readsSome('customer-user.read'),
    shares: liveShares(sql, now).whereIn('c.id', among(sql)).where(reads('integration.read')).count('*'),
    seesShares: readsSome('integration.read'),
  });
  return {
    grantees: rows.map((row) => {
      if (row.memberId !== null) return { kind: 'member', name: personName(row) };
      return row.groupId !== null ? { kind: 'group', name: row.groupName } : { kind: 'partner', name: row.partnerName };
    }),
    granteeCount: toCount(rows[0]?.grantees),
    delegationCount: toCount(rows[0]?.delegations),
    userCount: counts.seesUsers === null ? null : toCount(counts.users),
    shareCount: counts.seesShares === null ? null : toCount(counts.shares),
  };
};
