import type { Core } from '@strapi/types';
import { mayHold } from '../access/decide';
import { ACCESS, OPERATE } from '../actions';
import type { ImportRow } from '../queries/imports';
import type { Asker } from '../services/access';
import type { Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import type { ImportContext } from './importer';
import { importerOf } from './importers';

interface Permissions {
  findMany(params: object): Promise<object[]>;
  engine: { generateTokenAbility(permissions: object[], user: object): Promise<{ can(action: string): boolean }> };
}

/**
 * What the person's Strapi roles permit here. Permissions that concern content stay out: judging them would ask the pool,
 * which waits for this very transaction on SQLite.
 */
const abilityOf = async (strapi: Core.Strapi, user: { id: number }) => {
  const { findMany, engine } = strapi.service('admin::permission') as unknown as Permissions;
  return engine.generateTokenAbility(
    await findMany({ where: { role: { users: { id: user.id } }, subject: null } }),
    user
  );
};

/**
 * Who imports, with the rights of this moment: read anew for every batch, as a request's are.
 *
 * @param seen what the good rows of this run hold already
 * @throws ForbiddenError (403) for somebody who is cut off, has moved to another account, or may do nothing of the kind
 */
export const contextOf = async (
  strapi: Core.Strapi,
  sql: Sql,
  job: ImportRow,
  seen: ImportContext['seen']
): Promise<ImportContext> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { id: job.importerId }, populate: ['roles'] });
  if (!user?.isActive || user.blocked) throw forbidden('The account is not active');
  const ability = await abilityOf(strapi, user);
  if (!ability.can(ACCESS)) throw forbidden('The partner center is closed to the account');
  const { address, userAgent } = job;
  const asker: Asker = { user, operates: ability.can(OPERATE), address, userAgent };
  const actor = await getService(strapi, 'access').actor(asker, sql);
  const home = actor.operator ? null : actor.home.id;
  if (home !== job.partnerId || !mayHold(actor, importerOf(strapi, job.kind).capability)) {
    throw forbidden('The right to this import is gone');
  }
  return { actor, asker, timeZone: job.timeZone, seen };
};
