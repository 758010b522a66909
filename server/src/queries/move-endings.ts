import { subtree } from '../access/scope';
import type { Sql } from '../utils/db';
import { findLeft } from './closures';
import { findGrantsToEnd, GRANTEE_ACCOUNT, type GrantToEnd } from './grants-to-end';

/**
 * Grants between a partner, with all below it, and the tree it would leave, in either direction: whatever hung on the
 * partners that are no longer above it. Guests stay, whom the customer itself has invited.
 *
 * @param parentId of the partner it would be hung under, `null` for none
 */
export const findGrantsLeft = async (sql: Sql, partnerId: number, parentId: number | null): Promise<GrantToEnd[]> => {
  const leftId = await findLeft(sql, partnerId, parentId);
  if (leftId === null) return [];
  const branch = () => subtree(sql, partnerId, Infinity);
  const left = () => subtree(sql, leftId, Infinity).whereNotIn('descendant_id', branch());
  return findGrantsToEnd(
    sql,
    (where) =>
      void where
        .whereNot('d.origin', 'guest')
        .where((either) =>
          either
            .where((inward) =>
              inward.whereIn('d.target_owner_id', branch()).whereRaw(`${GRANTEE_ACCOUNT} in (?)`, [left()])
            )
            .orWhere((outward) =>
              outward.whereIn('d.target_owner_id', left()).whereRaw(`${GRANTEE_ACCOUNT} in (?)`, [branch()])
            )
        )
  );
};
