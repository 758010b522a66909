import type { Core } from '@strapi/types';
import type { AcceptedInvite, AcceptInviteBody, OpenedInvite } from '../../../contracts/public-invites';
import { allowsMethod } from '../doors/doors';
import { assertStanding, deadInvite, refusedInvite, type Joining, type NewPerson } from '../invites/joining';
import { inviteEntry } from '../invites/place';
import { hashOf } from '../invites/token';
import { isOpen } from '../queries/invites';
import { findLivingInvite, type LivingInvite } from '../queries/living-invites';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { AuditedBy } from './audit';

/** From where a request came, for the audit log. */
type From = Pick<AuditedBy, 'address' | 'userAgent'>;

/** What the OpenID provider has said of somebody who accepts with it. */
export interface VerifiedIdentity {
  /** Of the link that the sign-in began with. */
  tokenHash: string;
  /** Verified by the provider. */
  email: string;
  firstname: string;
  lastname: string;
  language: string;
}

/** Invitations, as those whom they are for answer them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const joiningOf = ({ kind }: LivingInvite): Joining =>
    getService(strapi, kind === 'customer-user' ? 'invited-customer-users' : 'invited-members');

  /** @throws NotFoundError (404), the same for whatever a link died of */
  const find = async (token: string): Promise<LivingInvite> => {
    const invite = await findLivingInvite(pool(strapi), { token_hash: hashOf(token) }, now());
    if (!invite) throw deadInvite();
    return invite;
  };

  const methodsOf = ({ kind, loginMethod: own, partnerMethods: partner }: LivingInvite): OpenedInvite['methods'] => {
    if (kind === 'customer-user') return ['password'];
    const google = getService(strapi, 'login-methods').google().available;
    return [
      ...(allowsMethod({ own, partner }, 'credentials') ? (['password'] as const) : []),
      ...(google && allowsMethod({ own, partner }, 'google') ? (['google'] as const) : []),
    ];
  };

  const assertMethod = (invite: LivingInvite, method: OpenedInvite['methods'][number]) => {
    if (!methodsOf(invite).includes(method)) throw refusedInvite('method');
  };

  /**
   * The one update that decides: of two who accept, or of one who accepts and one who deletes or resends, exactly one
   * finds it open. Locks the place first, as whoever changes its invites does.
   */
  const claim = async (trx: Sql, seen: LivingInvite, as: 'accepted_at' | 'declined_at'): Promise<LivingInvite> => {
    await lockRow(trx, T.partners, seen.partnerId);
    if (seen.customerId !== null) await lockRow(trx, T.customers, seen.customerId);
    const invite = await findLivingInvite(trx, { id: seen.id }, now());
    if (!invite || invite.tokenHash !== seen.tokenHash) throw deadInvite();
    const claimed = await trx(T.invites)
      .where({ id: seen.id, token_hash: seen.tokenHash })
      .where(isOpen(T.invites))
      .where('expires_at', '>', now())
      .update({ [as]: now(), pending_key: null, updated_at: now() });
    if (claimed !== 1) throw deadInvite();
    return invite;
  };

  const note = (trx: Sql, action: 'invite.accept' | 'invite.decline', invite: LivingInvite, by: AuditedBy) => {
    const { customerId, customerDocumentId, customerName, ownerId, kind, email, role, loginMethod } = invite;
    const customer =
      customerId === null
        ? null
        : { id: customerId, documentId: customerDocumentId!, name: customerName, ownerId: ownerId! };
    const told = { kind, email, role, loginMethod, ...(action === 'invite.accept' ? { name: by.name } : {}) };
    return getService(strapi, 'audit').appendAs(trx, by, [inviteEntry(action, invite, customer, { after: told })]);
  };

  const accept = (seen: LivingInvite, person: NewPerson | null, from: From) =>
    transaction(strapi, async (trx) => {
      const invite = await claim(trx, seen, 'accepted_at');
      const joined = await joiningOf(invite).join(trx, invite, person);
      const homeId = invite.kind === 'customer-user' ? null : invite.partnerId;
      const by = { ...joined, ...from, homeId };
      if (invite.kind === 'new-contact') await getService(strapi, 'contact-handover').take(trx, invite, by);
      await note(trx, 'invite.accept', invite, by);
      return joined;
    });

  const accepted = ({ kind, slug }: LivingInvite): AcceptedInvite => {
    if (kind === 'customer-user') return { accepted: true, signInUrl: null };
    const page = slug === null ? null : getService(strapi, 'organization-names').url(slug);
    return { accepted: true, signInUrl: page ?? String(strapi.config.get('admin.absoluteUrl')) };
  };

  return {
    /**
     * The living invite of a link, for a sign-in that begins with it.
     *
     * @throws NotFoundError (404)
     */
    find,

    /** What the page shows. @throws NotFoundError (404) */
    async open(token: string): Promise<OpenedInvite> {
      const invite = await find(token);
      const { step, refusal } = await joiningOf(invite).standing(pool(strapi), invite);
      const methods = step === 'name' ? [] : methodsOf(invite);
      return {
        kind: invite.kind,
        email: invite.email,
        organisation: invite.partnerName,
        logo: await getService(strapi, 'logos').publicUrl(invite.partnerId),
        customer: invite.customerId === null ? null : (invite.customerName ?? invite.customerDocumentId),
        expiresAt: invite.expiresAt.toISOString(),
        step,
        refusal: refusal ?? (methods.length === 0 && step !== 'name' ? 'method' : null),
        methods,
      };
    },

    /**
     * Makes an account of somebody new.
     *
     * @throws NotFoundError (404), ValidationError (400) without a password where one is needed, ApplicationError (400)
     * with `code` where the person can't join like this
     */
    async accept(
      token: string,
      { firstname, lastname, password, language }: Omit<AcceptInviteBody, 'token'>,
      from: From
    ): Promise<AcceptedInvite> {
      const invite = await find(token);
      const joining = joiningOf(invite);
      const standing = await joining.standing(pool(strapi), invite);
      assertStanding(standing, ['register', 'name']);
      if (standing.step === 'register') {
        assertMethod(invite, 'password');
        if (password === undefined) throw invalid({ path: ['password'], message: 'is required' });
      }
      // Before the transaction: it takes long, and SQLite would stand still
      const passwordHash = standing.step === 'register' ? await joining.hash(password!) : null;
      await accept(invite, { firstname, lastname, passwordHash, language }, from);
      return accepted(invite);
    },

    /**
     * The yes of somebody who has an account, which keeps all that it is.
     *
     * @throws NotFoundError (404), ApplicationError (400) with `code`, RateLimitError (429)
     */
    async confirm(token: string, password: string, from: From): Promise<AcceptedInvite> {
      const invite = await find(token);
      const joining = joiningOf(invite);
      assertStanding(await joining.standing(pool(strapi), invite), ['confirm']);
      assertMethod(invite, 'password');
      await getService(strapi, 'rate-limits').consume('invite.email', invite.email);
      if (!(await joining.verify(invite, password))) throw refusedInvite('credentials');
      await accept(invite, null, from);
      return accepted(invite);
    },

    /** The no of whoever has the mail. @throws NotFoundError (404) */
    async decline(token: string, from: From): Promise<AcceptedInvite> {
      const seen = await find(token);
      await transaction(strapi, async (trx) => {
        const invite = await claim(trx, seen, 'declined_at');
        const nobody = { userId: null, userDocumentId: null, name: invite.email, homeId: null };
        await note(trx, 'invite.decline', invite, { ...nobody, ...from });
      });
      return { accepted: false, signInUrl: null };
    },

    /**
     * Accepts as whom an OpenID provider has verified: makes an account without a password, or links the one there is.
     *
     * @returns numeric id of the Strapi user
     * @throws NotFoundError (404) also where the address is another's, ApplicationError (400) with `code`
     */
    async acceptWith({ tokenHash, email, ...person }: VerifiedIdentity, from: From): Promise<number> {
      const invite = await findLivingInvite(pool(strapi), { token_hash: tokenHash }, now());
      if (!invite || invite.kind === 'customer-user' || invite.email !== email.toLowerCase()) throw deadInvite();
      assertMethod(invite, 'google');
      const standing = await joiningOf(invite).standing(pool(strapi), invite);
      assertStanding(standing, ['register', 'confirm']);
      const { userId } = await accept(
        invite,
        standing.step === 'register' ? { ...person, passwordHash: null } : null,
        from
      );
      return userId!;
    },
  };
};
