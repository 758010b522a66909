import type { Actor } from '../access/actor';
import type { Scope } from '../access/scope';
import type { Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';

/** Members of one account that a request names by documentId. */
export default () => {
  const find = async (sql: Sql, partnerId: number, ids: string[], field: string, which: Scope): Promise<number[]> => {
    const rows = await sql({ m: T.members })
      .join({ u: T.users }, 'u.id', 'm.user_id')
      .where('m.partner_id', partnerId)
      .where(which)
      .whereIn('m.document_id', ids)
      .select({ id: 'm.id', documentId: 'm.document_id' });
    const known = new Map(rows.map(({ id, documentId }) => [documentId, id as number]));
    const unknown = ids.findIndex((id) => !known.has(id));
    if (unknown >= 0) throw invalid({ path: [field, unknown], message: 'is not a member of this account' });
    return [...known.values()];
  };

  return {
    /**
     * @param field of the request, for the refusal
     * @returns numeric ids
     * @throws ValidationError (400) naming the first id that is no member's of the account
     */
    find: (sql: Sql, partnerId: number, ids: string[], field: string) =>
      find(sql, partnerId, ids, field, (where) => void where.whereNotNull('m.id')),

    /**
     * The same of those who are to be given something: they may sign in, and the actor is not among them.
     *
     * @throws ValidationError (400), ForbiddenError (403)
     */
    async choose(sql: Sql, actor: Actor, partnerId: number, ids: string[], field: string): Promise<number[]> {
      const members = await find(sql, partnerId, ids, field, (where) => void where.where('u.is_active', true));
      if (!actor.operator && members.includes(actor.memberId)) throw forbidden('Nobody adds themselves to a group');
      return members;
    },
  };
};
