import type { Sql } from '../utils/db';
import { chunks } from '../utils/chunks';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';

/** The closure table: one row for every partner and each above it, itself included (DESIGN, "Partner tree"). */
interface Link {
  ancestorId: number;
  descendantId: number;
  depth: number;
  /** When a move hung it there; unset for one that was made there. */
  since?: Date | null;
}

const insert = async (trx: Sql, links: Link[], at: Date): Promise<void> => {
  const rows = links.map(({ ancestorId, descendantId, depth, since = null }) => ({
    document_id: createDocumentId(),
    ancestor_id: ancestorId,
    descendant_id: descendantId,
    depth,
    since,
    created_at: at,
    updated_at: at,
    published_at: at,
  }));
  for (const chunk of chunks(rows)) await trx(T.closures).insert(chunk);
};

const above = async (trx: Sql, id: number): Promise<{ id: number; depth: number }[]> =>
  trx(T.closures).where({ descendant_id: id }).select({ id: 'ancestor_id', depth: 'depth' });

/** Numeric ids of the partner and of everything below it, with how far. */
export const findBranch = async (trx: Sql, id: number): Promise<{ id: number; depth: number }[]> =>
  trx(T.closures).where({ ancestor_id: id }).select({ id: 'descendant_id', depth: 'depth' });

/**
 * The topmost partner that a partner would leave by being hung under another; `null` where all that are above it stay.
 *
 * @param parentId `null` for a root
 */
export const findLeft = async (trx: Sql, id: number, parentId: number | null): Promise<number | null> => {
  const kept = new Set(parentId === null ? [] : (await above(trx, parentId)).map((ancestor) => ancestor.id));
  const left = (await above(trx, id)).filter((ancestor) => ancestor.depth > 0 && !kept.has(ancestor.id));
  return (
    left.reduce<{ id: number; depth: number } | null>(
      (top, ancestor) => (top && top.depth > ancestor.depth ? top : ancestor),
      null
    )?.id ?? null
  );
};

/** How far below its root a partner stands; a root at 0. */
export const findDepth = async (trx: Sql, id: number): Promise<number> =>
  Math.max(...(await above(trx, id)).map(({ depth }) => depth));

/** A new partner's place. @param parentId `null` for a root */
export const addToTree = async (trx: Sql, id: number, parentId: number | null, at: Date): Promise<void> => {
  const ancestors = parentId === null ? [] : await above(trx, parentId);
  await insert(
    trx,
    [
      { ancestorId: id, descendantId: id, depth: 0 },
      ...ancestors.map(({ id: ancestorId, depth }) => ({ ancestorId, descendantId: id, depth: depth + 1 })),
    ],
    at
  );
};

/** Hangs a partner, with all below it, under another. @param parentId `null` makes it a root */
export const moveInTree = async (trx: Sql, id: number, parentId: number | null, at: Date): Promise<void> => {
  const branch = await findBranch(trx, id);
  const old = (await above(trx, id)).filter((ancestor) => ancestor.depth > 0);
  for (const chunk of chunks(branch.map((below) => below.id))) {
    await trx(T.closures)
      .whereIn('descendant_id', chunk)
      .whereIn(
        'ancestor_id',
        old.map((ancestor) => ancestor.id)
      )
      .delete();
  }
  const ancestors = parentId === null ? [] : await above(trx, parentId);
  const links = ancestors.flatMap((ancestor) =>
    branch.map((below) => ({
      ancestorId: ancestor.id,
      descendantId: below.id,
      depth: ancestor.depth + 1 + below.depth,
      since: at,
    }))
  );
  await insert(trx, links, at);
};

/** Of a row of the delegation table: its grantee, a partner, is not in the tree of the target's owner. */
export const outsideOwner = (trx: Sql) =>
  trx.raw('not exists ?', [
    trx({ c: T.closures })
      .whereRaw(`c.ancestor_id = ${T.delegations}.target_owner_id`)
      .whereRaw(`c.descendant_id = ${T.delegations}.grantee_partner_id`)
      .select('c.id'),
  ]);

/** Whether a grant leaves the tree of its target's owner hangs on where both stand: set anew for all that have moved. */
export const replaceOutsideOwner = async (trx: Sql, ids: number[]): Promise<void> => {
  for (const chunk of chunks(ids)) {
    await trx(T.delegations)
      .whereNotNull('grantee_partner_id')
      .where((moved) => moved.whereIn('grantee_partner_id', chunk).orWhereIn('target_owner_id', chunk))
      .update({ outside_owner: outsideOwner(trx) });
  }
};
