import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  PartnerContact,
  ReplaceContactBody,
  ReplaceContactResponse,
} from '../../../contracts/contact-replacement';
import type { Actor } from '../access/actor';
import { refusalOfInvite } from '../access/escalation';
import { refusalOfAction } from '../access/member-rights';
import { accountScope } from '../access/scope';
import { pendingKey } from '../invites/token';
import {
  findMemberByAddress,
  findPartnerContact,
  findReplacement,
  isContactPending,
  type PartnerWithContact,
} from '../queries/contact-replacement';
import { findInvite } from '../queries/invites';
import { findInviter, findOpenInvites } from '../queries/inviting';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { toE164 } from '../utils/phone';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { Handover } from './contact-handover';
import type { By } from './invite-sending';

/** What a line that was not sent is answered. */
const UNSENT: Record<string, string> = {
  invalid: 'is not an email address',
  domain: 'is of a mail domain that this partner does not invite',
  pending: 'is invited to this partner already: withdraw that invitation first',
  member: 'belongs to this partner already',
};

/** Another point of contact (EX-8): chosen, and invited unless it is a colleague already. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');
  const sending = () => getService(strapi, 'invite-sending');
  const handover = () => getService(strapi, 'contact-handover');
  const target = (documentId: string) => ({ kind: 'partner', documentId }) as const;

  const refusalFor = (sql: Sql, actor: Actor, id: number) => refusalOfInvite(sql, actor, id, 'prime-admin', now());

  const read = async (sql: Sql, actor: Actor, id: number): Promise<PartnerContact> => {
    const { contact } = await findPartnerContact(sql, id);
    const reads = await sql({ p: T.partners })
      .where('p.id', id)
      .where(accountScope(sql, actor, 'member.read', now()))
      .first('p.id');
    const member = reads && (await findMemberByAddress(sql, id, contact.email));
    const open = reads && (await findReplacement(sql, id));
    return {
      contact,
      membership: member ? { name: member.name, role: member.role } : null,
      replacement: open
        ? {
            invite: open.documentId,
            contact: open.contact,
            oldContact: open.oldContact,
            state: open.expiresAt > now() ? 'pending' : 'expired',
            expiresAt: open.expiresAt.toISOString(),
          }
        : null,
      isPending: await isContactPending(sql, id),
      refusal: (await refusalFor(sql, actor, id)) ?? null,
    };
  };

  /** Locks the partner as whoever changes its invites does, and reads rights and contact again. */
  const lock = async (trx: Sql, asker: Asker, documentId: string) => {
    const require = async () => {
      const actor = await access().actor(asker, trx);
      return { actor, row: await access().require(actor, 'partner.update', target(documentId), trx) };
    };
    await lockRow(trx, T.partners, (await require()).row.id);
    const { actor, row } = await require();
    const refusal = await refusalFor(trx, actor, row.id);
    if (refusal) throw forbidden(refusal);
    const inviter = await findInviter(trx, row.id);
    if (inviter.disabled) throw new errors.ApplicationError('This partner is disabled');
    return { actor, inviter, partner: await findPartnerContact(trx, row.id) };
  };

  /** @throws ValidationError (400) naming the field */
  const numbersOf = ({ country }: PartnerWithContact, body: ReplaceContactBody) => {
    const read = (field: 'contactMobile' | 'contactPhone'): string | null => {
      if (!body[field]) return null;
      const options = { country: country ?? undefined, mobile: field === 'contactMobile' };
      const { number, problem } = toE164(body[field], options);
      if (problem !== undefined) throw invalid({ path: [field], message: problem });
      return number;
    };
    return { mobile: read('contactMobile'), phone: read('contactPhone') };
  };

  /** Kills an open invitation of the partner. @param documentId of the invite */
  const close = async (trx: Sql, by: By, documentId: string): Promise<void> => {
    const row = await findInvite(trx, { actor: by.actor, now: now() }, documentId);
    if (row) await sending().close(trx, by, row);
  };

  const send = async (
    { trx, by, partner, contact }: Handover,
    inviter: Awaited<ReturnType<typeof findInviter>>,
    offer: Omit<Parameters<ReturnType<typeof sending>['send']>[3], 'role'>
  ): Promise<string> => {
    // One that has expired would be renewed as what it was
    const key = pendingKey('partner', partner.id, contact.email);
    const dead = (await findOpenInvites(trx, [key])).get(key);
    if (dead && dead.expiresAt <= now()) await close(trx, by, dead.documentId);
    const place = { inviter, customer: null };
    const [sent] = await sending().send(trx, by, place, { ...offer, role: 'prime-admin' }, [contact.email]);
    if (sent?.result === 'quota') throw new errors.RateLimitError('Too many invitations within an hour');
    if (!sent?.invite || sent.result !== 'invited') {
      throw invalid({ path: ['contactEmail'], message: UNSENT[sent?.result ?? 'invalid'] ?? 'can’t be invited' });
    }
    return sent.invite;
  };

  /** Of a partner whose first contact has not come: the new one is that at once, with what was chosen for the first. */
  const reinvite = async (change: Handover, inviter: Awaited<ReturnType<typeof findInviter>>): Promise<void> => {
    const { trx, by, partner, contact } = change;
    const [first] = await trx(T.invites)
      .where({ partner_id: partner.id, kind: 'contact' })
      .orderBy('id', 'desc')
      .limit(1)
      .select({ documentId: 'document_id', loginMethod: 'login_method', secondFactor: 'second_factor' })
      .select({ acceptedAt: 'accepted_at', declinedAt: 'declined_at', deletedAt: 'deleted_at' });
    const isOpen = first && first.acceptedAt === null && first.declinedAt === null && first.deletedAt === null;
    if (isOpen) await close(trx, by, first.documentId);
    const { loginMethod = 'any', secondFactor = 'off' } = first ?? {};
    await send(change, inviter, { kind: 'contact', loginMethod, secondFactor: secondFactor ?? 'off' });
    const entry = await handover().setContact(partner, contact);
    await getService(strapi, 'audit').append(trx, by.actor, by.asker, entry);
  };

  const invite = async (change: Handover, inviter: Awaited<ReturnType<typeof findInviter>>): Promise<void> => {
    const { trx, by, partner, contact, old, oldContact } = change;
    const open = await findReplacement(trx, partner.id);
    if (open && open.expiresAt > now()) {
      throw new errors.ApplicationError('A new contact is invited already: withdraw that invitation first');
    }
    if (open) await close(trx, by, open.documentId);
    const documentId = await send(change, inviter, { kind: 'new-contact', loginMethod: 'any' });
    await trx(T.invites)
      .where({ document_id: documentId })
      .update({
        contact_name: contact.name,
        contact_mobile: contact.mobile,
        contact_phone: contact.phone,
        old_contact: oldContact,
        replaces_id: old?.id ?? null,
      });
    await handover().tell(trx, partner, { contact: contact.name, isDone: false, outcome: old ? oldContact : 'keep' });
  };

  return {
    /**
     * @returns the contact, who is to be it, and whether the actor may replace it
     * @throws NotFoundError (404), ForbiddenError (403) without `partner.update` there
     */
    async find(actor: Actor, documentId: string): Promise<PartnerContact> {
      const { id } = await access().require(actor, 'partner.update', target(documentId));
      return read(pool(strapi), actor, id);
    },

    /**
     * Invites another point of contact, a prime admin of the partner from the moment of accepting. A member of the partner
     * is appointed at once, and so is whoever replaces a first contact that has not accepted.
     *
     * @throws NotFoundError (404), ForbiddenError (403) without `partner.update` or for who may not make prime admins there,
     * ValidationError (400) naming the field, ApplicationError (400) while another one is invited, RateLimitError (429)
     */
    replace: (asker: Asker, documentId: string, body: ReplaceContactBody): Promise<ReplaceContactResponse['data']> =>
      transaction(strapi, async (trx) => {
        const { actor, inviter, partner } = await lock(trx, asker, documentId);
        const contact = { name: body.contactName, email: body.contactEmail, ...numbersOf(partner, body) };
        if (contact.email === partner.contact.email?.toLowerCase()) {
          throw invalid({ path: ['contactEmail'], message: 'is the contact’s already' });
        }
        const old = await findMemberByAddress(trx, partner.id, partner.contact.email);
        const refusal = old && body.oldContact !== 'keep' && refusalOfAction(actor, old, 'offboard');
        if (refusal) throw forbidden(refusal);

        const change = { trx, by: { actor, asker }, partner, contact, old, oldContact: body.oldContact };
        const colleague = await findMemberByAddress(trx, partner.id, contact.email);
        const open = colleague && (await findReplacement(trx, partner.id));
        if (open) await close(trx, change.by, open.documentId);
        if (colleague) await handover().appoint(change, colleague);
        else if (await isContactPending(trx, partner.id)) await reinvite(change, inviter);
        else await invite(change, inviter);
        return { ...(await read(trx, actor, partner.id)), result: colleague ? 'replaced' : 'invited' };
      }),
  };
};
