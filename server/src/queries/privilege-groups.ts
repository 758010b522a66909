import type { PrivilegeGroup, PrivilegeGroupDetails } from '../../../contracts/privilege-groups';
import { ARCHIVED_MODELS, CLOSED_MODELS } from '../access/access-models';
import { activeAt } from '../access/active';
import { toCount, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { memberCount } from './delegable';
import { BY_PERSON, PERSON_COLUMNS, personName } from './people';

interface Query {
  now: Date;
  /** `null` for an operator who looks at all of them. */
  partnerId: number | null;
  search?: string;
  sort: { column: 'name' | 'roleName' | 'memberCount' | 'delegationCount'; order: 'asc' | 'desc' };
  documentId?: string;
  offset: number;
  limit: number;
}

const SORT_COLUMNS = {
  name: 'g.name',
  roleName: 'r.name',
  memberCount: 'memberCount',
  delegationCount: 'delegationCount',
} as const;

type Row = Omit<PrivilegeGroup, 'canManage'>;

interface FoundGroup extends Pick<Row, 'documentId' | 'name'> {
  description: string | null;
  partnerDocumentId: string;
  partnerName: string;
  roleDocumentId: string;
  roleName: string;
  memberCount: unknown;
  delegationCount: unknown;
  total: unknown;
}

/**
 * Privilege groups with how many members and active delegations each has; onto customers that no list shows, none.
 */
export const findPrivilegeGroups = async (sql: Sql, query: Query): Promise<{ rows: Row[]; total: number }> => {
  const delegations = sql({ d: T.delegations })
    .whereRaw('d.grantee_group_id = g.id')
    .where(activeAt('d', query.now))
    .whereRaw('(d.target_customer_id in (?)) is not true', [
      sql(T.customers)
        .select('id')
        .whereIn('access_model', query.partnerId === null ? ARCHIVED_MODELS : CLOSED_MODELS),
    ])
    .count('*');
  const rows: FoundGroup[] = await sql({ g: T.groups })
    .join({ p: T.partners }, 'p.id', 'g.partner_id')
    .join({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .modify((where) => {
      if (query.partnerId !== null) where.where('g.partner_id', query.partnerId);
      if (query.documentId) where.where('g.document_id', query.documentId);
    })
    .where(contains('g.name', query.search))
    .select({ documentId: 'g.document_id', name: 'g.name', description: 'g.description' })
    .select({
      partnerDocumentId: 'p.document_id',
      partnerName: 'p.name',
      roleDocumentId: 'r.document_id',
      roleName: 'r.name',
    })
    .select({ memberCount: memberCount(sql), delegationCount: delegations, total: sql.raw('count(*) over ()') })
    .orderBy([
      { column: SORT_COLUMNS[query.sort.column], order: query.sort.order },
      { column: 'g.name' },
      { column: 'g.id' },
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
      customRole: { documentId: row.roleDocumentId, name: row.roleName },
      memberCount: toCount(row.memberCount),
      delegationCount: toCount(row.delegationCount),
    })),
  };
};

/** Active members of a group, by name. */
export const findGroupMembers = async (
  sql: Sql,
  groupDocumentId: string
): Promise<PrivilegeGroupDetails['members']> => {
  const rows = await sql({ g: T.groups })
    .join({ l: T.groupMembers }, 'l.privilege_group_id', 'g.id')
    .join({ m: T.members }, 'm.id', 'l.member_id')
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where({ 'g.document_id': groupDocumentId, 'u.is_active': true })
    .select({ documentId: 'm.document_id' }, PERSON_COLUMNS)
    .orderBy([...BY_PERSON, 'm.id']);
  return rows.map((row) => ({ documentId: row.documentId, name: personName(row), email: row.email }));
};
