import type { ArchiveCustomerEffects } from '../../../contracts/archive';
import type { Actor } from '../access/actor';
import { ARCHIVED_MODELS } from '../access/access-models';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { findSuspensionEffects } from './customer-suspension';
import { isOpen } from './invites';
import { isActive } from './licenses';

/** A customer as archiving reads it; numeric ids. */
export interface ArchivableCustomer {
  id: number;
  documentId: string;
  name: string | null;
  ownerId: number;
  suspended: boolean;
  accessModel: string;
  archivedAt: unknown;
  suspendedBefore: boolean;
}

/** One by numeric id, whoever may see it. */
export const readArchivable = async (sql: Sql, id: number): Promise<ArchivableCustomer | undefined> => {
  const row = await sql(T.customers)
    .where({ id })
    .first(
      { id: 'id', documentId: 'document_id', name: 'name', ownerId: 'owner_id', suspended: 'suspended' } as never,
      {
        accessModel: 'access_model',
        archivedAt: 'archived_at',
        suspendedBefore: 'suspended_before',
      } as never
    );
  return row && { ...row, suspended: Boolean(row.suspended), suspendedBefore: Boolean(row.suspendedBefore) };
};

/** Who is cut off and what stops while a customer is archived, as far as the actor reads it (EX-15). */
export const findArchiveEffects = async (
  sql: Sql,
  context: { actor: Actor; now: Date },
  id: number
): Promise<Omit<ArchiveCustomerEffects, 'days'>> => {
  const resting = await findSuspensionEffects(sql, context, id);
  const [counts] = await sql.select({
    licenses: sql({ l: T.licenses }).where('l.customer_id', id).where(isActive(context.now)).count('*'),
    invites: sql({ i: T.invites })
      .where('i.customer_id', id)
      .where(isOpen('i'))
      .where('i.expires_at', '>', context.now)
      .count('*'),
  });
  return { ...resting, licenseCount: toCount(counts.licenses), inviteCount: toCount(counts.invites) };
};

/** Numeric ids of the customers archived up to then, the longest first. */
export const findArchivedUntil = (sql: Sql, until: Date, limit: number): Promise<number[]> =>
  sql(T.customers)
    .whereIn('access_model', ARCHIVED_MODELS)
    .where('archived_at', '<=', until)
    .orderBy(['archived_at', 'id'])
    .limit(limit)
    .pluck('id');
