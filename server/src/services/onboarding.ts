import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { CreatedPartner, CreatePartnerBody, Duplicates } from '../../../contracts/onboarding';
import { customerKeys } from '../../../contracts/customer-keys';
import { because, type ImportReason } from '../../../contracts/import-reasons';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { MAX_DEPTH, refusalOfPlace, tooDeep } from '../access/tree';
import type { Config } from '../config';
import { addToTree, findDepth } from '../queries/closures';
import { findInviter } from '../queries/inviting';
import { findDuplicates, findOnboardings } from '../queries/onboarding';
import { countNew } from '../queries/owner-totals';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { toE164 } from '../utils/phone';
import { createShortcode } from '../utils/shortcode';
import { T } from '../utils/tables';
import type { StoredFile } from '../queries/logos';
import type { Asker } from './access';
import type { FormFile } from './logos';

const HOUR = 60 * 60_000;
const DEMO = ' Demo';

/** Text columns of customers hold so much. */
const MAX_NAME = 200;

/** *Add Partner* (PA-6 to PA-9, PA-16, PA-17): a new partner, its demo customer, and the invitation of its contact. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @returns the one it is to stand below, `null` for none; its numeric id, documentId and type */
  const parentOf = async (trx: Sql, actor: Actor, asked: string | null | undefined): Promise<PartnerRow | null> => {
    if (actor.operator && !asked) return null;
    if (!actor.operator && asked === null) throw forbidden('Only operators add partners with nobody above them');
    const documentId = asked ?? (actor.operator ? '' : actor.home.documentId);
    const target = { kind: 'partner', documentId } as const;
    return (await getService(strapi, 'access').require(actor, 'partner.create', target, trx)) as PartnerRow;
  };

  /** @throws ForbiddenError (403), NotFoundError (404), ValidationError (400) */
  const placeOf = async (sql: Sql, actor: Actor, { type, parent: asked, secondFactor }: CreatePartnerBody) => {
    const parent = await parentOf(sql, actor, asked);
    if (secondFactor !== undefined && !actor.operator) throw forbidden('Only operators choose the second factor');
    const refusal = refusalOfPlace(type, parent?.type ?? null);
    if (refusal) throw invalid({ path: ['type'], message: refusal });
    if (parent) await assertOpen(sql, parent.id);
    return parent;
  };

  /** Whoever moves or disables the place meanwhile waits, or has been waited for. */
  const lockPlace = async (trx: Sql, asker: Asker, body: CreatePartnerBody) => {
    const access = getService(strapi, 'access');
    const seen = await parentOf(trx, await access.actor(asker, trx), body.parent);
    if (seen) await lockRow(trx, T.partners, seen.id);
    const actor = await access.actor(asker, trx);
    const parent = await placeOf(trx, actor, body);
    if (parent) await assertQuota(trx, parent.id);
    return { actor, parent };
  };

  /** @throws ValidationError (400) */
  const assertOpen = async (trx: Sql, parentId: number) => {
    const at = (message: ImportReason) => invalid({ path: ['parent'], message });
    if ((await findInviter(trx, parentId)).disabled) throw at(because('disabled'));
    if ((await findDepth(trx, parentId)) >= MAX_DEPTH) throw at(tooDeep());
  };

  /** @throws RateLimitError (429) with `retryAfter` in seconds: every partner is a mail */
  const assertQuota = async (trx: Sql, parentId: number) => {
    const most = strapi.plugin('msp').config<Config['inviteMailsPerHour']>('inviteMailsPerHour');
    const within = await findOnboardings(trx, parentId, new Date(now().getTime() - HOUR));
    const first = within[within.length - most];
    if (!first) return;
    const retryAfter = Math.max(1, Math.ceil((first.getTime() + HOUR - now().getTime()) / 1000));
    throw new errors.RateLimitError('Too many partners within an hour', { retryAfter });
  };

  /** As they are stored. What only the country tells is checked here: both numbers, and the state. */
  const columnsOf = async ({ country, ...body }: CreatePartnerBody) => {
    getService(strapi, 'login-methods').assertAvailable(body.loginMethod);
    const numbers: Partial<Record<'contactMobile' | 'contactPhone', string>> = {};
    for (const field of ['contactMobile', 'contactPhone'] as const) {
      if (!body[field]) continue;
      const { number, problem } = toE164(body[field], { country, mobile: field === 'contactMobile' });
      if (problem !== undefined) throw invalid({ path: [field], message: problem });
      numbers[field] = number;
    }
    const state = body.state ? await getService(strapi, 'places').stateOf(country, body.state) : null;
    if (state === undefined) throw invalid({ path: ['state'], message: because('no-state') });
    const { name, type, address, city, zipCode, contactName, contactEmail } = body;
    const or = (text: string | null) => text || null;
    return {
      ...{ name, nameKey: fold(name), type, country, state, contactName, contactEmail },
      ...{ address: or(address), city: or(city), zipCode: or(zipCode), ...numbers },
    };
  };

  /** Training and demonstration (AC-2), out of every total. */
  const addDemoCustomer = async (trx: Sql, ownerId: number, partner: string): Promise<void> => {
    const name = partner.slice(0, MAX_NAME - DEMO.length) + DEMO;
    const texts = { name, shortcode: createShortcode(name), tags: [] };
    const { documentId } = await documents(strapi, 'customer').create({
      data: { ...texts, ...customerKeys(texts), owner: ownerId, demo: true, linkApproval: 'accepted' },
    });
    const { id } = await trx(T.customers).where({ document_id: documentId }).first('id');
    await countNew(trx, [id]);
  };

  /** Partner, place in the tree, organization name, directory entry and demo customer. */
  const addPartner = async (
    trx: Sql,
    parent: PartnerRow | null,
    columns: Awaited<ReturnType<typeof columnsOf>>
  ): Promise<{ id: number; documentId: string; organizationName: string }> => {
    const { name, type } = columns;
    const { documentId } = await documents(strapi, 'partner').create({
      data: { ...columns, parent: parent?.id ?? null, loginMethods: 'any' },
    });
    const { id } = await trx(T.partners).where({ document_id: documentId }).first('id');
    await addToTree(trx, id, parent?.id ?? null, now());
    const organizationName = await getService(strapi, 'organization-names').claimFree(trx, { id, documentId }, name);
    await getService(strapi, 'directory-entries').create({ documentId, name, country: columns.country });
    if (type === 'msp' || type === 'partner') await addDemoCustomer(trx, id, name);
    return { id, documentId, organizationName };
  };

  /** The contact is the first prime admin; an address that is somebody's already is answered like any other. */
  const inviteContact = async (
    trx: Sql,
    by: { actor: Actor; asker: Asker },
    id: number,
    { contactEmail, loginMethod, secondFactor }: CreatePartnerBody
  ): Promise<CreatedPartner['invited']> => {
    const place = { inviter: await findInviter(trx, id), customer: null };
    const offer = { kind: 'contact', role: 'prime-admin', loginMethod, secondFactor } as const;
    const [sent] = await getService(strapi, 'invite-sending').send(trx, by, place, offer, [contactEmail]);
    if (sent?.result !== 'invited') throw invalid({ path: ['contactEmail'], message: because('no-email') });
    const row = await trx(T.invites).where({ document_id: sent.invite }).first('email', 'expires_at');
    return { email: row.email, until: new Date(row.expires_at).toISOString() };
  };

  const write = (asker: Asker, body: CreatePartnerBody, logo: StoredFile | undefined): Promise<CreatedPartner> =>
    transaction(strapi, async (trx) => {
      const { actor, parent } = await lockPlace(trx, asker, body);
      const columns = await columnsOf(body);
      const { id, documentId, organizationName } = await addPartner(trx, parent, columns);
      if (logo) await getService(strapi, 'logos').attach(trx, { id, documentId }, logo);
      const { name, type } = columns;
      const { state: region, ...told } = columns;
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: 'partner.create',
        partnerId: id,
        target: { type: 'partner', documentId, label: name },
        after: { ...told, region, organizationName, logo: logo?.hash, parent: parent?.name ?? null },
      });
      const invited = await inviteContact(trx, { actor, asker }, id, body);
      return { documentId, name, type, parent: parent?.documentId ?? null, organizationName, invited };
    });

  /** What is there already of the name and the contact, once the rest would be taken. */
  const duplicatesOf = async (sql: Sql, actor: Actor, body: CreatePartnerBody): Promise<Duplicates> => {
    const { nameKey, contactEmail } = await columnsOf(body);
    return findDuplicates(sql, { actor, now: now() }, { nameKey, email: contactEmail });
  };

  return {
    /**
     * Writes all of it, or nothing.
     *
     * @param logo of the new partner, optional
     * @throws NotFoundError (404), ForbiddenError (403) also for a second factor chosen by anybody but an operator,
     * ValidationError (400) naming the field, RateLimitError (429)
     */
    async create(asker: Asker, body: CreatePartnerBody, logo?: FormFile): Promise<CreatedPartner> {
      const logos = getService(strapi, 'logos');
      const stored = logo && (await logos.store(logo, body.name));
      try {
        return await write(asker, body, stored);
      } catch (error) {
        if (stored) await logos.discard(stored.id);
        throw error;
      }
    },

    /**
     * Judges what `create` would, as far as that goes without writing.
     *
     * @returns partners of that name and people of that address, among what the actor sees: a hint that hinders nothing
     * @throws as `create` does
     */
    async check(actor: Actor, body: CreatePartnerBody): Promise<Duplicates> {
      const parent = await placeOf(pool(strapi), actor, body);
      if (parent) await assertQuota(pool(strapi), parent.id);
      return duplicatesOf(pool(strapi), actor, body);
    },

    /**
     * The same, but for the hour's mails: for what is written later, when there are new ones.
     *
     * @throws as `create` does
     */
    async judge(sql: Sql, actor: Actor, body: CreatePartnerBody): Promise<Duplicates> {
      await placeOf(sql, actor, body);
      return duplicatesOf(sql, actor, body);
    },
  };
};
