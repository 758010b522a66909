import type { MailTemplate } from '../mail/templates';
import { fromJson, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

const INVITE_TEMPLATES = [
  'invite-contact',
  'invite-new-contact',
  'invite-member',
  'invite-customer-user',
  'approve-link',
] as const satisfies MailTemplate[];

/** Who invites, and what it has laid down for that. */
export interface Inviter {
  /** Numeric id. */
  id: number;
  documentId: string;
  name: string;
  slug: string | null;
  /** Mail domains that may be invited, in lower case; `null`: any. */
  domains: string[] | null;
  /** It, or a partner above it. */
  disabled: boolean;
}

/** @param id of a partner that exists */
export const findInviter = async (sql: Sql, id: number): Promise<Inviter> => {
  const row = await sql({ p: T.partners })
    .where('p.id', id)
    .first({ documentId: 'p.document_id', name: 'p.name', slug: 'p.slug', domains: 'p.invite_domains' }, {
      disabled: sql({ c: T.closures })
        .join({ a: T.partners }, 'a.id', 'c.ancestor_id')
        .whereRaw('c.descendant_id = p.id')
        .where('a.disabled', true)
        .count('*'),
    } as never);
  const domains = fromJson<string[] | null>(row.domains ?? null);
  return {
    id,
    ...row,
    domains: domains?.map((each) => each.toLowerCase()) ?? null,
    disabled: toCount(row.disabled) > 0,
  };
};

/** Those of the addresses that belong to the partner, or are users of the customer, already. */
export const findBelonging = async (
  sql: Sql,
  place: { kind: 'partner' | 'customer'; id: number },
  emails: string[]
): Promise<Set<string>> => {
  const found: string[] =
    place.kind === 'partner'
      ? await sql({ m: T.members })
          .join({ u: T.users }, 'u.id', 'm.user_id')
          .where('m.partner_id', place.id)
          .whereIn('u.email', emails)
          .pluck('u.email')
      : await sql(T.customerUsers).where({ customer_id: place.id }).whereIn('email', emails).pluck('email');
  return new Set(found);
};

export interface OpenInvite {
  id: number;
  documentId: string;
  expiresAt: Date;
}

/** Open invites by their pending key, expired ones among them. */
export const findOpenInvites = async (sql: Sql, keys: string[]): Promise<Map<string, OpenInvite>> => {
  const rows = await sql(T.invites)
    .whereIn('pending_key', keys)
    .select({ key: 'pending_key', id: 'id', documentId: 'document_id', expiresAt: 'expires_at' });
  return new Map(
    rows.map(({ key, id, documentId, expiresAt }) => [key, { id, documentId, expiresAt: toDate(expiresAt) }])
  );
};

/** When the invite mails of a partner since an instant were written, the oldest first. */
export const findInviteMails = async (sql: Sql, partnerId: number, since: Date): Promise<Date[]> => {
  const rows = await sql(T.mailOutbox)
    .where({ partner_id: partnerId })
    .whereIn('template', INVITE_TEMPLATES)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .pluck('created_at');
  return rows.map(toDate);
};
