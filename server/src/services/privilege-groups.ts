import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  CreatePrivilegeGroupBody,
  ListPrivilegeGroupsQuery,
  PrivilegeGroupDetails,
  UpdatePrivilegeGroupBody,
} from '../../../contracts/privilege-groups';
import type { Effects } from '../../../contracts/effects';
import type { Actor } from '../access/actor';
import { holdsAtHome } from '../access/decide';
import { firstMissing, reachesBeyond } from '../access/escalation';
import { toRevocation } from '../audit/revocation';
import { namedOrGrouped } from '../queries/effects';
import { findGrantsToEnd } from '../queries/grants-to-end';
import { findGroupMembers, findPrivilegeGroups } from '../queries/privilege-groups';
import { fromJson, lockForDeletion, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';
import { forbidden } from '../utils/forbidden';

const TYPE = 'privilege-group';
const BY_NAME = { column: 'name', order: 'asc' } as const;

interface GroupRow {
  id: number;
  partnerDocumentId: string;
  customRoleId: number;
}

/** Privilege groups: members of one account who share a custom role (TP-23). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const members = () => getService(strapi, 'account-members');

  const row = async (sql: Sql, actor: Actor, documentId: string): Promise<GroupRow> => {
    const group = await sql({ g: T.groups })
      .join({ p: T.partners }, 'p.id', 'g.partner_id')
      .where('g.document_id', documentId)
      .modify((where) => void (actor.operator || where.where('g.partner_id', actor.home.id)))
      .first({ id: 'g.id', partnerDocumentId: 'p.document_id', customRoleId: 'g.custom_role_id' });
    if (!group) throw new errors.NotFoundError('There is no such privilege group');
    return group;
  };

  const details = async (sql: Sql, actor: Actor, documentId: string): Promise<PrivilegeGroupDetails> => {
    const partnerId = actor.operator ? null : actor.home.id;
    const { rows } = await findPrivilegeGroups(sql, {
      now: now(),
      partnerId,
      documentId,
      sort: BY_NAME,
      offset: 0,
      limit: 1,
    });
    if (!rows[0]) throw new errors.NotFoundError('There is no such privilege group');
    const canManage = holdsAtHome(actor, 'delegation.manage');
    return { ...rows[0], canManage, members: await findGroupMembers(sql, documentId) };
  };

  const requireFreeName = async (trx: Sql, partnerId: number, name: string, exceptId = 0) => {
    const taken = await trx(T.groups).where({ partner_id: partnerId, name }).whereNot({ id: exceptId }).first('id');
    if (taken) throw invalid({ path: ['name'], message: 'is taken by another group' });
  };

  /** The custom role, if it is the account's and holds no more than the actor has. */
  const requireRole = async (trx: Sql, actor: Actor, partnerId: number, documentId: string): Promise<number> => {
    const role = await trx(T.customRoles)
      .where({ partner_id: partnerId, document_id: documentId })
      .first('id', 'capabilities');
    if (!role) throw invalid({ path: ['customRole'], message: 'is not a custom role of this account' });
    const missing = firstMissing(actor, fromJson(role.capabilities));
    if (missing) throw forbidden(`The role holds ${missing}, which you do not have`);
    return role.id;
  };

  const audit = (
    trx: Sql,
    { actor, asker, partnerId }: { actor: Actor; asker: Asker; partnerId: number },
    verb: 'create' | 'update' | 'delete',
    { before, after }: { before?: PrivilegeGroupDetails; after?: PrivilegeGroupDetails },
    revoked: NewAuditEntry[] = []
  ) => {
    const { documentId, name } = (after ?? before)!;
    const entry: NewAuditEntry = {
      action: `${TYPE}.${verb}`,
      partnerId,
      target: { type: TYPE, documentId, label: name },
      before: before && audited(before),
      after: after && audited(after),
    };
    return getService(strapi, 'audit').append(trx, actor, asker, [...revoked, entry]);
  };

  /** Giving a group's role to more people, or the group another role, is giving that role on all its targets. */
  const refuseEscalation = async (trx: Sql, actor: Actor, group: GroupRow, changesRole: boolean) => {
    if (changesRole && !actor.operator && actor.groups.some(({ id }) => id === group.id)) {
      throw forbidden('Nobody edits a role of their own');
    }
    if (await reachesBeyond(trx, actor, [group.id], now())) {
      throw forbidden('The group reaches further than you do');
    }
  };

  /** What an update means for the group as it is now. */
  const plan = async (
    sql: Sql,
    actor: Actor,
    partnerId: number,
    group: GroupRow,
    { name, customRole: roleId, addMembers, removeMembers }: UpdatePrivilegeGroupBody
  ) => {
    const both = removeMembers.findIndex((id) => addMembers.includes(id));
    if (both >= 0) throw invalid({ path: ['removeMembers', both], message: 'is in addMembers as well' });
    await requireFreeName(sql, partnerId, name, group.id);
    const customRole = await requireRole(sql, actor, partnerId, roleId);
    const connect = await members().choose(sql, actor, partnerId, addMembers, 'addMembers');
    const disconnect = await members().find(sql, partnerId, removeMembers, 'removeMembers');
    const changesRole = customRole !== group.customRoleId;
    if (changesRole || connect.length > 0) await refuseEscalation(sql, actor, group, changesRole);
    return { customRole, connect, disconnect };
  };

  /** The group and its account, for somebody who may change it. */
  const managed = async (actor: Actor, documentId: string) => {
    const group = await row(pool(strapi), actor, documentId);
    const partnerId = await getService(strapi, 'accounts').resolve(actor, 'delegation.manage', group.partnerDocumentId);
    return { group, partnerId: partnerId! };
  };

  return {
    /** @returns a page of the account's groups; of all groups for an operator who chose no partner */
    async find(actor: Actor, { page, pageSize, search, sort, partner }: ListPrivilegeGroupsQuery) {
      const partnerId = await getService(strapi, 'accounts').resolve(actor, 'delegation.read', partner);
      const [column, order] = sort.split(':') as ['name', 'asc'];
      const offset = (page - 1) * pageSize;
      const query = { now: now(), partnerId, search, sort: { column, order }, offset, limit: pageSize };
      const { rows, total } = await findPrivilegeGroups(pool(strapi), query);
      const canManage = holdsAtHome(actor, 'delegation.manage');
      return { rows: rows.map((group) => ({ ...group, canManage })), pagination: toPagination(page, pageSize, total) };
    },

    /** @throws ForbiddenError (403) without `delegation.read` at home, NotFoundError (404) for another account's group */
    async findOne(actor: Actor, documentId: string) {
      await getService(strapi, 'accounts').resolve(actor, 'delegation.read', undefined);
      return details(pool(strapi), actor, documentId);
    },

    /** @throws ValidationError (400) naming the field, ForbiddenError (403), NotFoundError (404) */
    create: (asker: Asker, body: CreatePrivilegeGroupBody): Promise<PrivilegeGroupDetails> =>
      transaction(strapi, async (trx) => {
        const { actor, partnerId } = await getService(strapi, 'accounts').lock(trx, asker, body.partner);
        await requireFreeName(trx, partnerId, body.name);
        const customRole = await requireRole(trx, actor, partnerId, body.customRole);
        const chosen = await members().choose(trx, actor, partnerId, body.members, 'members');
        const { name, description } = body;
        const group = await documents(strapi, TYPE).create({
          data: { name, description, partner: partnerId, customRole, members: chosen },
        });
        const after = await details(trx, actor, group.documentId);
        await audit(trx, { actor, asker, partnerId }, 'create', { after });
        return after;
      }),

    /** @throws ValidationError (400) naming the field, ForbiddenError (403), NotFoundError (404) */
    update: (asker: Asker, documentId: string, body: UpdatePrivilegeGroupBody): Promise<PrivilegeGroupDetails> =>
      transaction(strapi, async (trx) => {
        const { partnerDocumentId } = await row(trx, await getService(strapi, 'access').actor(asker, trx), documentId);
        const { actor, partnerId } = await getService(strapi, 'accounts').lock(trx, asker, partnerDocumentId);
        const group = await row(trx, actor, documentId);
        const { customRole, connect, disconnect } = await plan(trx, actor, partnerId, group, body);

        const { name, description } = body;
        const before = await details(trx, actor, documentId);
        await documents(strapi, TYPE).update({
          documentId,
          data: { name, description, customRole, members: { connect, disconnect } },
        });
        const after = await details(trx, actor, documentId);
        await audit(trx, { actor, asker, partnerId }, 'update', { before, after });
        return after;
      }),

    /**
     * Who would gain and lose what by an update; writes nothing.
     *
     * @throws as `update`
     */
    async preview(actor: Actor, documentId: string, body: UpdatePrivilegeGroupBody): Promise<Effects> {
      const sql = pool(strapi);
      const { group, partnerId } = await managed(actor, documentId);
      const { customRole, connect, disconnect } = await plan(sql, actor, partnerId, group, body);
      const { capabilities } = await sql(T.customRoles).where({ id: customRole }).first('capabilities');
      const joining = new Set(connect);
      const leaving = new Set(disconnect);
      return getService(strapi, 'dry-runs').runOnGroups(actor, [group.id], {
        who: namedOrGrouped(sql, connect, [group.id]),
        regroup: ({ memberId, groups }) => {
          const others = groups.filter(({ id }) => id !== group.id);
          const stays = joining.has(memberId) || (others.length < groups.length && !leaving.has(memberId));
          return stays ? [...others, { id: group.id, capabilities: fromJson(capabilities) }] : others;
        },
      });
    },

    /**
     * Who would lose what with the group; writes nothing.
     *
     * @throws as `delete`
     */
    async previewDeletion(actor: Actor, documentId: string): Promise<Effects> {
      const { group } = await managed(actor, documentId);
      return getService(strapi, 'dry-runs').runOnGroups(actor, [group.id], {
        who: namedOrGrouped(pool(strapi), [], [group.id]),
        regroup: ({ groups }) => groups.filter(({ id }) => id !== group.id),
      });
    },

    /**
     * Deletes the group and ends its delegations with it.
     *
     * @returns how many there were
     */
    delete: (asker: Asker, documentId: string): Promise<{ endedDelegations: number }> =>
      transaction(strapi, async (trx) => {
        const { partnerDocumentId } = await row(trx, await getService(strapi, 'access').actor(asker, trx), documentId);
        const { actor, partnerId } = await getService(strapi, 'accounts').lock(trx, asker, partnerDocumentId);
        const group = await row(trx, actor, documentId);
        const before = await details(trx, actor, documentId);
        await lockForDeletion(trx, T.groups, group.id);
        const grants = await findGrantsToEnd(trx, (where) => void where.where('d.grantee_group_id', group.id));
        await getService(strapi, 'delegations').revoke(
          trx,
          grants.map(({ id }) => id)
        );
        await documents(strapi, TYPE).delete({ documentId });
        const revoked = grants.map((grant) => toRevocation(grant));
        await audit(trx, { actor, asker, partnerId }, 'delete', { before }, revoked);
        return { endedDelegations: grants.length };
      }),
  };
};

const audited = ({ name, description, customRole, members, delegationCount }: PrivilegeGroupDetails) => ({
  name,
  description,
  customRole: customRole.name,
  members: members.map((member) => member.name),
  delegations: delegationCount,
});
