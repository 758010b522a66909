import type { Core } from '@strapi/types';
import { ACCESS, MEMBER_ROLE_CODE } from '../actions';
import type { Config } from '../config';
import { entryPermissions } from '../directory/condition';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/** The Strapi role that every member has: it opens the center and the own directory entry; delegations say the rest. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes the role where it is missing, names it as configured and takes away what was added: safe at every start. */
  async restore(): Promise<void> {
    const roles = strapi.service('admin::role');
    const name: string = strapi.plugin('msp').config<Config['memberRoleName']>('memberRoleName');
    const role =
      (await roles.findOne({ code: MEMBER_ROLE_CODE })) ??
      (await strapi.db.query('admin::role').create({
        data: {
          name,
          code: MEMBER_ROLE_CODE,
          description: 'Enters the partner center; what is allowed there is delegated',
        },
      }));
    if (role.name !== name) await strapi.db.query('admin::role').update({ where: { id: role.id }, data: { name } });
    const locales = await getService(strapi, 'directory-entries').locales();
    await roles.assignPermissions(role.id, [{ action: ACCESS }, ...entryPermissions(locales)]);
  },

  /** @returns whether the Strapi user, by numeric id, has the role */
  async isHeldBy(sql: Sql, userId: number): Promise<boolean> {
    const held = await sql({ l: T.userRoles })
      .join({ r: T.roles }, 'r.id', 'l.role_id')
      .where({ 'l.user_id': userId, 'r.code': MEMBER_ROLE_CODE })
      .first('l.id');
    return held !== undefined;
  },
});
