import { documentId } from '../../../contracts/common';
import { fold } from '../../../contracts/search-text';
import { currentAt } from '../access/active';
import type { Actor } from '../access/actor';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { assignableScope } from './assignable-customers';

export interface AssignableByText {
  id: number;
  documentId: string;
  /** Neither suspended nor waiting for its link. */
  active: boolean;
}

interface Context {
  actor: Actor;
  now: Date;
}

type Row = AssignableByText & { nameKey: string; shortcode: string | null };

/**
 * Customers that the actor may assign, by Tenant ID, shortcode or name, in that order.
 *
 * @returns by text; several where a name is that of several
 */
export const findNamedCustomers = async (
  sql: Sql,
  { actor, now }: Context,
  texts: string[]
): Promise<Map<string, AssignableByText[]>> => {
  const found = new Map<number, Row>();
  const columns = { id: 'c.id', documentId: 'c.document_id', nameKey: 'c.name_key', shortcode: 'c.shortcode' };
  const read = async (column: string, values: string[]) => {
    for (const chunk of chunks([...new Set(values)])) {
      const rows = await sql({ c: T.customers })
        .where(assignableScope(sql, actor, now))
        .whereIn(column, chunk)
        .select(columns, { suspended: 'c.suspended', linkApproval: 'c.link_approval' });
      for (const { suspended, linkApproval, ...row } of rows) {
        found.set(row.id, { ...row, active: !suspended && linkApproval === 'accepted' });
      }
    }
  };
  await read(
    'c.document_id',
    texts.filter((text) => documentId.safeParse(text).success)
  );
  await read(
    'c.shortcode',
    texts.map((text) => text.toUpperCase())
  );
  await read('c.name_key', texts.map(fold).filter(Boolean));

  const rows = [...found.values()];
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  const byCode = new Map(rows.map((row) => [row.shortcode, row]));
  const byName = new Map<string, Row[]>();
  for (const row of rows) byName.set(row.nameKey, [...(byName.get(row.nameKey) ?? []), row]);
  return new Map(
    texts.map((text) => {
      const one = byId.get(text) ?? byCode.get(text.toUpperCase());
      const key = fold(text);
      return [text, one ? [one] : (key && byName.get(key)) || []];
    })
  );
};

/** The pairs of tech partner and customer, by numeric ids, that there is an assignment of, now or later on. */
export const findCurrentAssignments = async (
  sql: Sql,
  now: Date,
  techPartnerIds: number[],
  customerIds: number[]
): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const chunk of chunks(customerIds)) {
    const rows = await sql({ d: T.delegations })
      .whereIn('d.grantee_partner_id', techPartnerIds)
      .whereIn('d.target_customer_id', chunk)
      .where('d.origin', 'manual')
      .where(currentAt('d', now))
      .select({ partner: 'd.grantee_partner_id', customer: 'd.target_customer_id' });
    for (const { partner, customer } of rows) found.add(`${partner}:${customer}`);
  }
  return found;
};
