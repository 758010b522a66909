import { z } from 'zod';
import { documentId, text } from './common';

/** Views of a list that a person has saved: filters, order, columns and tab, as they stand in the address of the page. */
const SAVED_LISTS = ['customers'] as const;
/** Of each list. */
export const MAX_SAVED_VIEWS = 50;

/** Parameters of the address that belong to a view of the list; the page does not. */
export const SAVED_PARAMS: Record<SavedList, readonly string[]> = {
  customers: [
    ...['view', '_q', 'status', 'link', 'min', 'max', 'solution', 'owner', 'tag', 'demo', 'archived', 'sort'],
    'columns',
  ],
};

const savedList = z.enum(SAVED_LISTS);
const name = text(60).min(1, 'is required');
const params = z.record(z.string(), text(500).min(1));
const isKnown = ({ list, params: given }: { list: SavedList; params: Record<string, string> }) =>
  Object.keys(given).every((param) => SAVED_PARAMS[list].includes(param));

export const savedView = z.object({
  documentId,
  list: savedList,
  name: z.string(),
  params: z.record(z.string(), z.string()),
  /** The list opens with it. */
  isDefault: z.boolean(),
});

/** GET /msp/saved-views: one's own, by name. */
export const listSavedViews = {
  query: z.object({ list: savedList }),
  response: z.object({ data: z.array(savedView) }),
};

/** POST /msp/saved-views */
export const createSavedView = {
  body: z
    .strictObject({ list: savedList, name, params, isDefault: z.boolean().default(false) })
    .refine(isKnown, { path: ['params'], message: 'holds what is no part of a view of this list' }),
  response: z.object({ data: savedView }),
};

const one = z.object({ documentId });

/** PUT /msp/saved-views/:documentId: what is missing stays. */
export const updateSavedView = {
  params: one,
  body: z
    .strictObject({ name: name.optional(), params: params.optional(), isDefault: z.boolean().optional() })
    .refine((changes) => Object.keys(changes).length > 0, 'changes nothing'),
  response: z.object({ data: savedView }),
};

/** DELETE /msp/saved-views/:documentId */
export const deleteSavedView = { params: one, response: z.object({ data: one }) };

export type SavedList = z.infer<typeof savedList>;
export type SavedView = z.infer<typeof savedView>;
export type CreateSavedViewBody = z.infer<typeof createSavedView.body>;
export type CreateSavedViewInput = z.input<typeof createSavedView.body>;
export type UpdateSavedViewBody = z.infer<typeof updateSavedView.body>;
