import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/types';
import { country as countryCode } from '../../../contracts/countries';
import type { EditablePartner, PartnerDetails, UpdatePartnerDetailsBody } from '../../../contracts/partner-details';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { roleHolds } from '../access/roles';
import { partnerScope } from '../access/scope';
import { findPartnerDetails, type DetailedPartner } from '../queries/partner-details';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { toE164 } from '../utils/phone';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** As it is stored: a country may be one that no contract knows. */
type Editable = Record<keyof EditablePartner, unknown>;
type Edited = Partial<EditablePartner>;

/** What a partner is, and whom to turn to there (TE-19, TE-20, PA-15). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const target = (documentId: string) => ({ kind: 'partner', documentId }) as const;

  const toDetails = async (sql: Sql, actor: Actor, id: number, partner: DetailedPartner): Promise<PartnerDetails> => {
    const { isOpen, profile, ...rest } = partner;
    const { organizationName } = profile;
    const signInUrl = organizationName && getService(strapi, 'organization-names').url(organizationName);
    const updatable = await sql({ p: T.partners })
      .where('p.id', id)
      .where(partnerScope(sql, actor, 'partner.update', now()))
      .first('p.id');
    return {
      ...rest,
      logo: await getService(strapi, 'logos').url(sql, id),
      profile: isOpen ? { ...profile, signInUrl } : null,
      canUpdate: updatable !== undefined,
      canRename: actor.operator || (actor.home.id === id && roleHolds(actor.role, 'delegation.manage')),
    };
  };

  /** Both numbers in the form they are stored in; a new country has to fit those that stay. */
  const numbers = (before: Editable, body: Edited): Edited => {
    const country = countryCode.safeParse(body.country ?? before.country).data;
    const checked: Edited = {};
    for (const field of ['contactMobile', 'contactPhone'] as const) {
      if (body[field] === undefined && body.country === undefined) continue;
      const text = body[field] === undefined ? before[field] : body[field];
      const { number, problem } = text
        ? toE164(String(text), { country, mobile: field === 'contactMobile' })
        : { number: null };
      if (problem !== undefined) throw invalid({ path: [field], message: problem });
      checked[field] = number;
    }
    return checked;
  };

  const write = async (
    { trx, actor, asker, id, documentId }: { trx: Sql; actor: Actor; asker: Asker; id: number; documentId: string },
    before: Editable,
    data: Edited
  ) => {
    const nameKey = data.name === undefined ? {} : { nameKey: fold(data.name) };
    await documents(strapi, 'partner').update({ documentId, data: { ...data, ...nameKey } });
    await getService(strapi, 'audit').append(trx, actor, asker, {
      action: 'partner.update',
      partnerId: id,
      target: { type: 'partner', documentId, label: data.name ?? String(before.name) },
      before: audited(Object.fromEntries(Object.keys(data).map((field) => [field, before[field as keyof Editable]]))),
      after: audited(data),
    });
  };

  return {
    /**
     * @returns the partner as the actor may read it: name and support contact where it only works there
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async findOne(actor: Actor, documentId: string): Promise<PartnerDetails> {
      const sql = pool(strapi);
      const { id } = await getService(strapi, 'access').require(actor, 'partner.read', target(documentId));
      return toDetails(sql, actor, id, await findPartnerDetails(sql, actor, id, now()));
    },

    /**
     * *Edit Profile*: the own partner, direct children, and any for operators (settled reading 4).
     *
     * @param body what is to change; the rest stays
     * @throws ValidationError (400) naming the field, `ifUnchangedSince` where somebody has saved it since;
     * NotFoundError (404), ForbiddenError (403)
     */
    update: (asker: Asker, documentId: string, body: UpdatePartnerDetailsBody): Promise<PartnerDetails> =>
      transaction(strapi, async (trx) => {
        const access = getService(strapi, 'access');
        const require = (actor: Actor) => access.require(actor, 'partner.update', target(documentId), trx);
        const { id } = await require(await access.actor(asker, trx));
        await lockRow(trx, T.partners, id);
        const actor = await access.actor(asker, trx);
        await require(actor);

        const { ifUnchangedSince, ...asked } = body;
        const found = await findPartnerDetails(trx, actor, id, now());
        if (ifUnchangedSince && Date.parse(ifUnchangedSince) !== Date.parse(found.profile.updatedAt)) {
          throw invalid({ path: ['ifUnchangedSince'], message: 'somebody else has saved this partner meanwhile' });
        }
        const before = editableOf(found);
        const changed = difference(before, { ...asked, ...numbers(before, asked) });
        if (Object.keys(changed).length === 0) return toDetails(trx, actor, id, found);

        const { organizationName, ...data } = changed;
        if (data.loginMethods) getService(strapi, 'login-methods').assertAvailable(data.loginMethods, ['loginMethods']);
        if (organizationName !== undefined) {
          await getService(strapi, 'organization-names').rename(trx, actor, asker, documentId, organizationName);
        }
        if (Object.keys(data).length > 0) await write({ trx, actor, asker, id, documentId }, before, data);
        return toDetails(trx, actor, id, await findPartnerDetails(trx, actor, id, now()));
      }),
  };
};

const editableOf = ({ name, supportContact, profile }: DetailedPartner): Editable => ({
  name,
  organizationName: profile.organizationName,
  address: profile.address,
  city: profile.city,
  state: profile.state,
  zipCode: profile.zipCode,
  country: profile.country,
  contactMobile: supportContact.mobile,
  contactPhone: supportContact.phone,
  loginMethods: profile.loginMethods,
  inviteDomains: profile.inviteDomains,
});

/** What is asked for and not so already. */
const difference = (before: Editable, asked: object): Edited =>
  Object.fromEntries(
    Object.entries(asked).filter(
      ([field, value]) => value !== undefined && !isDeepStrictEqual(before[field as keyof Editable], value)
    )
  );

/** The log's *state* is that of a request. */
const audited = ({ state, ...rest }: Record<string, unknown>) => ({ ...rest, region: state });
