import type { Knex } from 'knex';
import type { DelegableGroup, DelegableUser } from '../../../contracts/msp-delegations';
import { currentAt } from '../access/active';
import type { Actor } from '../access/actor';
import { toCount, type Sql } from '../utils/db';
import { toAccessPeriod } from '../utils/instants';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { BY_PERSON, PERSON_COLUMNS, personMatches, personName } from './people';

interface Query {
  actor: Actor;
  now: Date;
  techPartner: { id: number; canManage: boolean };
  /** The acting MSP's numeric id: whose users and groups can be delegated. */
  actingMspId: number | null;
  /** Delegations of other accounts are visible too: of partners in the own tree, and to operators. */
  seesAllDelegations: boolean;
  search?: string;
  offset: number;
  limit: number;
}

const PERIOD = { startsAt: 'd.starts_at', endsAt: 'd.ends_at', timeZone: 'd.time_zone', delegationId: 'd.id' } as const;

const joinDelegation = (
  sql: Sql,
  grantee: 'grantee_member_id' | 'grantee_group_id',
  ownerColumn: string,
  { techPartner, now }: Query
) =>
  sql({ d: T.delegations })
    .select(`d.${grantee}`, PERIOD.startsAt, PERIOD.endsAt, PERIOD.timeZone, 'd.id', 'd.role')
    .where('d.target_partner_id', techPartner.id)
    .whereNotNull(`d.${grantee}`)
    .where(currentAt('d', now))
    .as(ownerColumn);

/** Those of the acting MSP, and whoever else holds a delegation that the actor sees. */
const listed = ({ actingMspId, techPartner, seesAllDelegations, actor }: Query, homeColumn: string) => {
  const own = actor.operator ? actingMspId : actor.home.id;
  return (where: Knex.QueryBuilder) => {
    where.where((any) => {
      if (techPartner.canManage) any.where(homeColumn, own);
      any.orWhere((holder) => {
        holder.whereNotNull('d.id');
        if (!seesAllDelegations) holder.where(homeColumn, own);
      });
    });
  };
};

/** The tab *Users* of *Manage MSP Delegations*: active members, those with a delegation marked. */
export const findDelegableUsers = async (sql: Sql, query: Query): Promise<{ rows: DelegableUser[]; total: number }> => {
  const rows = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin(joinDelegation(sql, 'grantee_member_id', 'd', query), 'd.grantee_member_id', 'm.id')
    .where('u.is_active', true)
    .where(listed(query, 'm.partner_id'))
    .where(personMatches(query.search))
    .select({ id: 'm.id', documentId: 'm.document_id', homeRole: 'm.role', role: 'd.role', ...PERIOD }, PERSON_COLUMNS)
    .select({ homeId: 'm.partner_id', total: sql.raw('count(*) over ()') })
    .orderBy([...BY_PERSON, 'm.id'])
    .offset(query.offset)
    .limit(query.limit);

  return {
    total: toCount(rows[0]?.total),
    rows: rows.map((row) => ({
      documentId: row.documentId,
      name: personName(row),
      email: row.email,
      homeRole: row.homeRole,
      delegated: row.delegationId ? { role: row.role, accessPeriod: toAccessPeriod(row, query.now) } : null,
      blocked: blockedBy(query, row.homeId, !query.actor.operator && row.id === query.actor.memberId),
    })),
  };
};

/** The tab *Privilege Groups*: groups with the custom role they bring. */
export const findDelegableGroups = async (
  sql: Sql,
  query: Query
): Promise<{ rows: DelegableGroup[]; total: number }> => {
  const rows = await sql({ g: T.groups })
    .join({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .leftJoin(joinDelegation(sql, 'grantee_group_id', 'd', query), 'd.grantee_group_id', 'g.id')
    .where(listed(query, 'g.partner_id'))
    .where(contains('g.name', query.search))
    .select({
      id: 'g.id',
      documentId: 'g.document_id',
      name: 'g.name',
      roleName: 'r.name',
      homeId: 'g.partner_id',
      ...PERIOD,
    })
    .select({ memberCount: memberCount(sql), total: sql.raw('count(*) over ()') })
    .orderBy(['g.name', 'g.id'])
    .offset(query.offset)
    .limit(query.limit);

  const own = new Set(query.actor.operator ? [] : query.actor.groups.map(({ id }) => id));
  return {
    total: toCount(rows[0]?.total),
    rows: rows.map((row) => ({
      documentId: row.documentId,
      name: row.name,
      roleName: row.roleName,
      memberCount: toCount(row.memberCount),
      delegated: row.delegationId ? { accessPeriod: toAccessPeriod(row, query.now) } : null,
      blocked: blockedBy(query, row.homeId, own.has(row.id)),
    })),
  };
};

/** Active members of the group `g`. */
export const memberCount = (sql: Sql) =>
  sql({ l: T.groupMembers })
    .join({ gm: T.members }, 'gm.id', 'l.member_id')
    .join({ gu: T.users }, 'gu.id', 'gm.user_id')
    .where('gu.is_active', true)
    .whereRaw('l.privilege_group_id = g.id')
    .count('*');

const blockedBy = ({ techPartner, actingMspId }: Query, homeId: number, isSelf: boolean) => {
  if (!techPartner.canManage || homeId !== actingMspId) return 'no-right' as const;
  return isSelf ? ('self' as const) : null;
};
