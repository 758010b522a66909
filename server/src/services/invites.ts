import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  CreateCustomerInvitesBody,
  CreateInvitesBody,
  Invite,
  InviteResult,
  ListInvitesQuery,
} from '../../../contracts/invites';
import type { SystemRole } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import type { CustomerRow, PartnerRow } from '../access/decide';
import { assertMayAppoint, refusalOfInvite } from '../access/escalation';
import type { Config } from '../config';
import type { Place } from '../invites/place';
import { findInvite, findInvites, toInvite, type InviteRow } from '../queries/invites';
import { findInviter } from '../queries/inviting';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

type Target = { kind: 'partner' | 'customer'; documentId: string };

/** Invitations, as those who invite see and manage them (TE-11 to TE-18, CU-14). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const context = (actor: Actor) => ({ actor, now: now() });
  const access = () => getService(strapi, 'access');
  const sending = () => getService(strapi, 'invite-sending');

  /** @throws ValidationError (400) where an operator, who has no account, names none */
  const accountOf = (actor: Actor, partner: string | undefined): string => {
    if (partner !== undefined) return partner;
    if (actor.operator) throw invalid({ path: ['partner'], message: 'is required' });
    return actor.home.documentId;
  };

  /**
   * Who invites into a customer: the account of who does it, for an operator the customer's own partner.
   *
   * @param inviterId of one that has invited there already
   */
  const placeOf = async (trx: Sql, actor: Actor, target: Target, inviterId?: number): Promise<Place> => {
    if (target.kind === 'partner') {
      const { id } = (await access().require(actor, 'member.manage', target, trx)) as PartnerRow;
      return { inviter: await findInviter(trx, id), customer: null };
    }
    const { id, documentId, name } = (await access().require(
      actor,
      'customer-user.manage',
      target,
      trx
    )) as CustomerRow;
    const row = await trx(T.customers).where({ id }).first({ ownerId: 'owner_id', link: 'link_approval' });
    if (row.link === 'rejected') throw new errors.ApplicationError('This customer has rejected the link');
    const inviter = await findInviter(trx, inviterId ?? (actor.operator ? row.ownerId : actor.home.id));
    return { inviter, customer: { id, documentId, name, ownerId: row.ownerId } };
  };

  /**
   * Locks the place, as everything does that changes its invites, and reads the asker's rights on it again.
   *
   * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where nobody can be invited there now
   */
  const lock = async (
    trx: Sql,
    asker: Asker,
    target: Target,
    inviterId?: number
  ): Promise<{ actor: Actor; place: Place }> => {
    const { inviter, customer } = await placeOf(trx, await access().actor(asker, trx), target, inviterId);
    await lockRow(trx, T.partners, inviter.id);
    if (customer) await lockRow(trx, T.customers, customer.id);
    const actor = await access().actor(asker, trx);
    const place = await placeOf(trx, actor, target, inviterId);
    if (place.inviter.disabled) throw new errors.ApplicationError('This partner is disabled');
    return { actor, place };
  };

  /** @throws ForbiddenError (403) */
  const refuseEscalation = async (trx: Sql, actor: Actor, { inviter }: Place, role: SystemRole) => {
    const refusal = await refusalOfInvite(trx, actor, inviter.id, role, now());
    if (refusal) throw forbidden(refusal);
  };

  /** @throws NotFoundError (404) for one that the actor does not read */
  const find = async (sql: Sql, actor: Actor, documentId: string): Promise<InviteRow> => {
    const row = await findInvite(sql, context(actor), documentId);
    if (!row) throw new errors.NotFoundError('There is no such invitation');
    return row;
  };

  return {
    /**
     * @returns a page of the invites to one account, or into one customer
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) where an operator names no account
     */
    async find(actor: Actor, query: ListInvitesQuery) {
      if (query.partner !== undefined && query.customer !== undefined) {
        throw invalid({ path: ['customer'], message: 'goes without a partner' });
      }
      const target: Target =
        query.customer !== undefined
          ? { kind: 'customer', documentId: query.customer }
          : { kind: 'partner', documentId: accountOf(actor, query.partner) };
      const capability = target.kind === 'customer' ? 'customer-user.read' : 'member.read';
      const { id } = await access().require(actor, capability, target);
      const place = target.kind === 'customer' ? { customerId: id } : { partnerId: id };
      const { rows, total } = await findInvites(pool(strapi), context(actor), place, query);
      return { rows, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * Invites people to become members of a partner (TE-11), one line each.
     *
     * @throws NotFoundError (404), ForbiddenError (403) also for a role of more than the asker holds there,
     * ValidationError (400), ApplicationError (400) for a disabled partner
     */
    createForPartner: (
      asker: Asker,
      { emails, role, loginMethod, partner }: CreateInvitesBody
    ): Promise<InviteResult[]> =>
      transaction(strapi, async (trx) => {
        getService(strapi, 'login-methods').assertAvailable(loginMethod);
        const documentId = accountOf(await access().actor(asker, trx), partner);
        const { actor, place } = await lock(trx, asker, { kind: 'partner', documentId });
        await refuseEscalation(trx, actor, place, role);
        return sending().send(trx, { actor, asker }, place, { kind: 'member', role, loginMethod }, emails);
      }),

    /**
     * Invites people to become users of a customer (CU-14).
     *
     * @param role one of those that the host has configured
     * @throws NotFoundError (404), ForbiddenError (403) also for an admin of one that has not accepted the link,
     * ValidationError (400), ApplicationError (400) for a customer that has rejected it
     */
    createForCustomer: (
      asker: Asker,
      documentId: string,
      { emails, role }: CreateCustomerInvitesBody
    ): Promise<InviteResult[]> =>
      transaction(strapi, async (trx) => {
        const roles = strapi.plugin('msp').config<Config['customerUserRoles']>('customerUserRoles');
        if (!roles.some(({ name }) => name === role)) {
          throw invalid({ path: ['role'], message: `must be one of ${roles.map(({ name }) => name).join(', ')}` });
        }
        const { actor, place } = await lock(trx, asker, { kind: 'customer', documentId });
        await assertMayAppoint(trx, actor, place.customer!.id, role);
        const spec = { kind: 'customer-user', role, loginMethod: 'any' } as const;
        return sending().send(trx, { actor, asker }, place, spec, emails);
      }),

    /**
     * Sends a new link, good for the whole time again; the old one is dead.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) for one that is not open any more,
     * RateLimitError (429) where the partner's mails of this hour are used up
     */
    resend: (asker: Asker, documentId: string): Promise<Invite> =>
      transaction(strapi, async (trx) => {
        const seen = await find(trx, await access().actor(asker, trx), documentId);
        const { actor, place } = await lock(trx, asker, targetOf(seen), seen.partnerId);
        const row = await find(trx, actor, documentId);
        if (!place.customer) await refuseEscalation(trx, actor, place, row.role as SystemRole);
        await sending().resend(trx, { actor, asker }, place, row);
        return toInvite(await find(trx, actor, documentId), context(actor));
      }),

    /**
     * Kills the link. No brake blocks it.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) for one that is not open any more
     */
    delete: (asker: Asker, documentId: string): Promise<void> =>
      transaction(strapi, async (trx) => {
        const seen = await find(trx, await access().actor(asker, trx), documentId);
        await lockRow(trx, T.partners, seen.partnerId);
        if (seen.customerId !== null) await lockRow(trx, T.customers, seen.customerId);
        const actor = await access().actor(asker, trx);
        const row = await find(trx, actor, documentId);
        if (row.managedId === null) throw forbidden('You may not do this to this invitation');
        await sending().close(trx, { actor, asker }, row);
      }),
  };
};

const targetOf = ({ partnerDocumentId, customerDocumentId }: InviteRow): Target =>
  customerDocumentId === null
    ? { kind: 'partner', documentId: partnerDocumentId }
    : { kind: 'customer', documentId: customerDocumentId };
