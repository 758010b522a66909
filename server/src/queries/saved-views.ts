import type { SavedList, SavedView } from '../../../contracts/saved-views';
import { fromJson, type Sql } from '../utils/db';
import { T } from '../utils/tables';

interface Row extends Omit<SavedView, 'params' | 'isDefault'> {
  id: number;
  params: unknown;
  isDefault: unknown;
}

const views = (sql: Sql, userId: number) =>
  sql({ v: T.savedViews })
    .where('v.user_id', userId)
    .select({ id: 'v.id', documentId: 'v.document_id', list: 'v.list', name: 'v.name', params: 'v.params' })
    .select({ isDefault: 'v.is_default' });

const toView = ({ id: _, ...row }: Row): SavedView => ({
  ...row,
  params: fromJson(row.params),
  isDefault: Boolean(row.isDefault),
});

/** A person's own views of a list, by name. */
export const findSavedViews = async (sql: Sql, userId: number, list: SavedList): Promise<SavedView[]> => {
  const rows: Row[] = await views(sql, userId).where('v.list', list).orderBy(['v.name_key', 'v.id']);
  return rows.map(toView);
};

/** One of them, with its numeric id; nobody else's is there. */
export const findSavedView = async (
  sql: Sql,
  userId: number,
  documentId: string
): Promise<(SavedView & { id: number }) | undefined> => {
  const row: Row | undefined = await views(sql, userId).where('v.document_id', documentId).first();
  return row && { id: row.id, ...toView(row) };
};
