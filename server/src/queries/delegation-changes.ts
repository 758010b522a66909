import type { SystemRole } from '../../../contracts/common';
import type { MspDelegationsDifference } from '../../../contracts/msp-delegations';
import type { Actor } from '../access/actor';
import type { Grant } from '../access/delegation-key';
import { toDate, type Sql } from '../utils/db';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName } from './people';

interface Context {
  actor: Actor;
  now: Date;
  techPartnerId: number;
  actingMspId: number | null;
}

interface Named {
  documentId: string;
  name: string;
  roleName: string;
}

interface Period {
  startsAt: Date;
  endsAt: Date | null;
}

/** What a difference means for the delegations that are there now. */
export interface DelegationChanges {
  /** New, or ended and given again (`delegationId` is the ended row). */
  grant: (Named & { grantee: Grant; role: SystemRole | null; delegationId: number | null })[];
  change: (Named & {
    grantee: Grant;
    delegationId: number;
    role: SystemRole;
    previousRole: SystemRole;
    period: Period;
  })[];
  revoke: (Named & { grantee: Grant; delegationId: number })[];
  unchanged: number;
  /** The actor, or one of its groups, is among those who would get something. */
  grantsToSelf: boolean;
}

/** A user or group with its delegation onto the tech partner, if there is a row. */
interface Grantee {
  id: number;
  documentId: string;
  name: string;
  homeId: number;
  delegationId: number | null;
  role: SystemRole | null;
  roleName: string | null;
  current: boolean;
  startsAt: unknown;
  endsAt: unknown;
}

const periodOf = ({ startsAt, endsAt }: Grantee): Period => ({
  startsAt: toDate(startsAt),
  endsAt: endsAt === null ? null : toDate(endsAt),
});

const isCurrent = (row: { delegationId: number | null; endsAt: unknown }, now: Date) =>
  row.delegationId !== null && (row.endsAt === null || toDate(row.endsAt) > now);

const findUsers = async (sql: Sql, { techPartnerId, now }: Context, ids: string[]): Promise<Map<string, Grantee>> => {
  const rows = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ d: T.delegations }, (on) => {
      on.on('d.grantee_member_id', 'm.id')
        .andOnVal('d.target_partner_id', techPartnerId)
        .andOnVal('d.origin', 'manual');
    })
    .whereIn('m.document_id', ids)
    .select(
      { id: 'm.id', documentId: 'm.document_id', homeId: 'm.partner_id', isActive: 'u.is_active' },
      PERSON_COLUMNS
    )
    .select({ delegationId: 'd.id', role: 'd.role', roleName: 'd.role', startsAt: 'd.starts_at', endsAt: 'd.ends_at' });
  return new Map(
    rows
      // Somebody who left keeps no place among those who can be given something, but what is there can be taken
      .filter((row) => row.isActive || row.delegationId !== null)
      .map((row) => [row.documentId, { ...row, name: personName(row), current: isCurrent(row, now) }])
  );
};

const findGroups = async (sql: Sql, { techPartnerId, now }: Context, ids: string[]): Promise<Map<string, Grantee>> => {
  const rows = await sql({ g: T.groups })
    .join({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .leftJoin({ d: T.delegations }, (on) => {
      on.on('d.grantee_group_id', 'g.id').andOnVal('d.target_partner_id', techPartnerId).andOnVal('d.origin', 'manual');
    })
    .whereIn('g.document_id', ids)
    .select({ id: 'g.id', documentId: 'g.document_id', name: 'g.name', homeId: 'g.partner_id', roleName: 'r.name' })
    .select({ delegationId: 'd.id', role: 'd.role', startsAt: 'd.starts_at', endsAt: 'd.ends_at' });
  return new Map(rows.map((row) => [row.documentId, { ...row, current: isCurrent(row, now) }]));
};

/** Unknown, of another account, or here without a delegation: all read the same, so that nothing leaks. */
const pick = (
  known: Map<string, Grantee>,
  id: string,
  allowed: (grantee: Grantee) => boolean,
  path: PropertyKey[],
  what: string
): Grantee => {
  const grantee = known.get(id);
  if (!grantee || !allowed(grantee)) throw invalid({ path, message: `is not a ${what} that you can choose here` });
  return grantee;
};

const refuseTwice = (ids: string[], field: string) => {
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw invalid({ path: [field], message: `names ${ids[twice]} twice` });
};

/**
 * Compares a difference with the delegations onto the tech partner.
 *
 * @throws ValidationError (400) naming the field, for ids that are unknown, of another account, or named twice
 */
export const findDelegationChanges = async (
  sql: Sql,
  context: Context,
  difference: MspDelegationsDifference
): Promise<DelegationChanges> => {
  const { actor, actingMspId } = context;
  const { grantUsers, revokeUsers, grantGroups, revokeGroups } = difference;
  refuseTwice([...grantUsers.map(({ member }) => member), ...revokeUsers], 'grantUsers');
  refuseTwice([...grantGroups, ...revokeGroups], 'grantGroups');

  const users = await findUsers(sql, context, [...grantUsers.map(({ member }) => member), ...revokeUsers]);
  const groups = await findGroups(sql, context, [...grantGroups, ...revokeGroups]);
  const own = (grantee: Grantee) => grantee.homeId === actingMspId;
  const listed = (grantee: Grantee) => own(grantee) || grantee.current;

  const changes: DelegationChanges = { grant: [], change: [], revoke: [], unchanged: 0, grantsToSelf: false };
  const named = ({ documentId, name, roleName }: Grantee, role?: string) => ({
    documentId,
    name,
    roleName: role ?? roleName ?? '',
  });
  const ownGroups = new Set(actor.operator ? [] : actor.groups.map(({ id }) => id));

  grantUsers.forEach(({ member, role }, index) => {
    const grantee = pick(users, member, own, ['grantUsers', index, 'member'], 'user');
    if (!actor.operator && grantee.id === actor.memberId) changes.grantsToSelf = true;
    if (!grantee.current) {
      changes.grant.push({
        ...named(grantee, role),
        grantee: { granteeMemberId: grantee.id },
        role,
        delegationId: grantee.delegationId,
      });
    } else if (grantee.role === role) changes.unchanged += 1;
    else
      changes.change.push({
        ...named(grantee),
        grantee: { granteeMemberId: grantee.id },
        delegationId: grantee.delegationId!,
        role,
        previousRole: grantee.role!,
        period: periodOf(grantee),
      });
  });
  grantGroups.forEach((id, index) => {
    const grantee = pick(groups, id, own, ['grantGroups', index], 'privilege group');
    if (ownGroups.has(grantee.id)) changes.grantsToSelf = true;
    if (grantee.current) changes.unchanged += 1;
    else
      changes.grant.push({
        ...named(grantee),
        grantee: { granteeGroupId: grantee.id },
        role: null,
        delegationId: grantee.delegationId,
      });
  });
  const revoke = (
    known: Map<string, Grantee>,
    ids: string[],
    [field, what]: [string, string],
    key: 'granteeMemberId' | 'granteeGroupId'
  ) =>
    ids.forEach((id, index) => {
      const found = pick(known, id, listed, [field, index], what);
      const grantee = { [key]: found.id };
      if (found.current) changes.revoke.push({ ...named(found), grantee, delegationId: found.delegationId! });
      else changes.unchanged += 1;
    });
  revoke(users, revokeUsers, ['revokeUsers', 'user'], 'granteeMemberId');
  revoke(groups, revokeGroups, ['revokeGroups', 'privilege group'], 'granteeGroupId');
  return changes;
};
