import type { Core } from '@strapi/types';
import type {
  DelegableQuery,
  MspDelegationsDifference,
  PreviewMspDelegationsResponse,
  SaveMspDelegationsResponse,
} from '../../../contracts/msp-delegations';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { findDelegableGroups, findDelegableUsers } from '../queries/delegable';
import { findDelegationChanges, type DelegationChanges } from '../queries/delegation-changes';
import { namedOrGrouped } from '../queries/effects';
import { pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { toInstants, type Instants } from '../utils/instants';
import { toPagination } from '../utils/pagination';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { forbidden } from '../utils/forbidden';

/** Whose users and groups are delegated: the member's own partner; for an operator the one above the tech partner. */
const actingMsp = async (sql: Sql, actor: Actor, techPartnerId: number): Promise<number | null> => {
  if (!actor.operator) return actor.home.id;
  const row = await sql(T.partners).where({ id: techPartnerId }).first('parent_id');
  return row?.parent_id ?? null;
};

/** The sidebar *Manage MSP Delegations*: grants of users and privilege groups onto a tech partner (TP-17 to TP-24). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const list = async <Row>(
    find: typeof findDelegableUsers | typeof findDelegableGroups,
    actor: Actor,
    documentId: string,
    { page, pageSize, search }: DelegableQuery
  ) => {
    const sql = pool(strapi);
    const techPartner = await getService(strapi, 'tech-partners').findSeen(actor, documentId);
    if (!techPartner.readsDelegations) throw forbidden('You may not see who is delegated onto this partner');
    const { rows, total } = await find(sql, {
      actor,
      now: now(),
      techPartner,
      actingMspId: await actingMsp(sql, actor, techPartner.id),
      seesAllDelegations: techPartner.inOwnTree,
      search,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    });
    return { rows: rows as Row[], pagination: toPagination(page, pageSize, total) };
  };

  const plan = async (sql: Sql, actor: Actor, techPartner: PartnerRow, difference: MspDelegationsDifference) => {
    const actingMspId = await actingMsp(sql, actor, techPartner.id);
    const changes = await findDelegationChanges(
      sql,
      { actor, now: now(), techPartnerId: techPartner.id, actingMspId },
      difference
    );
    if (changes.grantsToSelf) throw forbidden('Nobody can be grantee of their own grant');
    return changes;
  };

  const write = async (
    trx: Sql,
    actor: Actor,
    techPartner: PartnerRow,
    difference: MspDelegationsDifference,
    changes: DelegationChanges
  ) => {
    const delegations = getService(strapi, 'delegations');
    const period = toInstants(difference.accessPeriod, now());
    const onto = { targetPartnerId: techPartner.id, targetOwnerId: techPartner.id };
    const fresh = changes.grant.filter(({ delegationId }) => delegationId === null);
    await delegations.grant(
      trx,
      fresh.map(({ grantee, role }) => ({ ...grantee, ...onto, role })),
      period,
      actor.userId
    );
    for (const { delegationId, role } of changes.grant) {
      if (delegationId !== null) await delegations.regrant(trx, [delegationId], period, actor.userId, role);
    }
    for (const { delegationId, role } of changes.change) {
      await delegations.changeRole(trx, delegationId, role, actor.userId);
    }
    await delegations.revoke(
      trx,
      changes.revoke.map(({ delegationId }) => delegationId)
    );
  };

  const effectsOf = async (
    actor: Actor,
    { id }: PartnerRow,
    { startsAt, endsAt }: Instants,
    { grant, change, revoke }: DelegationChanges
  ) => {
    const sql = pool(strapi);
    const onto = { targetPartnerId: id, targetOwnerId: id };
    const all = [...grant, ...change, ...revoke];
    return getService(strapi, 'dry-runs').run(actor, {
      who: namedOrGrouped(
        sql,
        all.flatMap(({ grantee }) => grantee.granteeMemberId ?? []),
        all.flatMap(({ grantee }) => grantee.granteeGroupId ?? [])
      ),
      overlay: {
        add: [
          ...grant.map(({ grantee, role }) => ({ ...grantee, ...onto, role, startsAt, endsAt })),
          ...change.map(({ grantee, role, period }) => ({ ...grantee, ...onto, role, ...period })),
        ],
        remove: all.flatMap(({ delegationId }) => delegationId ?? []),
      },
      touched: { partners: [id], customers: [] },
      at: startsAt,
    });
  };

  /** One entry per grantee. */
  const audit = (
    trx: Sql,
    actor: Actor,
    asker: Asker,
    { id, documentId, name }: PartnerRow,
    difference: MspDelegationsDifference,
    { grant, change, revoke }: DelegationChanges
  ) => {
    const { startsAt: from, endsAt: until } = toInstants(difference.accessPeriod, now());
    const told = {
      partnerId: id,
      target: { type: 'partner', documentId, label: name },
      fieldsOf: 'delegation',
    } as const;
    return getService(strapi, 'audit').append(trx, actor, asker, [
      ...grant.map(({ name: grantee, documentId: granteeId, roleName: role }) => ({
        ...told,
        action: 'delegation.grant' as const,
        after: { grantee, granteeId, role, from, until },
      })),
      ...change.map(({ name: grantee, documentId: granteeId, previousRole, role }) => ({
        ...told,
        action: 'delegation.change' as const,
        before: { grantee, granteeId, role: previousRole },
        after: { grantee, granteeId, role },
      })),
      ...revoke.map(({ name: grantee, documentId: granteeId, roleName: role }) => ({
        ...told,
        action: 'delegation.revoke' as const,
        before: { grantee, granteeId, role },
      })),
    ]);
  };

  return {
    /**
     * @returns a page of the tab *Users*
     * @throws NotFoundError (404), ForbiddenError (403) where the actor does not see the partner's delegations
     */
    findUsers: (actor: Actor, documentId: string, query: DelegableQuery) =>
      list<Awaited<ReturnType<typeof findDelegableUsers>>['rows'][number]>(
        findDelegableUsers,
        actor,
        documentId,
        query
      ),

    /**
     * @returns a page of the tab *Privilege Groups*
     * @throws as `findUsers`
     */
    findGroups: (actor: Actor, documentId: string, query: DelegableQuery) =>
      list<Awaited<ReturnType<typeof findDelegableGroups>>['rows'][number]>(
        findDelegableGroups,
        actor,
        documentId,
        query
      ),

    /**
     * Both tabs together, all or nothing (TP-24).
     *
     * @throws ValidationError (400) naming the field, NotFoundError (404), ForbiddenError (403); nothing is written then
     */
    save: (
      asker: Asker,
      documentId: string,
      difference: MspDelegationsDifference
    ): Promise<SaveMspDelegationsResponse['data']> =>
      transaction(strapi, async (trx) => {
        const { actor, techPartner } = await getService(strapi, 'managed-tech-partners').lock(trx, asker, documentId);
        const changes = await plan(trx, actor, techPartner, difference);
        await write(trx, actor, techPartner, difference, changes);
        await audit(trx, actor, asker, techPartner, difference, changes);
        const { mspAdminCount } = await getService(strapi, 'tech-partners').findOne(actor, documentId, trx);
        return {
          granted: changes.grant.length,
          changed: changes.change.length,
          revoked: changes.revoke.length,
          unchanged: changes.unchanged,
          mspAdminCount: mspAdminCount ?? 0,
        };
      }),

    /**
     * What `save` would do; writes nothing.
     *
     * @throws as `save`
     */
    async preview(
      actor: Actor,
      documentId: string,
      difference: MspDelegationsDifference
    ): Promise<PreviewMspDelegationsResponse['data']> {
      const period = toInstants(difference.accessPeriod, now());
      const techPartner = await getService(strapi, 'managed-tech-partners').find(actor, documentId);
      const changes = await plan(pool(strapi), actor, techPartner, difference);
      return { ...namesOf(changes), effects: await effectsOf(actor, techPartner, period, changes) };
    },
  };
};

const namesOf = ({ grant, change, revoke }: DelegationChanges) => ({
  grant: grant.map(({ documentId, name, roleName }) => ({ documentId, name, role: roleName })),
  change: change.map(({ documentId, name, role, previousRole }) => ({ documentId, name, role, previousRole })),
  revoke: revoke.map(({ documentId, name, roleName }) => ({ documentId, name, role: roleName })),
});
