import { CUT_OFF_NAMED, type CutOff } from '../../../contracts/partner-lifecycle';
import { activeAt } from '../access/active';
import { subtree } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { isOpen } from './invites';
import { BY_PERSON, PERSON_COLUMNS, personName } from './people';

/** Who works for a partner or below it, and what rests while it is disabled (EX-15). */
export const findCutOff = async (sql: Sql, partnerId: number, now: Date): Promise<CutOff> => {
  const within = () => subtree(sql, partnerId, Infinity);
  const members = () =>
    sql({ m: T.members })
      .join({ u: T.users }, 'u.id', 'm.user_id')
      .whereIn('m.partner_id', within())
      .where('u.is_active', true);
  const below = () => sql({ p: T.partners }).whereIn('p.id', within()).whereNot('p.id', partnerId);
  const groups = sql(T.groups).whereIn('partner_id', within()).select('id');

  const people = await members()
    .join({ h: T.partners }, 'h.id', 'm.partner_id')
    .select(PERSON_COLUMNS, { partner: 'h.name' })
    .orderBy([...BY_PERSON, 'm.id'])
    .limit(CUT_OFF_NAMED);
  const partners: string[] = await below().orderBy(['p.name_key', 'p.id']).limit(CUT_OFF_NAMED).pluck('p.name');
  const [counts] = await sql.select({
    people: members().count('*'),
    signedIn: sql({ s: T.signIns }).whereNull('s.ended').whereIn('s.user_id', members().select('u.id')).count('*'),
    partners: below().count('*'),
    customers: sql(T.customers).whereIn('owner_id', within()).where('demo', false).count('*'),
    delegations: sql({ d: T.delegations })
      .where(activeAt('d', now))
      .where((held) =>
        held
          .whereIn('d.grantee_partner_id', within())
          .orWhereIn('d.grantee_member_id', members().select('m.id'))
          .orWhereIn('d.grantee_group_id', groups)
      )
      .count('*'),
    invites: sql({ i: T.invites })
      .whereIn('i.partner_id', within())
      .where(isOpen('i'))
      .where('i.expires_at', '>', now)
      .count('*'),
  });
  return {
    people: people.map((row) => ({ name: personName(row), partner: row.partner })),
    peopleCount: toCount(counts.people),
    signedInCount: toCount(counts.signedIn),
    partners,
    partnerCount: toCount(counts.partners),
    customerCount: toCount(counts.customers),
    delegationCount: toCount(counts.delegations),
    inviteCount: toCount(counts.invites),
  };
};
