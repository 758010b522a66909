import { REST_NAMED, type SuspensionEffects } from '../../../contracts/customer-lifecycle';
import { activeAt } from '../access/active';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { customerScope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { joinNames } from './delegation-rows';
import { countLiveOfCustomer } from './usable-integrations';
import { PERSON_COLUMNS, personName, type Person } from './people';

interface Row extends Person {
  memberId: number | null;
  groupId: number | null;
  groupName: string;
  partnerName: string;
}

/** What rests while a customer is suspended: delegations there and the people inside, as far as the actor reads them. */
export const findSuspensionEffects = async (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  customerId: number
): Promise<SuspensionEffects> => {
  const resting = () =>
    sql({ d: T.delegations })
      .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
      .where('d.target_customer_id', customerId)
      .where(activeAt('d', now))
      .where(grantScope(sql, actor, now));
  const rows: Row[] = await joinNames(resting())
    .select({ memberId: 'm.id', groupId: 'g.id', groupName: 'g.name', partnerName: 'gp.name' }, PERSON_COLUMNS)
    .orderBy('d.id')
    .limit(REST_NAMED);
  const [counts] = await sql.select({
    grantees: resting().count('*'),
    users: sql({ cu: T.customerUsers }).where({ 'cu.customer_id': customerId, 'cu.active': true }).count('*'),
    seesUsers: sql({ x: T.customers })
      .where('x.id', customerId)
      .where(customerScope(sql, actor, 'customer-user.read', now, { alias: 'x' }))
      .count('*'),
    seesShares: sql({ x: T.customers })
      .where('x.id', customerId)
      .where(customerScope(sql, actor, 'integration.read', now, { alias: 'x' }))
      .count('*'),
  });
  return {
    grantees: rows.map((row) => {
      if (row.memberId !== null) return { kind: 'member', name: personName(row) };
      return row.groupId !== null ? { kind: 'group', name: row.groupName } : { kind: 'partner', name: row.partnerName };
    }),
    granteeCount: toCount(counts.grantees),
    userCount: toCount(counts.seesUsers) > 0 ? toCount(counts.users) : null,
    shareCount: toCount(counts.seesShares) > 0 ? await countLiveOfCustomer(sql, now, customerId) : null,
  };
};
