import { errors } from '@strapi/utils';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { ARCHIVED_MODELS } from './access-models';
import type { Actor } from './actor';
import { reachOf } from './roles';
import { subtree, type Scope } from './scope';

/** Who archives and restores holds this in the own tree: it never comes by a grant (docs/decisions.md). */
export const ARCHIVES = 'delegation.manage';

/**
 * Archived customers that the actor restores.
 *
 * @param alias of the customer table in the query it is joined into
 */
export const archivedScope = (sql: Sql, actor: Actor, alias = 'c'): Scope => {
  if (actor.operator) return (where) => void where.whereIn(`${alias}.access_model`, ARCHIVED_MODELS);
  const levels = reachOf(actor.role, ARCHIVES);
  if (levels === null) return (where) => void where.whereRaw('false');
  return (where) =>
    void where
      .where(`${alias}.access_model`, 'archived')
      .whereIn(`${alias}.owner_id`, subtree(sql, actor.home.id, levels));
};

/** @throws NotFoundError (404) for one that is not archived, or not the actor's to restore */
export const requireArchived = async (sql: Sql, actor: Actor, documentId: string): Promise<{ id: number }> => {
  const row = await sql({ c: T.customers })
    .where('c.document_id', documentId)
    .where(archivedScope(sql, actor))
    .first({ id: 'c.id' });
  if (!row) throw new errors.NotFoundError('There is no such customer');
  return row;
};
