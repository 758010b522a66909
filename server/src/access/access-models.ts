import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/**
 * Access models that no path leads to: an archived customer is absent for everybody, operators included (EX-6). It keeps
 * which model it had, because one on the invite-guest model stays hidden from its owner in the archive, too.
 */
export const ARCHIVED_MODELS = ['archived', 'archived-invite-guest'] as const;
/** And those that only guests have a path to. */
export const CLOSED_MODELS = ['invite-guest', ...ARCHIVED_MODELS] as const;
/** The log of these is not their owner's to read. */
export const GUESTS_ONLY_MODELS = ['invite-guest', 'archived-invite-guest'] as const;

/** What an access model is called in the archive. */
export const archivedAs = (model: string): string => (model === 'automatic' ? 'archived' : `archived-${model}`);
/** The access model that it had before. */
export const restoredAs = (model: string): string =>
  model === 'archived' ? 'automatic' : model.slice('archived-'.length);

/** Numeric ids of the archived customers: few, and found by the index on the access model. */
export const archivedCustomers = (sql: Sql) => sql(T.customers).select('id').whereIn('access_model', ARCHIVED_MODELS);
