import type { Core } from '@strapi/types';
import { country } from '../../../contracts/countries';
import type { CodeSent, Profile, UpdateProfileBody } from '../../../contracts/my-profile';
import { findProfile, type ProfileRow } from '../queries/profile';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { toE164 } from '../utils/phone';
import { T } from '../utils/tables';
import { wrongCode } from '../utils/wrong-code';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

type Told = Pick<NewAuditEntry, 'action' | 'before' | 'after'>;

/** The signed-in person's own name, language and mobile number (PA-11). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const toProfile = async (sql: Sql, userId: number): Promise<Profile> => {
    const { firstname, lastname, email, language, member } = await findProfile(sql, userId);
    return {
      firstname,
      lastname,
      email,
      language,
      member: member && {
        partner: { documentId: member.partner.documentId, name: member.partner.name },
        role: member.role,
        loginMethod: member.loginMethod,
        mobile: member.mobile,
        mobileVerifiedAt: member.mobileVerifiedAt?.toISOString() ?? null,
      },
      hasPassword: await getService(strapi, 'login-methods').allows('credentials', { id: userId }, sql),
      sendsSms: getService(strapi, 'sms').isAvailable(),
    };
  };

  /** Locks the person and appends what was done, in one transaction. */
  const change = (
    { user, ...asker }: Asker,
    work: (trx: Sql, before: ProfileRow) => Promise<Told | undefined>
  ): Promise<Profile> =>
    transaction(strapi, async (trx) => {
      await lockRow(trx, T.users, user.id);
      const actor = await getService(strapi, 'access').actor({ user, ...asker }, trx);
      const before = await findProfile(trx, user.id);
      const told = await work(trx, before);
      const entry = told && {
        ...told,
        partnerId: before.member?.partner.id ?? null,
        target: { type: 'user' as const, documentId: before.documentId, label: before.email },
      };
      if (entry) await getService(strapi, 'audit').append(trx, actor, { user, ...asker }, entry);
      return toProfile(trx, user.id);
    });

  const memberOf = ({ member }: ProfileRow) => {
    if (!member) throw forbidden('Only members of a partner have a mobile number here');
    return member;
  };

  /** @returns what is to be stored, where that is another number than before */
  const newMobile = (before: ProfileRow, text: string | null): string | null | undefined => {
    const { partner, mobile } = memberOf(before);
    if (!text) return mobile === null ? undefined : null;
    const own = country.safeParse(partner.country).data;
    const { number, problem } = toE164(text, { country: own, abroad: true, mobile: true });
    if (problem !== undefined) throw invalid({ path: ['mobile'], message: problem });
    return number === mobile ? undefined : number;
  };

  return {
    find: (userId: number): Promise<Profile> => toProfile(pool(strapi), userId),

    /**
     * @throws ValidationError (400) naming the field, ForbiddenError (403) for a mobile number of who is no member
     */
    update: (asker: Asker, { mobile: asked, ...names }: UpdateProfileBody): Promise<Profile> =>
      change(asker, async (_trx, before) => {
        const after = Object.fromEntries(
          (['firstname', 'lastname', 'language'] as const)
            .filter((field) => names[field] !== undefined && names[field] !== before[field])
            .map((field) => [field, names[field]])
        );
        const mobile = asked === undefined ? undefined : newMobile(before, asked);
        const { language, ...rest } = after;
        if (mobile !== undefined) {
          const data = { mobile, mobileVerifiedAt: null };
          await documents(strapi, 'member').update({ documentId: memberOf(before).documentId, data });
          after.mobile = mobile;
        }
        const data = { ...rest, ...(language === undefined ? {} : { preferedLanguage: language }) };
        if (Object.keys(data).length > 0) await strapi.service('admin::user').updateById(asker.user.id, data);
        if (Object.keys(after).length === 0) return undefined;
        const known: Record<string, unknown> = { ...before, mobile: before.member?.mobile };
        const old = Object.fromEntries(Object.keys(after).map((field) => [field, known[field]]));
        return { action: 'profile.update', before: old, after };
      }),

    /**
     * Sends a code to the mobile number.
     *
     * @throws ValidationError (400) where there is no number to verify, ForbiddenError (403) where the host sends no text
     * messages, RateLimitError (429)
     */
    sendMobileCode: ({ user }: Asker): Promise<CodeSent> =>
      transaction(strapi, async (trx) => {
        const before = await findProfile(trx, user.id);
        const { mobile, mobileVerifiedAt } = memberOf(before);
        if (!getService(strapi, 'sms').isAvailable()) throw forbidden('This server sends no text messages');
        if (mobile === null) throw invalid({ path: ['mobile'], message: 'is missing' });
        if (mobileVerifiedAt !== null) throw invalid({ path: ['mobile'], message: 'is verified already' });
        const whose = { userId: user.id, purpose: 'mobile', destination: mobile } as const;
        const { expiresAt, ...data } = await getService(strapi, 'one-time-codes').issue(trx, whose);
        const sms = { to: mobile, language: before.language, template: 'mobile-code', data, expiresAt } as const;
        await getService(strapi, 'outbox').enqueueSms(trx, sms);
        return { sentTo: mobile, minutes: data.minutes };
      }),

    /** @throws ValidationError (400) for a code that does not prove the present number */
    async verifyMobile(asker: Asker, code: string): Promise<Profile> {
      const codes = getService(strapi, 'one-time-codes');
      const proven = await codes.prove({ userId: asker.user.id, purpose: 'mobile' }, code);
      if (!proven) throw wrongCode();
      return change(asker, async (trx, before) => {
        const { documentId, mobile } = memberOf(before);
        if (mobile !== proven.destination || !(await codes.consume(trx, proven))) throw wrongCode();
        await documents(strapi, 'member').update({ documentId, data: { mobileVerifiedAt: now() } });
        return { action: 'profile.verify-mobile', after: { mobile } };
      });
    },
  };
};
