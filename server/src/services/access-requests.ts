import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  REQUESTS_PER_DAY,
  type AccessRequest,
  type CreateAccessRequestBody,
  type GrantAccessRequestBody,
  type ListAccessRequestsQuery,
  type RequestState,
} from '../../../contracts/access-requests';
import type { Actor, MemberActor } from '../access/actor';
import { firstMissingOn } from '../access/escalation';
import { canBeDelegated, capabilitiesOf } from '../access/roles';
import { requireSeen, type SeenTarget } from '../access/seen';
import {
  findAccessRequest,
  findAccessRequests,
  findOpenRequestsOf,
  isOwnRequest,
  targetName,
  toAccessRequest,
  type RequestRow,
} from '../queries/access-requests';
import { personName } from '../queries/people';
import { lockRow, pool, toCount, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toInstants } from '../utils/instants';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const DAY = 24 * 60 * 60_000;

/** Asking for access and deciding about it (EX-11). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const contextOf = (actor: Actor) => ({ actor, now: now() });

  /** @throws ValidationError (400) naming the field, RateLimitError (429) */
  const refuseNeedless = async (
    trx: Sql,
    actor: MemberActor,
    target: SeenTarget,
    { role, capability }: CreateAccessRequestBody
  ) => {
    if (capability && !canBeDelegated(capability)) {
      throw invalid({ path: ['capability'], message: 'can not be given to anybody' });
    }
    if (target.kind === 'partner' && target.id === actor.home.id) {
      throw invalid({ path: ['target'], message: 'is your own account, where prime admins set your role' });
    }
    const wished = capability ? [capability] : capabilitiesOf(role!).filter(canBeDelegated);
    if ((await firstMissingOn(trx, actor, wished, target, now())) === undefined) {
      throw invalid({ path: ['target'], message: 'you have this access already' });
    }
    const today = await trx(T.accessRequests)
      .where({ requester_id: actor.memberId })
      .where('created_at', '>', new Date(now().getTime() - DAY))
      .first({ count: trx.raw('count(*)') });
    if (toCount(today?.count) >= REQUESTS_PER_DAY) {
      throw new errors.RateLimitError(`More than ${REQUESTS_PER_DAY} requests a day are not taken`);
    }
  };

  /** One open request per person and target: the unique key decides, so of two at once one is written. */
  const insert = async (trx: Sql, actor: MemberActor, target: SeenTarget, asked: CreateAccessRequestBody) => {
    const [at, documentId] = [now(), createDocumentId()];
    const row = {
      document_id: documentId,
      open_key: `${actor.memberId}>${target.kind}:${target.id}`,
      requester_id: actor.memberId,
      target_partner_id: target.kind === 'partner' ? target.id : null,
      target_customer_id: target.kind === 'customer' ? target.id : null,
      role: asked.role ?? null,
      capability: asked.capability ?? null,
      reason: asked.reason,
      state: 'open',
      created_at: at,
      updated_at: at,
      published_at: at,
    };
    await trx(T.accessRequests).insert(row).onConflict('open_key').ignore();
    if (!(await trx(T.accessRequests).where({ document_id: documentId }).first('id'))) {
      throw invalid({ path: ['target'], message: 'you have asked for access to this already' });
    }
    return documentId;
  };

  /** @throws NotFoundError (404) for what the actor neither asked for nor could grant */
  const find = async (sql: Sql, actor: Actor, documentId: string): Promise<RequestRow> => {
    const row = await findAccessRequest(sql, contextOf(actor), documentId);
    if (!row) throw new errors.NotFoundError('There is no such access request');
    return row;
  };

  /** Of two who decide at once, one does. @throws ApplicationError (400) for the other */
  const close = async (trx: Sql, id: number, state: RequestState, values: Record<string, unknown>): Promise<void> => {
    const closed = await trx(T.accessRequests)
      .where({ id, state: 'open' })
      .update({ state, open_key: null, updated_at: now(), ...values });
    if (closed !== 1) throw new errors.ApplicationError('This request has been decided or withdrawn already');
  };

  const entry = (row: RequestRow, action: NewAuditEntry['action'], after: Record<string, unknown>): NewAuditEntry => ({
    action,
    partnerId: row.ownerId,
    customer:
      row.customerId === null
        ? null
        : { id: row.customerId, documentId: row.customerDocumentId, name: row.customerName },
    target: {
      type: 'access-request',
      documentId: row.documentId,
      label: `${personName(row)} → ${targetName(row)}`,
    },
    after,
  });

  /**
   * Locks the target, as every change to grants on it does, and reads everything again.
   *
   * @throws NotFoundError (404), ForbiddenError (403) for the own request, ApplicationError (400) for a closed one
   */
  const lock = async (trx: Sql, asker: Asker, documentId: string) => {
    const access = getService(strapi, 'access');
    const seen = await find(trx, await access.actor(asker, trx), documentId);
    await lockRow(trx, seen.customerId === null ? T.partners : T.customers, (seen.customerId ?? seen.partnerId)!);
    const actor = await access.actor(asker, trx);
    const row = await find(trx, actor, documentId);
    if (isOwnRequest(row, actor)) throw forbidden('Nobody decides about their own request');
    return { actor, row };
  };

  const decided = async (trx: Sql, actor: Actor, documentId: string) =>
    toAccessRequest(await find(trx, actor, documentId), actor);

  return {
    /** @returns a page of what the actor could grant, or of what it asked for */
    async find(actor: Actor, query: ListAccessRequestsQuery) {
      const { rows, total } = await findAccessRequests(pool(strapi), contextOf(actor), query);
      return { rows, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * Asks, for oneself, for a role or a capability on something one sees. Those who could grant it get a mail.
     *
     * @throws NotFoundError (404) for what the asker does not see, ValidationError (400) for what it has, has asked for or
     * nobody could get, RateLimitError (429), ForbiddenError (403) for an operator, who has everything
     */
    create: (asker: Asker, asked: CreateAccessRequestBody): Promise<AccessRequest> =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        if (actor.operator) throw forbidden('Operators have every right already');
        const target = await requireSeen(trx, actor, { kind: asked.kind, documentId: asked.target }, now());
        await lockRow(trx, T.members, actor.memberId);
        await refuseNeedless(trx, actor, target, asked);
        const row = await find(trx, actor, await insert(trx, actor, target, asked));
        const { reason, role, capability } = asked;
        await getService(strapi, 'access-request-mails').asked(trx, row);
        await getService(strapi, 'audit').append(
          trx,
          actor,
          asker,
          entry(row, 'access-request.create', { reason, role, capability, state: 'open' })
        );
        return toAccessRequest(row, actor);
      }),

    /**
     * Gives the person a delegation with a role and a period, and closes the request.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) for a period in the past or a grant that is
     * wider already, ApplicationError (400) where it has been decided or the person has left
     */
    grant: (asker: Asker, documentId: string, { role, accessPeriod }: GrantAccessRequestBody): Promise<AccessRequest> =>
      transaction(strapi, async (trx) => {
        const { actor, row } = await lock(trx, asker, documentId);
        const period = toInstants(accessPeriod, now());
        const values = { granted_role: role, decided_by_id: actor.userId, decided_at: now() };
        await close(trx, row.id, 'granted', values);
        const change = await getService(strapi, 'granted-requests').write(trx, actor, row, role, period);
        const closed = await find(trx, actor, documentId);
        await getService(strapi, 'access-request-mails').granted(trx, actor, closed, role, period);
        const after = { role, from: period.startsAt, until: period.endsAt, state: 'granted' };
        await getService(strapi, 'audit').append(trx, actor, asker, [
          entry(row, 'access-request.grant', after),
          change,
        ]);
        return decided(trx, actor, documentId);
      }),

    /**
     * @param note what the person is told
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where it has been decided already
     */
    decline: (asker: Asker, documentId: string, note: string): Promise<AccessRequest> =>
      transaction(strapi, async (trx) => {
        const { actor, row } = await lock(trx, asker, documentId);
        await close(trx, row.id, 'declined', { note, decided_by_id: actor.userId, decided_at: now() });
        const closed = await find(trx, actor, documentId);
        await getService(strapi, 'access-request-mails').declined(trx, actor, closed, note);
        await getService(strapi, 'audit').append(
          trx,
          actor,
          asker,
          entry(row, 'access-request.decline', { state: 'declined' })
        );
        return decided(trx, actor, documentId);
      }),

    /**
     * Takes the own request back.
     *
     * @throws NotFoundError (404), ForbiddenError (403) for another's, ApplicationError (400) where it has been decided
     */
    withdraw: (asker: Asker, documentId: string): Promise<AccessRequest> =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        const row = await find(trx, actor, documentId);
        if (!isOwnRequest(row, actor)) throw forbidden('Only who asked takes a request back');
        await close(trx, row.id, 'withdrawn', {});
        await getService(strapi, 'audit').append(
          trx,
          actor,
          asker,
          entry(row, 'access-request.withdraw', { state: 'withdrawn' })
        );
        return decided(trx, actor, documentId);
      }),

    /**
     * Withdraws what people who are leaving have asked for, in the transaction of their leaving.
     *
     * @param memberIds numeric ids
     * @returns the entries for the audit log
     */
    async withdrawOf(trx: Sql, memberIds: number[]): Promise<NewAuditEntry[]> {
      const nobody: Actor = { operator: true, userId: 0, name: '' };
      const rows = await findOpenRequestsOf(trx, contextOf(nobody), memberIds);
      for (const row of rows) await close(trx, row.id, 'withdrawn', {});
      return rows.map((row) => entry(row, 'access-request.withdraw', { state: 'withdrawn' }));
    },
  };
};
