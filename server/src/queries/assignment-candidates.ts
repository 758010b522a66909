import type { Knex } from 'knex';
import type { CustomerSelection } from '../../../contracts/assigned-customers';
import type { Actor } from '../access/actor';
import type { Sql } from '../utils/db';
import { toDate } from '../utils/db';
import { chunks, CHUNK } from '../utils/chunks';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import { assignableScope } from './assignable-customers';
import { searchByIndex, searchTerm } from './customer-search';

/** A selected customer and the tech partner's assignment to it, current or ended. */
export interface Candidate {
  id: number;
  documentId: string;
  name: string;
  ownerId: number;
  active: boolean;
  delegationId: number | null;
  current: boolean;
  /** Chosen one by one, not as one of all that match. */
  byId: boolean;
}

interface Context {
  actor: Actor;
  techPartnerId: number;
  now: Date;
}

const READ_AT_ONCE = 5_000;

const candidates = (sql: Sql, { actor, techPartnerId, now }: Context) =>
  sql({ c: T.customers })
    .leftJoin({ d: T.delegations }, (on) => {
      on.on('d.target_customer_id', 'c.id')
        .andOnVal('d.grantee_partner_id', techPartnerId)
        .andOnVal('d.origin', 'manual');
    })
    .where(assignableScope(sql, actor, now))
    .select({ id: 'c.id', documentId: 'c.document_id', name: 'c.name', ownerId: 'c.owner_id', delegationId: 'd.id' })
    .select({ suspended: 'c.suspended', linkApproval: 'c.link_approval', endsAt: 'd.ends_at' });

type Row = Record<string, unknown> & Pick<Candidate, 'id' | 'documentId' | 'ownerId' | 'delegationId'>;

const toCandidate = (row: Row, now: Date, byId: boolean): Candidate => ({
  byId,
  id: row.id,
  documentId: row.documentId,
  name: (row.name as string | null) ?? row.documentId,
  ownerId: row.ownerId,
  active: !row.suspended && row.linkApproval === 'accepted',
  delegationId: row.delegationId,
  current: row.delegationId !== null && (row.endsAt === null || toDate(row.endsAt) > now),
});

/** Pages by id, so that memory holds what is selected and no more. */
const readAll = async (query: () => Knex.QueryBuilder, now: Date): Promise<Candidate[]> => {
  const found: Candidate[] = [];
  for (let last = 0; ; last = found.at(-1)!.id) {
    const rows: Row[] = await query().where('c.id', '>', last).orderBy('c.id').limit(READ_AT_ONCE);
    for (const row of rows) found.push(toCandidate(row, now, false));
    if (rows.length < READ_AT_ONCE) return found;
  }
};

/**
 * The customers that a selection names, all within what the actor may assign.
 *
 * @param field of the request body, for the error
 * @throws ValidationError (400) naming the first id that is unknown or out of the actor's reach: both read the same
 */
export const findCandidates = async (
  sql: Sql,
  context: Context,
  selection: CustomerSelection,
  field: 'assign' | 'unassign'
): Promise<Candidate[]> => {
  const named = await findByIds(sql, context, selection.ids, [field, 'ids']);
  if (!('allMatching' in selection)) return named;

  const left = new Set([...selection.except, ...selection.ids]);
  const term = searchTerm(selection.allMatching.search);
  const query = () => {
    const rows = candidates(sql, context).where(searchByIndex(sql, term));
    return field === 'unassign' ? rows.whereNotNull('d.id') : rows;
  };
  const found = await readAll(query, context.now);
  return [...found.filter(({ documentId }) => !left.has(documentId)), ...named];
};

const findByIds = async (sql: Sql, context: Context, ids: string[], path: string[]): Promise<Candidate[]> => {
  const found: Candidate[] = [];
  for (const chunk of chunks([...new Set(ids)], CHUNK)) {
    const rows: Row[] = await candidates(sql, context).whereIn('c.document_id', chunk);
    for (const row of rows) found.push(toCandidate(row, context.now, true));
  }
  const known = new Set(found.map(({ documentId }) => documentId));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw invalid({ path: [...path, unknown], message: 'is not a customer that you can assign' });
  return found;
};
