import type { Core } from '@strapi/types';
import type { OldContactOutcome } from '../../../contracts/contact-replacement';
import type { SupportContact } from '../../../contracts/partner-details';
import { refusalOfRole } from '../access/escalation';
import { findPartnerContact, findReplacementOf, type PartnerWithContact } from '../queries/contact-replacement';
import type { LivingInvite } from '../queries/living-invites';
import { findMember, type MemberRow } from '../queries/members';
import type { Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { AuditedBy, NewAuditEntry } from './audit';
import type { By } from './invite-sending';

/** Who is to be whose contact, and what becomes of the one so far. */
export interface Handover {
  trx: Sql;
  by: By;
  partner: PartnerWithContact;
  contact: SupportContact & { name: string; email: string };
  /** The contact so far, where it is a member. */
  old: MemberRow | undefined;
  oldContact: OldContactOutcome;
}

/** The moment in which a partner's point of contact is another one (EX-8, PA-15): appointed, or by accepting. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const languageOf = async (trx: Sql, email: string): Promise<string | null> =>
    (await trx(T.users).where({ email }).first('prefered_language'))?.prefered_language ?? null;

  /** Tells the address of the contact so far. */
  const tell = async (
    trx: Sql,
    { name: organisation, contact: { email } }: PartnerWithContact,
    told: { contact: string; isDone: boolean; outcome: OldContactOutcome }
  ): Promise<void> => {
    if (!email) return;
    const to = { to: email, language: await languageOf(trx, email.toLowerCase()) };
    await getService(strapi, 'outbox').enqueue(trx, {
      ...to,
      template: 'contact-replaced',
      data: { organisation, ...told },
    });
  };

  /** Whom to turn to from now on (PA-15). @returns the entry for the audit log */
  const setContact = async ({ id, documentId, name, contact: before }: PartnerWithContact, contact: SupportContact) => {
    const fields = (of: SupportContact) => ({
      contactName: of.name,
      contactEmail: of.email,
      contactMobile: of.mobile,
      contactPhone: of.phone,
    });
    await documents(strapi, 'partner').update({ documentId, data: fields(contact) });
    const entry: NewAuditEntry = {
      action: 'partner.replace-contact',
      partnerId: id,
      target: { type: 'partner', documentId, label: name },
      before: fields(before),
      after: fields(contact),
    };
    return entry;
  };

  /** Ends the membership of the contact so far, where that was chosen. The new one is a prime admin by now. */
  const letGo = async (
    trx: Sql,
    old: MemberRow | undefined,
    outcome: OldContactOutcome,
    successor: string
  ): Promise<NewAuditEntry[]> =>
    old && outcome !== 'keep' ? getService(strapi, 'offboarding').end(trx, old, outcome, successor) : [];

  return {
    tell,
    setContact,

    /**
     * A colleague becomes it at once: there is nothing to prove.
     *
     * @throws ValidationError (400) for one who is deactivated, ForbiddenError (403) for who may not make prime admins
     */
    async appoint({ trx, by, partner, contact, old, oldContact }: Handover, colleague: MemberRow): Promise<void> {
      if (!colleague.active) throw invalid({ path: ['contactEmail'], message: 'is deactivated in this partner' });
      const refusal = refusalOfRole(by.actor, colleague, 'prime-admin');
      if (refusal) throw forbidden(refusal);
      const { id, role, userDocumentId, email } = colleague;
      const entries: NewAuditEntry[] = [];
      if (role !== 'prime-admin') {
        await trx(T.members).where({ id }).update({ role: 'prime-admin', updated_at: now() });
        entries.push({
          action: 'member.change',
          partnerId: partner.id,
          target: { type: 'user', documentId: userDocumentId, label: email },
          before: { role },
          after: { role: 'prime-admin' },
        });
      }
      entries.push(await setContact(partner, contact));
      await tell(trx, partner, { contact: contact.name, isDone: true, outcome: old ? oldContact : 'keep' });
      await getService(strapi, 'outbox').enqueue(trx, {
        to: contact.email,
        language: await languageOf(trx, contact.email),
        template: 'contact-appointed',
        data: { organisation: partner.name },
      });
      entries.push(...(await letGo(trx, old, oldContact, contact.name)));
      await getService(strapi, 'audit').append(trx, by.actor, by.asker, entries);
    },

    /**
     * What accepting such an invitation does besides making a prime admin, in its transaction: whom to turn to changes, and
     * the contact so far leaves where that was chosen.
     *
     * @param by who has accepted
     */
    async take(trx: Sql, { id, partnerId }: LivingInvite, by: AuditedBy): Promise<void> {
      const partner = await findPartnerContact(trx, partnerId);
      const { contact, replacesId, oldContact } = await findReplacementOf(trx, id);
      // Who has left meanwhile is nobody's to let go
      const old =
        replacesId === null
          ? undefined
          : await findMember(trx, (where) => void where.where({ 'm.id': replacesId, 'm.partner_id': partnerId }));
      const changed = await setContact(partner, contact);
      await tell(trx, partner, { contact: contact.name!, isDone: true, outcome: old ? oldContact : 'keep' });
      const left = await letGo(trx, old, oldContact, contact.name!);
      await getService(strapi, 'audit').appendAs(trx, by, [changed, ...left]);
    },
  };
};
