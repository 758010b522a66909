import type { Actor } from '../access/actor';
import { partnerScope } from '../access/scope';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { findInvite, isOpen, type InviteRow } from './invites';

interface Invitable {
  id: number;
  name: string;
  /** The actor may send its activation link: `partner.update` there, on a direct child or as an operator (PA-24, PA-26). */
  manageable: boolean;
  direct: boolean;
}

/** A partner that the actor sees. */
export const findInvitable = async (
  sql: Sql,
  actor: Actor,
  documentId: string,
  now: Date
): Promise<Invitable | undefined> => {
  const row = await sql({ p: T.partners })
    .where('p.document_id', documentId)
    .where(partnerScope(sql, actor, 'partner.read', now))
    .select({ id: 'p.id', name: 'p.name', parentId: 'p.parent_id' })
    .first();
  if (!row) return undefined;
  const manageable = await sql({ p: T.partners })
    .where('p.id', row.id)
    .where(partnerScope(sql, actor, 'partner.update', now))
    .first('p.id');
  const direct = actor.operator || row.parentId === actor.home.id;
  return { id: row.id, name: row.name, manageable: manageable !== undefined, direct };
};

/** The newest invite of a partner's point of contact, where it is open; `accepted` where any of them has been used. */
export const findContactInvite = async (
  sql: Sql,
  context: { actor: Actor; now: Date },
  partnerId: number
): Promise<InviteRow | 'accepted' | undefined> => {
  const contacts = () => sql({ i: T.invites }).where({ 'i.partner_id': partnerId, 'i.kind': 'contact' });
  if (await contacts().whereNotNull('i.accepted_at').first('i.id')) return 'accepted';
  const open = await contacts().where(isOpen('i')).orderBy('i.id', 'desc').first('i.document_id');
  return open && findInvite(sql, context, open.document_id);
};
