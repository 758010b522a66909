import type { Core } from '@strapi/types';
import {
  PREVIEW_SAMPLE,
  type AssignedCustomersDifference,
  type ListAssignableCustomersQuery,
  type PreviewAssignedCustomersResponse,
  type SaveAssignedCustomersResponse,
} from '../../../contracts/assigned-customers';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { findAssignableCustomers } from '../queries/assignable-customers';
import { findCandidates, type Candidate } from '../queries/assignment-candidates';
import { reachingThrough } from '../queries/effects';
import { ancestorIds } from '../queries/partners';
import { pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { toInstants } from '../utils/instants';
import { forbidden } from '../utils/forbidden';
import { invalid } from '../utils/parse';
import type { Asker } from './access';

interface Plan {
  /** New, or ended and given again. */
  assign: Candidate[];
  unassign: Candidate[];
  alreadyAssigned: number;
  alreadyUnassigned: number;
  skippedNotActive: number;
}

/** The sidebar *Manage Assigned Customers*: grants of a tech partner onto customers (TP-11 to TP-16). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** What a difference means for what is there now. */
  const plan = async (
    sql: Sql,
    actor: Actor,
    techPartnerId: number,
    difference: AssignedCustomersDifference
  ): Promise<Plan> => {
    const context = { actor, techPartnerId, now: now() };
    const toAssign = await findCandidates(sql, context, difference.assign, 'assign');
    const toUnassign = await findCandidates(sql, context, difference.unassign, 'unassign');
    refuseBoth(toAssign, toUnassign);

    const free = toAssign.filter(({ current }) => !current);
    const inactive = free.find(({ active, byId }) => byId && !active);
    if (inactive) {
      const index = difference.assign.ids.indexOf(inactive.documentId);
      throw invalid({ path: ['assign', 'ids', index], message: 'is a customer that is not active' });
    }
    const assign = free.filter(({ active }) => active);
    const unassign = toUnassign.filter(({ current }) => current);
    return {
      assign,
      unassign,
      alreadyAssigned: toAssign.filter(({ current, byId }) => byId && current).length,
      alreadyUnassigned: toUnassign.filter(({ current, byId }) => byId && !current).length,
      skippedNotActive: free.length - assign.length,
    };
  };

  /** Assignments carry the role in full: it is capped by each member's own. */
  const grantsOf = async (sql: Sql, techPartnerId: number, customers: Candidate[]) => {
    const above = await ancestorIds(sql, techPartnerId);
    return customers.map(({ id, ownerId }) => ({
      granteePartnerId: techPartnerId,
      targetCustomerId: id,
      targetOwnerId: ownerId,
      outsideOwner: !above.has(ownerId),
      role: 'prime-admin' as const,
    }));
  };

  const write = async (
    trx: Sql,
    actor: Actor,
    techPartnerId: number,
    difference: AssignedCustomersDifference,
    { assign, unassign }: Plan
  ) => {
    const delegations = getService(strapi, 'delegations');
    const period = toInstants(difference.accessPeriod, now());
    const fresh = assign.filter(({ delegationId }) => delegationId === null);
    const ended = assign.flatMap(({ delegationId }) => delegationId ?? []);

    await delegations.grant(trx, await grantsOf(trx, techPartnerId, fresh), period, actor.userId);
    await delegations.regrant(trx, ended, period, actor.userId);
    await delegations.revoke(
      trx,
      unassign.flatMap(({ delegationId }) => delegationId ?? [])
    );
  };

  /** One entry per customer: each owner's log holds its own customers and no other's. */
  const audit = (
    trx: Sql,
    actor: Actor,
    asker: Asker,
    { documentId, name }: PartnerRow,
    changes: Plan,
    difference: AssignedCustomersDifference
  ) => {
    const { startsAt, endsAt } = toInstants(difference.accessPeriod, now());
    const target = { type: 'partner', documentId, label: name } as const;
    const told = (customer: Candidate) =>
      ({ partnerId: customer.ownerId, customer, target, fieldsOf: 'delegation' }) as const;
    return getService(strapi, 'audit').append(trx, actor, asker, [
      ...changes.assign.map((customer) => ({
        ...told(customer),
        action: 'delegation.assign' as const,
        after: { grantee: name, from: startsAt, until: endsAt },
      })),
      ...changes.unassign.map((customer) => ({
        ...told(customer),
        action: 'delegation.unassign' as const,
        before: { grantee: name },
      })),
    ]);
  };

  return {
    /**
     * @returns a page of the customers that can be assigned to the tech partner, assigned ones marked
     * @throws NotFoundError (404), ForbiddenError (403) where the actor does not see the partner's assignments
     */
    async find(actor: Actor, documentId: string, query: ListAssignableCustomersQuery) {
      const techPartner = await getService(strapi, 'tech-partners').findSeen(actor, documentId);
      if (!techPartner.readsAssignments) {
        throw forbidden('You may not see which customers are assigned to this partner');
      }
      return findAssignableCustomers(pool(strapi), { ...query, actor, techPartner, now: now() });
    },

    /**
     * Applies a difference to what is there now, all or nothing.
     *
     * @throws ValidationError (400) naming the field, NotFoundError (404), ForbiddenError (403); nothing is written then
     */
    save: (
      asker: Asker,
      documentId: string,
      difference: AssignedCustomersDifference
    ): Promise<SaveAssignedCustomersResponse['data']> =>
      transaction(strapi, async (trx) => {
        const { actor, techPartner } = await getService(strapi, 'managed-tech-partners').lock(trx, asker, documentId);
        const changes = await plan(trx, actor, techPartner.id, difference);
        await write(trx, actor, techPartner.id, difference, changes);
        await audit(trx, actor, asker, techPartner, changes, difference);
        const { assign, unassign, ...rest } = changes;
        const { assignedCustomersCount } = await getService(strapi, 'tech-partners').findOne(actor, documentId, trx);
        return { assigned: assign.length, unassigned: unassign.length, ...rest, assignedCustomersCount };
      }),

    /**
     * What `save` would do; writes nothing.
     *
     * @returns totals and the first 100 names of each side
     * @throws as `save`
     */
    async preview(
      actor: Actor,
      documentId: string,
      difference: AssignedCustomersDifference
    ): Promise<PreviewAssignedCustomersResponse['data']> {
      const { startsAt, endsAt } = toInstants(difference.accessPeriod, now());
      const techPartner = await getService(strapi, 'managed-tech-partners').find(actor, documentId);
      const { assign, unassign, skippedNotActive } = await plan(pool(strapi), actor, techPartner.id, difference);
      const grants = await grantsOf(pool(strapi), techPartner.id, assign);
      const effects = await getService(strapi, 'dry-runs').run(actor, {
        who: reachingThrough(pool(strapi), techPartner.id),
        overlay: {
          add: grants.map((grant) => ({ ...grant, startsAt, endsAt })),
          remove: [...assign, ...unassign].flatMap(({ delegationId }) => delegationId ?? []),
        },
        touched: { partners: [], customers: [...assign, ...unassign].map(({ id }) => id) },
        at: startsAt,
      });
      return { assign: toSide(assign), unassign: toSide(unassign), skippedNotActive, effects };
    },
  };
};

const toSide = (customers: Candidate[]) => ({
  total: customers.length,
  sample: customers.slice(0, PREVIEW_SAMPLE).map(({ documentId, name }) => ({ documentId, name })),
});

const refuseBoth = (toAssign: Candidate[], toUnassign: Candidate[]) => {
  const assigned = new Set(toAssign.map(({ id }) => id));
  const both = toUnassign.findIndex(({ id }) => assigned.has(id));
  if (both >= 0) throw invalid({ path: ['unassign'], message: `${toUnassign[both]!.documentId} is in assign as well` });
};
