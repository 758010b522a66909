import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';

interface Reminder {
  /** No two alike: what is reminded of, how long before, and of which date. */
  key: string;
  days: number;
  /** Afterwards the row is not needed any more. */
  grant_ends_at: Date;
  delegation_id?: number;
  license_id?: number;
}

/** @returns the keys of those that are not anybody else's yet: of two nodes at once, one tells */
export const claimReminders = async (trx: Sql, reminders: Reminder[], at: Date): Promise<Set<string>> => {
  const claim = createDocumentId();
  for (const chunk of chunks(reminders)) {
    const rows = chunk.map((reminder) => ({
      document_id: createDocumentId(),
      ...reminder,
      claim,
      created_at: at,
      updated_at: at,
      published_at: at,
    }));
    await trx(T.reminders).insert(rows).onConflict('key').ignore();
  }
  return new Set(await trx(T.reminders).where({ claim }).pluck('key'));
};
