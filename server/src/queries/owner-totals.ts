import type { Knex } from 'knex';
import { chunks } from '../utils/chunks';
import { locked, lockRows, toCount, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';

/**
 * What a customer counts for, by column of the owners' totals: an expression over customers `k`. Demo customers are counted
 * apart, and nothing of them with the others; a suspended one no link is asked of (TE-3).
 */
const COUNTED_AS = {
  customers: 'case when k.demo then 0 else 1 end',
  demos: 'case when k.demo then 1 else 0 end',
  suspended: 'case when k.demo then 0 when k.suspended then 1 else 0 end',
  link_pending: "case when k.demo or k.suspended then 0 when k.link_approval = 'pending' then 1 else 0 end",
  link_rejected: "case when k.demo or k.suspended then 0 when k.link_approval = 'rejected' then 1 else 0 end",
  devices: 'case when k.demo then 0 else k.device_count end',
  subscriptions: 'case when k.demo then 0 else k.subscription_count end',
} as const;

type Column = keyof typeof COUNTED_AS;
const COLUMNS = Object.keys(COUNTED_AS) as Column[];

/** Numbers of an owner's customers of one access model; `owner_id` is numeric. */
type OwnerTotal = { owner_id: number; access_model: string } & Record<Column, number>;

/** What the numbers belong to. */
const WHOSE = ['owner_id', 'access_model'] as const;

/** As sums of customers `k`, or of owners' totals `k`, each times `sign`. */
export const summed = (sql: Sql, of: 'customers' | 'totals', sign: 1 | -1 = 1): Record<Column, Knex.Raw> =>
  Object.fromEntries(
    COLUMNS.map((column) => [column, sql.raw(`${sign} * sum(${of === 'totals' ? `k.${column}` : COUNTED_AS[column]})`)])
  ) as Record<Column, Knex.Raw>;

/** Several of the same as one, and none that changes nothing. PostgreSQL answers with sums as text. */
const sumUp = (totals: OwnerTotal[]): OwnerTotal[] => {
  const sums = new Map<string, OwnerTotal>();
  for (const total of totals) {
    const { owner_id, access_model } = total;
    const key = `${owner_id} ${access_model}`;
    const known = sums.get(key);
    const numbers = COLUMNS.map((column) => [column, (known?.[column] ?? 0) + toCount(total[column])]);
    sums.set(key, { owner_id, access_model, ...Object.fromEntries(numbers) });
  }
  return [...sums.values()].filter((total) => COLUMNS.some((column) => total[column] !== 0));
};

const group = (sql: Sql, of: 'customers' | 'totals', sign: 1 | -1) =>
  sql({ k: of === 'totals' ? T.ownerTotals : T.customers })
    .groupBy(WHOSE.map((column) => `k.${column}`))
    .select(...WHOSE.map((column) => `k.${column}`), summed(sql, of, sign));

/** @param customerIds numeric; those of them that there are */
const read = async (trx: Sql, customerIds: number[], sign: 1 | -1): Promise<OwnerTotal[]> => {
  const totals: OwnerTotal[] = [];
  for (const chunk of chunks(customerIds)) totals.push(...(await group(trx, 'customers', sign).whereIn('k.id', chunk)));
  return totals;
};

/**
 * Writes down by how much owners' totals change, in the transaction of the change. Rows are only added: two changes of one
 * owner's customers do not wait for each other.
 */
export const addToTotals = async (trx: Sql, changes: OwnerTotal[]): Promise<void> => {
  const rows = sumUp(changes).map((total) => ({ document_id: createDocumentId(), ...total }));
  for (const chunk of chunks(rows)) await trx(T.ownerTotals).insert(chunk);
};

/** Adds new customers to the totals of their owners. @param customerIds numeric */
export const countNew = async (trx: Sql, customerIds: number[]): Promise<void> =>
  addToTotals(trx, await read(trx, customerIds, 1));

/**
 * Keeps the totals in step with a change of customers: of their owner, of what they count for, or of whether they are there.
 *
 * @param customerIds numeric; locked until the transaction ends, so that none changes between the two looks
 * @returns what `change` returns
 */
export const keepTotals = async <Result>(
  trx: Sql,
  customerIds: number[],
  change: () => PromiseLike<Result>
): Promise<Result> => {
  for (const chunk of chunks(customerIds)) await lockRows(trx, T.customers, 'id', chunk, 'id');
  const before = await read(trx, customerIds, -1);
  const result = await change();
  await addToTotals(trx, [...before, ...(await read(trx, customerIds, 1))]);
  return result;
};

/** @returns by how much the totals are off, by owner: one statement, so that it sees each change whole or not at all */
export const findDrift = async (sql: Sql): Promise<OwnerTotal[]> =>
  sumUp(await sql.unionAll([group(sql, 'customers', 1), group(sql, 'totals', -1)]));

/**
 * Makes one row of each owner's many.
 *
 * @param limit owners that are taken at once
 * @returns how many owners had more than one
 */
export const foldTotals = async (trx: Sql, limit: number): Promise<number> => {
  const owners = (await findMany(trx, limit)).map(({ owner_id }) => owner_id);
  const parts = trx(T.ownerTotals).whereIn('owner_id', owners).orderBy('id');
  const rows: (OwnerTotal & { id: number })[] = await locked(trx, parts.select('id', ...WHOSE, ...COLUMNS));
  for (const gone of chunks(rows.map(({ id }) => id))) await trx(T.ownerTotals).whereIn('id', gone).delete();
  await addToTotals(trx, rows);
  return owners.length;
};

/** @returns owners that have several rows of one access model, `limit` at most */
export const findMany = (sql: Sql, limit: number): Promise<Pick<OwnerTotal, 'owner_id'>[]> =>
  sql(T.ownerTotals)
    .groupBy(...WHOSE)
    .havingRaw('count(*) > 1')
    .orderBy('owner_id')
    .limit(limit)
    .distinct('owner_id');
