import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { MEMBER_ROLE_CODE } from '../actions';
import { forbidden } from '../utils/forbidden';
import { ownerOf, routeOf } from './doors';

/** Strapi's routes that would widen the members' role or take it away, with the roles they name. */
const NAMED: Readonly<Record<string, (ctx: Context) => unknown>> = {
  'PUT /roles/:id/permissions': ({ params }) => [params.id],
  'DELETE /roles/:id': ({ params }) => [params.id],
  'POST /roles/batch-delete': ({ request }) => (request as { body?: { ids?: unknown } }).body?.ids,
};

/**
 * Keeps the members' role as it is. What comes past Strapi's routes is undone at the next start.
 *
 * @throws ForbiddenError (403)
 */
export const refuseRoleChange = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const named = ownerOf(ctx) === 'admin' ? NAMED[routeOf(ctx)]?.(ctx) : undefined;
  if (!Array.isArray(named)) return;
  const role = await strapi.db.query('admin::role').findOne({ where: { code: MEMBER_ROLE_CODE }, select: ['id'] });
  // As a database reads them: `01` and, on MySQL, `1x` are the role 1
  if (named.some((id) => Number.parseFloat(id) === role?.id)) {
    throw forbidden('The partner center keeps this role: what its members may do is delegated there');
  }
};
