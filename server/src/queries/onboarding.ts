import { MAX_DUPLICATES, type Duplicates } from '../../../contracts/onboarding';
import type { Partner } from '../../../contracts/partners';
import type { Actor } from '../access/actor';
import { accountScope, partnerScope } from '../access/scope';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

interface Context {
  actor: Actor;
  now: Date;
}

const partnerOf = ({ documentId, name, type }: Partner): Partner => ({ documentId, name, type });

const partners = (sql: Sql) =>
  sql({ p: T.partners })
    .select({ documentId: 'p.document_id', name: 'p.name', type: 'p.type' })
    .orderBy(['p.name_key', 'p.id'])
    .limit(MAX_DUPLICATES);

/**
 * Partners that the actor sees and that are called like a new one, and those whose contact or member has the new
 * contact's address.
 *
 * @param nameKey the folded name
 * @param email in lower case
 */
export const findDuplicates = async (
  sql: Sql,
  { actor, now }: Context,
  { nameKey, email }: { nameKey: string; email: string }
): Promise<Duplicates> => {
  const seen = partnerScope(sql, actor, 'partner.read', now);
  const named: Partner[] = await partners(sql).where('p.name_key', nameKey).where(seen);
  const contacts: Partner[] = await partners(sql).whereRaw('lower(p.contact_email) = ?', [email]).where(seen);
  const homes: Partner[] = await partners(sql)
    .where(accountScope(sql, actor, 'member.read', now))
    .whereIn(
      'p.id',
      sql({ m: T.members }).join({ u: T.users }, 'u.id', 'm.user_id').where('u.email', email).select('m.partner_id')
    );
  return {
    names: named.map(partnerOf),
    contacts: [
      ...contacts.map((row) => ({ partner: partnerOf(row), as: 'contact' as const })),
      ...homes.map((row) => ({ partner: partnerOf(row), as: 'member' as const })),
    ],
  };
};

/** When contacts of partners directly below one were invited since an instant, the oldest first. */
export const findOnboardings = async (sql: Sql, parentId: number, since: Date): Promise<Date[]> => {
  const rows = await sql({ i: T.invites })
    .join({ p: T.partners }, 'p.id', 'i.partner_id')
    .where({ 'p.parent_id': parentId, 'i.kind': 'contact' })
    .where('i.created_at', '>', since)
    .orderBy('i.created_at')
    .pluck('i.created_at');
  return rows.map(toDate);
};
