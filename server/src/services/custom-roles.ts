import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Capability } from '../../../contracts/common';
import type {
  CreateCustomRoleBody,
  CustomRole,
  ListCustomRolesQuery,
  UpdateCustomRoleBody,
} from '../../../contracts/custom-roles';
import type { Effects } from '../../../contracts/effects';
import type { Actor } from '../access/actor';
import { holdsAtHome } from '../access/decide';
import { firstMissing, reachesBeyond } from '../access/escalation';
import { namedOrGrouped } from '../queries/effects';
import { findCustomRoles } from '../queries/custom-roles';
import { fromJson, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { forbidden } from '../utils/forbidden';

const TYPE = 'custom-role';
const BY_NAME = { column: 'name', order: 'asc' } as const;

interface RoleRow {
  id: number;
  partnerDocumentId: string;
  capabilities: Capability[];
}

/** Custom roles: named sets of capabilities, never more than their maker has (TP-23). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const row = async (sql: Sql, actor: Actor, documentId: string): Promise<RoleRow> => {
    const role = await sql({ r: T.customRoles })
      .join({ p: T.partners }, 'p.id', 'r.partner_id')
      .where('r.document_id', documentId)
      .modify((where) => void (actor.operator || where.where('r.partner_id', actor.home.id)))
      .first({ id: 'r.id', partnerDocumentId: 'p.document_id', capabilities: 'r.capabilities' });
    if (!role) throw new errors.NotFoundError('There is no such custom role');
    return { ...role, capabilities: fromJson(role.capabilities) };
  };

  const details = async (sql: Sql, actor: Actor, documentId: string): Promise<CustomRole> => {
    const { rows } = await findCustomRoles(sql, { partnerId: null, documentId, sort: BY_NAME, offset: 0, limit: 1 });
    return { ...rows[0]!, canManage: holdsAtHome(actor, 'delegation.manage') };
  };

  const requireFreeName = async (trx: Sql, partnerId: number, name: string, exceptId = 0) => {
    const taken = await trx(T.customRoles)
      .where({ partner_id: partnerId, name })
      .whereNot({ id: exceptId })
      .first('id');
    if (taken) throw invalid({ path: ['name'], message: 'is taken by another role' });
  };

  const requireOwnCapabilities = (actor: Actor, capabilities: Capability[]) => {
    const missing = firstMissing(actor, capabilities);
    if (missing) throw forbidden(`You can't give ${missing}, which you do not have`);
  };

  /** Numeric ids of the groups that carry the role. */
  const carriers = (sql: Sql, { id }: RoleRow): Promise<number[]> =>
    sql(T.groups).where({ custom_role_id: id }).pluck('id');

  /** A changed role is given anew to every group that carries it, on every target. */
  const refuseEscalation = async (trx: Sql, actor: Actor, role: RoleRow, capabilities: Capability[]) => {
    const groupIds = await carriers(trx, role);
    if (!actor.operator && actor.groups.some(({ id }) => groupIds.includes(id))) {
      throw forbidden('Nobody edits a role that one of their own groups carries');
    }
    const added = capabilities.some((capability) => !role.capabilities.includes(capability));
    if (added && (await reachesBeyond(trx, actor, groupIds, now()))) {
      throw forbidden('A group that carries the role reaches further than you do');
    }
  };

  const audit = (
    trx: Sql,
    { actor, asker, partnerId }: { actor: Actor; asker: Asker; partnerId: number },
    verb: 'create' | 'update' | 'delete',
    { before, after }: { before?: CustomRole; after?: CustomRole }
  ) => {
    const { documentId, name } = (after ?? before)!;
    const target = { type: TYPE, documentId, label: name } as const;
    return getService(strapi, 'audit').append(trx, actor, asker, {
      action: `${TYPE}.${verb}`,
      partnerId,
      target,
      before,
      after,
    });
  };

  const lockWith = async (trx: Sql, asker: Asker, documentId: string) => {
    const { partnerDocumentId } = await row(trx, await getService(strapi, 'access').actor(asker, trx), documentId);
    const locked = await getService(strapi, 'accounts').lock(trx, asker, partnerDocumentId);
    return { ...locked, role: await row(trx, locked.actor, documentId) };
  };

  return {
    /** @returns a page of the account's roles; of all roles for an operator who chose no partner */
    async find(actor: Actor, { page, pageSize, search, sort, partner }: ListCustomRolesQuery) {
      const partnerId = await getService(strapi, 'accounts').resolve(actor, 'delegation.read', partner);
      const [column, order] = sort.split(':') as ['name', 'asc'];
      const query = { partnerId, search, sort: { column, order }, offset: (page - 1) * pageSize, limit: pageSize };
      const { rows, total } = await findCustomRoles(pool(strapi), query);
      const canManage = holdsAtHome(actor, 'delegation.manage');
      return { rows: rows.map((role) => ({ ...role, canManage })), pagination: toPagination(page, pageSize, total) };
    },

    /** @throws ValidationError (400) naming the field, ForbiddenError (403), NotFoundError (404) */
    create: (asker: Asker, { partner, ...body }: CreateCustomRoleBody): Promise<CustomRole> =>
      transaction(strapi, async (trx) => {
        const { actor, partnerId } = await getService(strapi, 'accounts').lock(trx, asker, partner);
        await requireFreeName(trx, partnerId, body.name);
        requireOwnCapabilities(actor, body.capabilities);
        const role = await documents(strapi, TYPE).create({ data: { ...body, partner: partnerId } });
        const after = await details(trx, actor, role.documentId);
        await audit(trx, { actor, asker, partnerId }, 'create', { after });
        return after;
      }),

    /** @throws ValidationError (400) naming the field, ForbiddenError (403), NotFoundError (404) */
    update: (asker: Asker, documentId: string, body: UpdateCustomRoleBody): Promise<CustomRole> =>
      transaction(strapi, async (trx) => {
        const { actor, partnerId, role } = await lockWith(trx, asker, documentId);
        await requireFreeName(trx, partnerId, body.name, role.id);
        requireOwnCapabilities(actor, body.capabilities);
        await refuseEscalation(trx, actor, role, body.capabilities);
        const before = await details(trx, actor, documentId);
        await documents(strapi, TYPE).update({ documentId, data: body });
        const after = await details(trx, actor, documentId);
        await audit(trx, { actor, asker, partnerId }, 'update', { before, after });
        return after;
      }),

    /**
     * Who would gain and lose what by an update; writes nothing.
     *
     * @throws as `update`
     */
    async preview(actor: Actor, documentId: string, body: UpdateCustomRoleBody): Promise<Effects> {
      const sql = pool(strapi);
      const role = await row(sql, actor, documentId);
      const partnerId = await getService(strapi, 'accounts').resolve(
        actor,
        'delegation.manage',
        role.partnerDocumentId
      );
      await requireFreeName(sql, partnerId!, body.name, role.id);
      requireOwnCapabilities(actor, body.capabilities);
      await refuseEscalation(sql, actor, role, body.capabilities);
      const groupIds = await carriers(sql, role);
      return getService(strapi, 'dry-runs').runOnGroups(actor, groupIds, {
        who: namedOrGrouped(sql, [], groupIds),
        regroup: ({ groups }) =>
          groups.map((group) => (groupIds.includes(group.id) ? { ...group, capabilities: body.capabilities } : group)),
      });
    },

    /** @throws ApplicationError (400) while a group carries it, ForbiddenError (403), NotFoundError (404) */
    delete: (asker: Asker, documentId: string): Promise<{ documentId: string }> =>
      transaction(strapi, async (trx) => {
        const { actor, partnerId, role } = await lockWith(trx, asker, documentId);
        const [groups] = await trx(T.groups).where({ custom_role_id: role.id }).count({ count: '*' });
        if (Number(groups?.count) > 0) throw new errors.ApplicationError('A privilege group still carries this role');
        const before = await details(trx, actor, documentId);
        await documents(strapi, TYPE).delete({ documentId });
        await audit(trx, { actor, asker, partnerId }, 'delete', { before });
        return { documentId };
      }),
  };
};
