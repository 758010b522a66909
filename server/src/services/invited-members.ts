import type { Core } from '@strapi/types';
import { MEMBER_ROLE_CODE } from '../actions';
import { assertStanding, type Joining } from '../invites/joining';
import { personName } from '../queries/people';
import { lockRow, toCount, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { operates } from '../utils/operates';
import { T } from '../utils/tables';

const USERS = 'admin::user';

interface Credentials {
  hashPassword(password: string): Promise<string>;
  checkCredentials(given: { email: string; password: string }): Promise<[unknown, object | false | undefined]>;
}

/** Members: active Strapi users with the role of members and a home partner (DESIGN, "Invites"). */
export default ({ strapi }: { strapi: Core.Strapi }): Joining => {
  const credentials = () => strapi.service('admin::auth') as unknown as Credentials;

  const findUser = (sql: Sql, email: string) =>
    sql({ u: T.users })
      .leftJoin({ m: T.members }, 'm.user_id', 'u.id')
      .where('u.email', email)
      .first({ id: 'u.id', memberId: 'm.id', active: 'u.is_active', blocked: 'u.blocked' }, {
        roles: sql(T.userRoles).whereRaw('user_id = u.id').count('*'),
      } as never);

  const standing: Joining['standing'] = async (sql, { email }) => {
    const user = await findUser(sql, email);
    if (!user) return { step: 'register', refusal: null };
    if (user.memberId !== null) return { step: 'confirm', refusal: 'member' };
    // Who was removed keeps an empty, inactive user: like somebody new, whoever has the mail makes it their own again
    if (!user.active && toCount(user.roles) === 0) return { step: 'register', refusal: null };
    if (await operates(strapi, user.id)) return { step: 'confirm', refusal: 'operator' };
    return { step: 'confirm', refusal: user.active && !user.blocked ? null : 'inactive' };
  };

  return {
    standing,
    hash: (password) => credentials().hashPassword(password),

    async verify({ email }, password) {
      const [, user] = await credentials().checkCredentials({ email, password });
      return Boolean(user);
    },

    async join(trx, invite, person) {
      const { email, partnerId, role, loginMethod, secondFactor } = invite;
      const { id: roleId } = await trx(T.roles).where({ code: MEMBER_ROLE_CODE }).first('id');
      // No database keeps addresses unique: of two invites that make the same user, one waits and finds it made
      await lockRow(trx, T.roles, roleId);
      assertStanding(await standing(trx, invite), [person ? 'register' : 'confirm']);

      // A registration token that is left would set the password of an active user: there is none
      const emptied = person && (await findUser(trx, email));
      const data = {
        ...(person && {
          email,
          firstname: person.firstname,
          lastname: person.lastname,
          password: person.passwordHash,
          preferedLanguage: person.language,
          isActive: true,
          blocked: false,
        }),
        registrationToken: null,
        roles: { connect: [{ id: roleId }] },
      };
      const user =
        person && !emptied
          ? await strapi.db.query(USERS).create({ data })
          : await strapi.db.query(USERS).update({ where: { email }, data });
      const at = getService(strapi, 'clock').now();
      await trx(T.members).insert({
        document_id: createDocumentId(),
        user_id: user.id,
        partner_id: partnerId,
        role,
        login_method: loginMethod,
        second_factor: secondFactor,
        created_at: at,
        updated_at: at,
        published_at: at,
      });
      // Who is signed in already as nobody's member becomes one at the next request
      await getService(strapi, 'sign-ins').demandCode(trx, user.id);
      return { userId: user.id, userDocumentId: user.documentId, name: personName(user) };
    },
  };
};
