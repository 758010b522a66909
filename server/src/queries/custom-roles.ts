import type { CustomRole } from '../../../contracts/custom-roles';
import { fromJson, toCount, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';

interface Query {
  /** `null` for an operator who looks at all of them. */
  partnerId: number | null;
  search?: string;
  sort: { column: 'name' | 'groupCount'; order: 'asc' | 'desc' };
  documentId?: string;
  offset: number;
  limit: number;
}

type Row = Omit<CustomRole, 'canManage'>;

interface FoundRole extends Pick<Row, 'documentId' | 'name'> {
  description: string | null;
  capabilities: unknown;
  partnerDocumentId: string;
  partnerName: string;
  groupCount: unknown;
  total: unknown;
}

const SORT_COLUMNS = { name: 'r.name', groupCount: 'groupCount' } as const;

/** Custom roles with how many groups carry each. */
export const findCustomRoles = async (sql: Sql, query: Query): Promise<{ rows: Row[]; total: number }> => {
  const groups = sql({ g: T.groups }).whereRaw('g.custom_role_id = r.id').count('*');
  const rows: FoundRole[] = await sql({ r: T.customRoles })
    .join({ p: T.partners }, 'p.id', 'r.partner_id')
    .modify((where) => {
      if (query.partnerId !== null) where.where('r.partner_id', query.partnerId);
      if (query.documentId) where.where('r.document_id', query.documentId);
    })
    .where(contains('r.name', query.search))
    .select({
      documentId: 'r.document_id',
      name: 'r.name',
      description: 'r.description',
      capabilities: 'r.capabilities',
    })
    .select({
      partnerDocumentId: 'p.document_id',
      partnerName: 'p.name',
      groupCount: groups,
      total: sql.raw('count(*) over ()'),
    })
    .orderBy([
      { column: SORT_COLUMNS[query.sort.column], order: query.sort.order },
      { column: 'r.name' },
      { column: 'r.id' },
    ])
    .offset(query.offset)
    .limit(query.limit);

  return {
    total: toCount(rows[0]?.total),
    rows: rows.map((row) => ({
      documentId: row.documentId,
      name: row.name,
      description: row.description ?? '',
      partner: { documentId: row.partnerDocumentId, name: row.partnerName },
      capabilities: fromJson(row.capabilities),
      groupCount: toCount(row.groupCount),
    })),
  };
};
