import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { InviteResult } from '../../../contracts/invites';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { isAllowed, toAddress } from '../invites/addresses';
import { inviteEntry, type Offer, type Place } from '../invites/place';
import { createToken, hashOf, pendingKey } from '../invites/token';
import type { Invitation } from '../mail/templates';
import { isOpen, type InviteRow } from '../queries/invites';
import { findBelonging, findInviteMails, findOpenInvites, type OpenInvite } from '../queries/inviting';
import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { publicUrl } from '../utils/public-url';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

export interface By {
  actor: Actor;
  asker: Asker;
}

/** Writes invitations and their mails, within the transaction of who has locked the place and checked the rights. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const config = <Key extends keyof Config>(key: Key) => strapi.plugin('msp').config<Config[Key]>(key);

  /** What is left of the hour's mails, and in how many seconds there is more. The partner's row is locked. */
  const quotaOf = async (trx: Sql, partnerId: number): Promise<{ left: number; retryAfter: number }> => {
    const mails = await findInviteMails(trx, partnerId, new Date(now().getTime() - HOUR));
    const left = Math.max(0, config('inviteMailsPerHour') - mails.length);
    const oldest = mails[mails.length - config('inviteMailsPerHour')] ?? now();
    return { left, retryAfter: Math.max(1, Math.ceil((oldest.getTime() + HOUR - now().getTime()) / 1000)) };
  };

  const mail = async (
    trx: Sql,
    { inviter, customer }: Place,
    { kind, email, token, expiresAt }: { kind: Offer['kind']; email: string; token: string; expiresAt: Date },
    language: string | null
  ): Promise<number> => {
    const { slug } = inviter;
    const data: Invitation = {
      organisation: inviter.name,
      signIn: slug === null ? null : { name: slug, url: getService(strapi, 'organization-names').url(slug) },
      expiresAt,
      url: `${publicUrl(strapi, 'invite')}#${token}`,
    };
    const to = { to: email, language, partnerId: inviter.id };
    const outbox = getService(strapi, 'outbox');
    const documentId = customer
      ? await outbox.enqueue(trx, {
          ...to,
          template: 'invite-customer-user',
          data: { ...data, customer: customer.name ?? customer.documentId },
        })
      : await outbox.enqueue(trx, {
          ...to,
          template: kind === 'customer-user' ? 'invite-member' : `invite-${kind}`,
          data,
        });
    const row = await trx(T.mailOutbox).where({ document_id: documentId }).first('id');
    return row.id;
  };

  const languageOf = async (trx: Sql, actor: Actor): Promise<string | null> =>
    (await trx(T.users).where({ id: actor.userId }).first('prefered_language'))?.prefered_language ?? null;

  /** A new token, a new mail, the whole time again: of a new invite as of one that is sent once more. */
  const letter = async (trx: Sql, place: Place, kind: Offer['kind'], email: string, language: string | null) => {
    const token = createToken();
    const expiresAt = new Date(now().getTime() + config('inviteDays') * DAY);
    const mailId = await mail(trx, place, { kind, email, token, expiresAt }, language);
    return { token_hash: hashOf(token), expires_at: expiresAt, mail_id: mailId, updated_at: now() };
  };

  const told = ({ kind, role, loginMethod }: Offer, email: string, until: Date) => ({
    kind,
    email,
    role,
    loginMethod,
    until,
  });

  /** Writes one line; an invite that has expired is renewed, as the offer is now. */
  const write = async (trx: Sql, by: By, place: Place, offer: Offer, line: Line): Promise<NewAuditEntry> => {
    const { email, key, expired } = line;
    const values = {
      ...(await letter(trx, place, offer.kind, email, line.language)),
      role: offer.role,
      login_method: offer.loginMethod,
      second_factor: offer.secondFactor ?? 'off',
      invited_by_id: by.actor.userId,
    };
    const documentId = expired?.documentId ?? createDocumentId();
    if (expired) await trx(T.invites).where({ id: expired.id }).update(values);
    else {
      await trx(T.invites).insert({
        ...values,
        document_id: documentId,
        kind: offer.kind,
        email,
        partner_id: place.inviter.id,
        customer_id: place.customer?.id ?? null,
        pending_key: key,
        created_at: now(),
        published_at: now(),
      });
    }
    return inviteEntry('invite.create', { documentId, email, partnerId: place.inviter.id }, place.customer, {
      after: told(offer, email, values.expires_at),
    });
  };

  return {
    quotaOf,
    languageOf,

    /**
     * One invite a line, each judged by itself. An address that has an account elsewhere looks like any other: only the
     * page that the invited person opens tells of it.
     *
     * @returns what became of each line, in their order
     */
    async send(trx: Sql, by: By, place: Place, offer: Offer, lines: string[]): Promise<InviteResult[]> {
      const where = place.customer
        ? ({ kind: 'customer', id: place.customer.id } as const)
        : ({ kind: 'partner', id: place.inviter.id } as const);
      const addresses = lines.map(toAddress);
      const known = [...new Set(addresses.filter((address) => address !== undefined))];
      const keys = new Map(known.map((email) => [email, pendingKey(where.kind, where.id, email)]));
      const belonging = await findBelonging(trx, where, known);
      const open = await findOpenInvites(trx, [...keys.values()]);
      let { left } = await quotaOf(trx, place.inviter.id);
      const language = await languageOf(trx, by.actor);

      const results: InviteResult[] = [];
      const entries: NewAuditEntry[] = [];
      for (const [i, email] of addresses.entries()) {
        const say = (result: InviteResult['result'], invite: string | null = null) =>
          results.push({ email: lines[i]!, result, invite });
        if (email === undefined) say('invalid');
        else if (!place.customer && !isAllowed(email, place.inviter.domains)) say('domain');
        else if (belonging.has(email)) say('member');
        else {
          const key = keys.get(email)!;
          const pending = open.get(key);
          if (pending && pending.expiresAt > now()) say('pending', pending.documentId);
          else if (left === 0) say('quota');
          else {
            left -= 1;
            const entry = await write(trx, by, place, offer, { email, key, expired: pending, language });
            const documentId = entry.target.documentId;
            open.set(key, { id: 0, documentId, expiresAt: new Date(now().getTime() + DAY) });
            entries.push(entry);
            say('invited', documentId);
          }
        }
      }
      await getService(strapi, 'audit').append(trx, by.actor, by.asker, entries);
      return results;
    },

    /** @throws ApplicationError (400) for one that is not open any more, RateLimitError (429) with `retryAfter` */
    async resend(trx: Sql, by: By, place: Place, row: InviteRow): Promise<void> {
      const { left, retryAfter } = await quotaOf(trx, row.partnerId);
      if (left === 0) throw new errors.RateLimitError('Too many invitations within an hour', { retryAfter });
      const language = await languageOf(trx, by.actor);
      const values = await letter(trx, place, row.kind, row.email, language);
      const changed = await trx(T.invites).where({ id: row.id }).where(isOpen(T.invites)).update(values);
      if (changed !== 1) throw new errors.ApplicationError(NOT_OPEN);
      await getService(strapi, 'audit').append(
        trx,
        by.actor,
        by.asker,
        inviteEntry('invite.resend', row, customerOf(row), { after: told(row, row.email, values.expires_at) })
      );
    },

    /** Deletes it, for its link. @throws ApplicationError (400) for one that is not open any more */
    async close(trx: Sql, by: By, row: InviteRow): Promise<void> {
      const changed = await trx(T.invites)
        .where({ id: row.id })
        .where(isOpen(T.invites))
        .update({ deleted_at: now(), pending_key: null, updated_at: now() });
      if (changed !== 1) throw new errors.ApplicationError(NOT_OPEN);
      await getService(strapi, 'audit').append(
        trx,
        by.actor,
        by.asker,
        inviteEntry('invite.delete', row, customerOf(row), {
          before: { ...row, until: new Date(row.expiresAt as never) },
        })
      );
    },
  };
};

const NOT_OPEN = 'This invitation has been accepted, declined or deleted already';

interface Line {
  email: string;
  key: string;
  /** The open invite to the same place that has expired, if there is one. */
  expired: OpenInvite | undefined;
  /** Of who invites: nothing is known of the invited person. */
  language: string | null;
}

const customerOf = ({ customerId, customerDocumentId, customerName, ownerId }: InviteRow): Place['customer'] =>
  customerId === null
    ? null
    : { id: customerId, documentId: customerDocumentId!, name: customerName, ownerId: ownerId! };
