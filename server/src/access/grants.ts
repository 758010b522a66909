import type { Knex } from 'knex';
import type { SystemRole } from '../../../contracts/common';
import { fromIndex, isPostgres, isSqlite, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor } from './actor';
import type { Grant } from './delegation-key';

/** A grant that is not written (yet). */
export interface ProposedGrant extends Grant {
  targetOwnerId: number;
  outsideOwner?: boolean;
  /** `null` for a privilege group, which carries its custom role. */
  role: SystemRole | null;
  origin?: 'manual' | 'rule' | 'guest';
  startsAt: Date;
  /** Exclusive; `null` when unlimited. */
  endsAt: Date | null;
}

/** Proposed changes to the delegation table; a grant whose role or period changes is removed and added. */
export interface Overlay {
  /** Numeric ids of delegations, or a query that selects them. */
  remove?: number[] | Knex.QueryBuilder;
  add?: ProposedGrant[];
  /** The statement carries the change once (`withProposed`), where many of its parts read it. */
  carried?: true;
}

const PROPOSED = 'proposed_grants';
const REMOVED = 'removed_grants';

/** What the rules read of a grant, with the type a proposed one is read as on the servers. */
const COLUMNS = {
  id: 'int',
  grantee_member_id: 'int',
  grantee_group_id: 'int',
  grantee_partner_id: 'int',
  target_partner_id: 'int',
  target_customer_id: 'int',
  target_owner_id: 'int',
  outside_owner: 'boolean',
  role: 'varchar(255)',
  origin: 'varchar(255)',
} as const;

const ALL = [...Object.keys(COLUMNS), 'starts_at', 'ends_at'];

const OF_TARGET = 'msp_delegations_pair';

/**
 * The delegation table, as every rule reads it: as it is, or with a proposed change laid over it in the query, so that a
 * dry run writes nothing and asks the same engine.
 *
 * @param ofTarget those of one customer are looked up, again and again: SQLite would take the grantee's each time
 */
export const grants = (sql: Sql, alias: string, overlay?: Overlay, ofTarget = false): Knex.QueryBuilder => {
  if (!overlay) return ofTarget ? fromIndex(sql, T.delegations, alias, OF_TARGET) : sql({ [alias]: T.delegations });
  const removed = overlay.carried ? sql.select('id').from(REMOVED) : removedIds(sql, overlay);
  const kept: Knex.QueryBuilder = sql(T.delegations).select(ALL).whereNotIn('id', removed);
  const proposed: Knex.QueryBuilder[] = overlay.carried ? [sql.select(ALL).from(PROPOSED)] : proposedRows(sql, overlay);
  return sql.from(proposed.reduce((union, rows) => union.unionAll(rows), kept).as(alias));
};

/** A statement whose parts read a change of many rows, which it carries once instead of in each of them. */
export const withProposed = (sql: Sql, overlay: Overlay): Knex.QueryBuilder => {
  const none = sql(T.delegations).select(ALL).whereRaw('false');
  const proposed = proposedRows(sql, overlay).reduce((union, rows) => union.unionAll(rows), none);
  return sql.with(PROPOSED, proposed).with(REMOVED, sql.select('id').from(removedIds(sql, overlay).as('removed')));
};

const proposedRows = (sql: Sql, { add = [] }: Overlay) => byPeriod(add).map((rows) => literalRows(sql, rows));
const removedIds = (sql: Sql, { remove = [] }: Overlay) => (Array.isArray(remove) ? idList(sql, remove) : remove);

/** The actor as it would be with the change made. */
export const withOverlay = <A extends Actor>(actor: A, overlay: Overlay | undefined): A => {
  if (actor.operator || !overlay) return actor;
  const { add = [] } = overlay;
  const toHome = actor.grants.toHome || add.some(({ granteePartnerId }) => granteePartnerId === actor.home.id);
  const toMember = actor.grants.toMember || add.some(({ granteeMemberId }) => granteeMemberId === actor.memberId);
  return { ...actor, overlay, grants: { toHome, toMember } };
};

const byPeriod = (rows: ProposedGrant[]): ProposedGrant[][] => {
  const periods = new Map<string, ProposedGrant[]>();
  for (const row of rows) {
    const key = `${row.startsAt.getTime()} ${row.endsAt?.getTime()}`;
    periods.set(key, [...(periods.get(key) ?? []), row]);
  }
  return [...periods.values()];
};

const toJson = (rows: ProposedGrant[]) =>
  JSON.stringify(
    rows.map((row, index) => ({
      id: -1 - index,
      grantee_member_id: row.granteeMemberId,
      grantee_group_id: row.granteeGroupId,
      grantee_partner_id: row.granteePartnerId,
      target_partner_id: row.targetPartnerId,
      target_customer_id: row.targetCustomerId,
      target_owner_id: row.targetOwnerId,
      outside_owner: row.outsideOwner ?? false,
      role: row.role ?? undefined,
      origin: row.origin ?? 'manual',
    }))
  );

/** Rows of one period, bound as one value: a change may hold more of them than a statement takes. */
const literalRows = (sql: Sql, rows: ProposedGrant[]): Knex.QueryBuilder => {
  const { startsAt, endsAt } = rows[0]!;
  const json = toJson(rows);
  const instant = isSqlite(sql) ? '?' : `cast(? as ${isPostgres(sql) ? 'timestamp' : 'datetime(6)'})`;
  const columns = Object.entries(COLUMNS).map(([name, type]) => {
    if (isSqlite(sql)) return `json_extract(r.value, '$.${name}') as ${name}`;
    return isPostgres(sql) ? `cast(r.value ->> '${name}' as ${type}) as ${name}` : `r.${name}`;
  });
  const dates = sql.raw(`${instant} as starts_at, ${instant} as ends_at`, [startsAt, endsAt] as Knex.RawBinding[]);
  return sql.select(sql.raw(columns.join(', ')), dates).from(jsonTable(sql, json));
};

const jsonTable = (sql: Sql, json: string): Knex.Raw => {
  if (isSqlite(sql)) return sql.raw('json_each(?) as r', [json]);
  if (isPostgres(sql)) return sql.raw('jsonb_array_elements(cast(? as jsonb)) as r(value)', [json]);
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type} path '$.${name}'`);
  return sql.raw(`json_table(?, '$[*]' columns (${columns.join(', ')})) as r`, [json]);
};

/** A list of numeric ids, bound as one value: it may hold more of them than a statement takes. */
export const idList = (sql: Sql, ids: number[]): Knex.QueryBuilder => {
  const json = JSON.stringify(ids.map((id) => ({ id })));
  const id = isSqlite(sql)
    ? `json_extract(r.value, '$.id')`
    : isPostgres(sql)
      ? `cast(r.value ->> 'id' as int)`
      : 'r.id';
  return sql.select(sql.raw(`${id} as id`)).from(jsonTable(sql, json));
};
