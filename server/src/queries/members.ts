import type { Member } from '../../../contracts/members';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { BY_PERSON, PERSON_COLUMNS, personMatches, personName } from './people';

interface Query {
  partnerId: number;
  search?: string;
  offset: number;
  limit: number;
}

/** Active members of one partner, by name. */
export const findMembers = async (
  sql: Sql,
  { partnerId, search, offset, limit }: Query
): Promise<{ rows: Member[]; total: number }> => {
  const rows = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where({ 'm.partner_id': partnerId, 'u.is_active': true })
    .where(personMatches(search))
    .select({ documentId: 'm.document_id', role: 'm.role', total: sql.raw('count(*) over ()') }, PERSON_COLUMNS)
    .orderBy([...BY_PERSON, 'm.id'])
    .offset(offset)
    .limit(limit);
  return {
    total: toCount(rows[0]?.total),
    rows: rows.map((row) => ({ documentId: row.documentId, name: personName(row), email: row.email, role: row.role })),
  };
};
