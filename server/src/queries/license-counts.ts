import type { Knex } from 'knex';
import type { Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';

/** Licenses `l` that still count at their customer although they have ended: until the job has taken them off. */
export const endedButCounted =
  (now: Date, alias = 'l') =>
  (where: Knex.QueryBuilder): void =>
    void where.where(`${alias}.counted`, true).where(`${alias}.contract_ends_at`, '<=', now);

/** In the order of the index: PostgreSQL takes what has ended for many that still count, and would read the whole table. */
const readOne = statement((sql: Sql, { now }: { now: Date }) =>
  sql({ l: T.licenses }).where(endedButCounted(now)).orderBy('l.contract_ends_at').select('l.id').limit(1)
);

/** Whether there is one of those; mostly there is none. */
export const hasEndedButCounted = async (sql: Sql, now: Date): Promise<boolean> =>
  (await readOne(sql, { now })).length > 0;

/** Who has a seat of the license `l`: users, members, and who is invited and has not answered. */
export const holdersOf = (sql: Sql): Knex.QueryBuilder =>
  sql({ a: T.licenseAssignments })
    .leftJoin({ i: T.invites }, 'i.id', 'a.invite_id')
    .whereRaw('a.license_id = l.id')
    .where((held) =>
      held
        .whereNotNull('a.customer_user_id')
        .orWhereNotNull('a.member_id')
        .orWhere((invited) =>
          invited
            .whereNotNull('a.invite_id')
            .whereNull('i.accepted_at')
            .whereNull('i.declined_at')
            .whereNull('i.deleted_at')
        )
    );
