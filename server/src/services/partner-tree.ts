import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  TREE_MATCHES,
  TREE_TYPES,
  type ExportTreeQuery,
  type ListTreeLevelQuery,
  type SearchTreeQuery,
  type TreeExportRow,
  type TreeMatch,
  type TreePartner,
  type TreeTotalsResponse,
  type TreeType,
} from '../../../contracts/partner-tree';
import type { Actor } from '../access/actor';
import { holdsAtHome } from '../access/decide';
import {
  findTreeLevel,
  findTreeMatches,
  findTreePartner,
  findTreePaths,
  findTreeRows,
  type TreeRow,
} from '../queries/partner-tree';
import { findAllTotals, findTreeTotals, NO_TOTALS } from '../queries/tree-totals';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import type { Asker } from './access';

const EXPORT_BATCH = 500;

/** The tree of MSPs and partners below the caller (PA-1 to PA-5). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const contextOf = (actor: Actor) => ({ actor, now: getService(strapi, 'clock').now() });

  const withTotals = async (actor: Actor, rows: TreeRow[]): Promise<TreePartner[]> => {
    const totals = await findTreeTotals(
      pool(strapi),
      contextOf(actor),
      rows.map(({ id }) => id)
    );
    return rows.map(({ id, ...row }) => ({ ...row, totals: totals.get(id) ?? NO_TOTALS }));
  };

  return {
    /**
     * @returns a page of one level, with its totals
     * @throws NotFoundError (404) for a parent that the actor does not see
     */
    async findLevel(actor: Actor, { parent, sort, page, pageSize }: ListTreeLevelQuery) {
      const target = parent === undefined ? null : ({ kind: 'partner', documentId: parent } as const);
      const above = target && (await getService(strapi, 'access').require(actor, 'partner.read', target));
      const [column, order] = sort.split(':') as ['name' | 'createdAt', 'asc' | 'desc'];
      const { rows, total } = await findTreeLevel(pool(strapi), contextOf(actor), {
        parentId: above?.id ?? null,
        sort: { column, order },
        offset: (page - 1) * pageSize,
        limit: pageSize,
      });
      return { rows: await withTotals(actor, rows), pagination: toPagination(page, pageSize, total) };
    },

    /** @returns what matches, at most 100 of it, with everything above that the actor sees; `total` counts all matches */
    async search(actor: Actor, query: SearchTreeQuery): Promise<{ rows: TreeMatch[]; total: number }> {
      const context = contextOf(actor);
      const { ids, total } = await findTreeMatches(pool(strapi), context, query, TREE_MATCHES);
      const matches = new Set(ids);
      const paths = await findTreePaths(pool(strapi), context, ids);
      const partners = await withTotals(actor, paths);
      return { rows: partners.map((row, index) => ({ ...row, isMatch: matches.has(paths[index]!.id) })), total };
    },

    /**
     * Every partner of the tree that matches, for a file; the export itself is audited first (EX-13).
     *
     * @returns batches of at most 500 rows, each read when it is asked for
     */
    async export(
      actor: Actor,
      asker: Asker,
      { sort, ...filter }: ExportTreeQuery
    ): Promise<AsyncGenerator<TreeExportRow[]>> {
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'partner.export',
          partnerId: actor.operator ? null : actor.home.id,
          target: { type: 'export', documentId: 'partners', label: 'partners.csv' },
          after: { ...filter, sort, format: 'csv' },
        })
      );
      const [column, order] = sort.split(':') as ['name' | 'createdAt', 'asc' | 'desc'];
      return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        const page = { filter, sort: { column, order }, offset, limit: EXPORT_BATCH };
        const rows = await findTreeRows(pool(strapi), contextOf(reader), page);
        const partners = await withTotals(reader, rows);
        return { rows: partners.map((partner, index) => toExportRow(partner, rows[index]!.parentName)) };
      });
    },

    /**
     * @returns one partner of the tree, with its totals (PA-21)
     * @throws NotFoundError (404) where it is not in the actor's tree: its own account and tech partners are not either
     */
    async findOne(actor: Actor, documentId: string): Promise<TreePartner> {
      const row = await findTreePartner(pool(strapi), contextOf(actor), documentId);
      if (!row) throw new errors.NotFoundError('There is no such partner');
      const [partner] = await withTotals(actor, [row]);
      return partner!;
    },

    /** @returns the totals on top of the page, and the types of partner that the actor may add to its own account */
    async totals(actor: Actor): Promise<TreeTotalsResponse['data']> {
      return { ...(await findAllTotals(pool(strapi), contextOf(actor))), canCreate: typesToAdd(actor) };
    },
  };
};

const toExportRow = (
  { name, type, status, contact, createdAt, totals }: TreePartner,
  parent: string | null
): TreeExportRow => ({
  name,
  type,
  status,
  parent,
  contactName: contact?.name ?? null,
  contactEmail: contact?.email ?? null,
  createdAt,
  ...totals,
});

/** An MSP may add both, a partner only partners (PA-1); new roots are MSPs, and the operator's. */
const typesToAdd = (actor: Actor): TreeType[] => {
  if (actor.operator) return [...TREE_TYPES];
  if (!holdsAtHome(actor, 'partner.create')) return [];
  return TREE_TYPES.filter(
    (type) => actor.home.type === 'msp' || (actor.home.type === 'partner' && type === 'partner')
  );
};
