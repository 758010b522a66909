import type { Core } from '@strapi/types';
import { ownerOf } from './doors';

interface Permissions {
  findUserPermissions(user: { id: number }): Promise<unknown[]>;
  findMany(params: object): Promise<unknown[]>;
}

/**
 * Strapi loads and judges every row of permission at each request. The center's own routes ask for no content, so there
 * the rows that concern content types stay out: members pay nothing for the right to their directory entry, and
 * operators nothing for their right to all types.
 */
export const sparePermissions = (strapi: Core.Strapi): void => {
  const permissions = strapi.service('admin::permission') as unknown as Permissions;
  const find = permissions.findUserPermissions.bind(permissions);
  permissions.findUserPermissions = (user) => {
    const ctx = strapi.requestContext.get();
    if (!ctx || ownerOf(ctx as never) !== 'msp') return find(user);
    return permissions.findMany({ where: { role: { users: { id: user.id } }, subject: null } });
  };
};
