import { CUT_OFF_NAMED, type CutOff } from '../../../contracts/partner-lifecycle';
import { activeAt } from '../access/active';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { customerScope } from '../access/customer-scope';
import { accountScope, partnerScope, subtree } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { isOpen, readableInvites } from './invites';
import { countLiveOfPartner } from './usable-integrations';
import { BY_PERSON, PERSON_COLUMNS, personName } from './people';

/** Who works for a partner or below it, and what rests while it is disabled (EX-15): as far as the actor reads it. */
export const findCutOff = async (sql: Sql, actor: Actor, partnerId: number, now: Date): Promise<CutOff> => {
  const within = () => subtree(sql, partnerId, Infinity);
  const active = () =>
    sql({ m: T.members })
      .join({ u: T.users }, 'u.id', 'm.user_id')
      .whereIn('m.partner_id', within())
      .where('u.is_active', true);
  const members = () => active().where(accountScope(sql, actor, 'member.read', now, 'm.partner_id'));
  const below = () =>
    sql({ p: T.partners })
      .whereIn('p.id', within())
      .whereNot('p.id', partnerId)
      .where(partnerScope(sql, actor, 'partner.read', now));
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
    customers: sql({ c: T.customers })
      .whereIn('c.owner_id', within())
      .where('c.demo', false)
      .where(customerScope(sql, actor, 'customer.read', now))
      .count('*'),
    delegations: sql({ d: T.delegations })
      .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
      .where(activeAt('d', now))
      .where(grantScope(sql, actor, now))
      .where((held) =>
        held
          .whereIn('d.grantee_partner_id', within())
          .orWhereIn('d.grantee_member_id', active().select('m.id'))
          .orWhereIn('d.grantee_group_id', groups)
      )
      .count('*'),
    invites: sql({ i: T.invites })
      .whereIn('i.partner_id', within())
      .where(isOpen('i'))
      .where('i.expires_at', '>', now)
      .where(readableInvites(sql, { actor, now }))
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
    shareCount: await countLiveOfPartner(sql, now, partnerId, customerScope(sql, actor, 'integration.read', now)),
  };
};
