import type { MemberSpec } from '../world-spec';
import { insertDocuments, insertPlain } from './rows';
import { get, type Building } from './world';

/** Of PASSWORD, at bcrypt's lowest cost: sign-ins are real, and take a millisecond. */
const PASSWORD_HASH = '$2a$04$Fv3UqV1OaAwMVZo/7VAAEu.OkKyOwgI.0ynMrcMqnXHaZmscqIg7G';

export const addMembers = async (building: Building, specs: Record<string, MemberSpec>) => {
  const people = Object.entries(specs).map(([key, spec]) => person(building, key, spec));
  const users = await addUsers(building, people);
  const made = await insertDocuments(
    building.trx,
    'msp_members',
    people.flatMap(({ spec: { partner, role, loginMethod, newcomer, secondFactor } }, i) =>
      partner
        ? [
            {
              user_id: users[i]?.id,
              partner_id: get(building.partners, partner, 'partner').id,
              role: role ?? 'prime-admin',
              login_method: loginMethod ?? 'any',
              second_factor: secondFactor ?? 'off',
              first_cleared_at: newcomer ? null : new Date(),
            },
          ]
        : []
    )
  );
  people.forEach(({ key, name, email, spec }, i) => {
    const user = users[i] as (typeof users)[number];
    // Who belongs to no partner has no row of their own; the admin user stands in for it.
    const row = spec.partner ? (made.shift() as (typeof made)[number]) : user;
    building.members.set(key, { ...row, name, email, userId: user.id });
  });
};

const person = ({ suffix }: Building, key: string, spec: MemberSpec) => {
  const { firstname = `${key[0]?.toUpperCase()}${key.slice(1)}`, lastname = suffix } = spec;
  return {
    key,
    spec,
    firstname,
    lastname,
    name: `${firstname} ${lastname}`,
    email: `${key.toLowerCase()}-${suffix}@demo.test`,
  };
};

const addUsers = async ({ trx }: Building, people: ReturnType<typeof person>[]) => {
  const users = await insertDocuments(
    trx,
    'admin_users',
    people.map(({ firstname, lastname, email, spec: { active } }) => ({
      firstname,
      lastname,
      email,
      password: PASSWORD_HASH,
      is_active: active ?? true,
      blocked: false,
    }))
  );
  const roles = await trx('admin_roles').select('id', 'code').whereIn('code', ['strapi-super-admin', 'msp-member']);
  const roleId = (code: string) =>
    get(new Map(roles.map((role) => [role.code, role.id as number])), code, 'Strapi role');
  await insertPlain(
    trx,
    'admin_users_roles_lnk',
    people.map(({ spec: { operator } }, i) => ({
      user_id: users[i]?.id,
      role_id: roleId(operator ? 'strapi-super-admin' : 'msp-member'),
      role_ord: 1,
      user_ord: 1,
    }))
  );
  return users;
};
