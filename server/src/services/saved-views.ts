import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  MAX_SAVED_VIEWS,
  SAVED_PARAMS,
  type CreateSavedViewBody,
  type SavedList,
  type SavedView,
  type UpdateSavedViewBody,
} from '../../../contracts/saved-views';
import { fold } from '../../../contracts/search-text';
import { findSavedView, findSavedViews } from '../queries/saved-views';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';

/**
 * Views of lists that people have saved for themselves. A view holds what stands in an address, ids and typed text, and
 * no name of anything: what it finds, the list's own scope decides. Nobody's data changes with one, so the audit log is
 * not told (docs/decisions.md).
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  // Of a name of signs alone nothing is left
  const keyOf = (name: string) => fold(name) || name.toLowerCase();

  /** The person's row is the lock: of two views saved at once the second counts the first. */
  const lockedViews = async (trx: Sql, userId: number, list: SavedList): Promise<SavedView[]> => {
    await lockRow(trx, T.users, userId);
    return findSavedViews(trx, userId, list);
  };

  const refuseTaken = (views: SavedView[], name: string, except?: string) => {
    const isTaken = views.some((view) => view.documentId !== except && keyOf(view.name) === keyOf(name));
    if (isTaken) throw invalid({ path: ['name'], message: 'is the name of another view' });
  };

  /** One at most is the default. */
  const clearDefault = (trx: Sql, userId: number, list: SavedList) =>
    trx(T.savedViews).where({ user_id: userId, list }).update({ is_default: false });

  const own = async (sql: Sql, userId: number, documentId: string) => {
    const view = await findSavedView(sql, userId, documentId);
    if (!view) throw new errors.NotFoundError('There is no such view');
    return view;
  };

  const answer = async (sql: Sql, userId: number, documentId: string): Promise<SavedView> => {
    const { id: _, ...view } = await own(sql, userId, documentId);
    return view;
  };

  return {
    /** @returns the person's own views of a list, by name */
    find: (userId: number, list: SavedList): Promise<SavedView[]> => findSavedViews(pool(strapi), userId, list),

    /** @throws ValidationError (400) for a name that is taken, or one view too many */
    create: (userId: number, { list, name, params, isDefault }: CreateSavedViewBody): Promise<SavedView> =>
      transaction(strapi, async (trx) => {
        const views = await lockedViews(trx, userId, list);
        if (views.length >= MAX_SAVED_VIEWS) {
          throw invalid({ path: ['name'], message: `there are ${MAX_SAVED_VIEWS} views already; delete one first` });
        }
        refuseTaken(views, name);
        if (isDefault) await clearDefault(trx, userId, list);
        const at = now();
        const documentId = createDocumentId();
        await trx(T.savedViews).insert({
          document_id: documentId,
          user_id: userId,
          list,
          name,
          name_key: keyOf(name),
          params: JSON.stringify(params),
          is_default: isDefault,
          created_at: at,
          updated_at: at,
          published_at: at,
        });
        return answer(trx, userId, documentId);
      }),

    /** @throws NotFoundError (404) for another person's too, ValidationError (400) */
    update: (userId: number, documentId: string, changes: UpdateSavedViewBody): Promise<SavedView> =>
      transaction(strapi, async (trx) => {
        const seen = await own(trx, userId, documentId);
        const views = await lockedViews(trx, userId, seen.list);
        const { id, list } = await own(trx, userId, documentId);
        const { name, params, isDefault } = changes;
        if (name !== undefined) refuseTaken(views, name, documentId);
        if (Object.keys(params ?? {}).some((param) => !SAVED_PARAMS[list].includes(param))) {
          throw invalid({ path: ['params'], message: 'holds what is no part of a view of this list' });
        }
        if (isDefault) await clearDefault(trx, userId, list);
        await trx(T.savedViews)
          .where({ id })
          .update({
            ...(name === undefined ? {} : { name, name_key: keyOf(name) }),
            ...(params === undefined ? {} : { params: JSON.stringify(params) }),
            ...(isDefault === undefined ? {} : { is_default: isDefault }),
            updated_at: now(),
          });
        return answer(trx, userId, documentId);
      }),

    /** @throws NotFoundError (404) for another person's too */
    delete: (userId: number, documentId: string): Promise<{ documentId: string }> =>
      transaction(strapi, async (trx) => {
        const { id } = await own(trx, userId, documentId);
        await trx(T.savedViews).where({ id }).delete();
        return { documentId };
      }),
  };
};
