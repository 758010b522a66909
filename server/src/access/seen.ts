import { errors } from '@strapi/utils';
import type { TargetKind } from '../../../contracts/access';
import type { PartnerType } from '../../../contracts/common';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor } from './actor';
import { customerScope } from './customer-scope';
import { knownPartners } from './scope';

export interface SeenTarget {
  kind: TargetKind;
  id: number;
  documentId: string;
  name: string;
  type: PartnerType | null;
  /** The partner that owns the customer, or is the target. */
  ownerId: number;
}

/**
 * A partner or customer of whose existence the actor knows, whatever it may do there.
 *
 * @throws NotFoundError (404)
 */
export const requireSeen = async (
  sql: Sql,
  actor: Actor,
  { kind, documentId }: { kind: TargetKind; documentId: string },
  now: Date
): Promise<SeenTarget> => {
  const row =
    kind === 'partner'
      ? await sql({ p: T.partners })
          .where('p.document_id', documentId)
          .where(knownPartners(sql, actor, now))
          .first({ id: 'p.id', name: 'p.name', type: 'p.type', ownerId: 'p.id' })
      : await sql({ c: T.customers })
          .where('c.document_id', documentId)
          .where(customerScope(sql, actor, 'customer.read', now))
          .first({ id: 'c.id', name: 'c.name', ownerId: 'c.owner_id' });
  if (!row) throw new errors.NotFoundError(`There is no such ${kind}`);
  return { kind, documentId, type: null, ...row, name: row.name ?? documentId };
};
