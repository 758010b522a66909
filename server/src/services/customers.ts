import type { Core } from '@strapi/types';
import {
  CUSTOMER_COLUMNS,
  MAX_LISTED_TAGS,
  type Customer,
  type CustomerColumn,
  type CustomerSort,
  type CustomerTag,
  type ExportAccountsQuery,
  type ExportCustomersQuery,
  type ListCustomersQuery,
} from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { assertMspAdminRight } from '../access/msp-admin';
import type { Config } from '../config';
import { countMatching } from '../queries/customer-filters';
import { MOST_COUNTED } from '../queries/customer-order';
import { findCustomers, findTags } from '../queries/customers';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import type { Asker } from './access';

const EXPORT_BATCH = 1_000;

const toSort = (sort: ListCustomersQuery['sort']) => {
  const [column, order] = sort.split(':') as [CustomerSort, 'asc' | 'desc'];
  return { column, order };
};

/** The one list of customers with its three views (CU-1, CU-2, TE-3 to TE-6, AC-8 to AC-10). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const assertView = (actor: Actor, view: ListCustomersQuery['view']) => {
    if (view === 'customers') assertMspAdminRight(actor);
  };

  const auditExport = (
    actor: Actor,
    asker: Asker,
    file: string,
    action: 'customer.list' | 'customer.export',
    after: object
  ) =>
    transaction(strapi, (trx) =>
      getService(strapi, 'audit').append(trx, actor, asker, {
        action,
        partnerId: actor.operator ? null : actor.home.id,
        target: { type: 'export', documentId: 'customers', label: file },
        after,
      })
    );

  return {
    /**
     * @returns one page, its pagination, and how long the archive keeps
     * @throws ForbiddenError (403) for the view *Customers* without the MSP admin right (CU-2)
     */
    async find(actor: Actor, { page, pageSize, sort, view, archived, ...filter }: ListCustomersQuery) {
      assertView(actor, view);
      const query = { actor, now: now(), sort: toSort(sort), filter, archived: archived === 'only' };
      const range = { offset: (page - 1) * pageSize, limit: pageSize };
      const found = await countMatching(pool(strapi), query, range.offset + MOST_COUNTED);
      const rows = await findCustomers(pool(strapi), query, range, found);
      const archiveDays = strapi.plugin('msp').config<Config['archiveRetentionDays']>('archiveRetentionDays');
      const pagination = { ...toPagination(page, pageSize, found.total), totalIsMinimum: found.totalIsMinimum };
      return { rows, meta: { pagination, archiveDays } };
    },

    /**
     * Every row that matches, for a file of what is shown; the export itself is audited first (EX-13).
     *
     * @returns the columns, and batches of at most 1,000 rows, each read when it is asked for
     * @throws as `find`; ValidationError (400) for a column that the view has not
     */
    async export(
      actor: Actor,
      asker: Asker,
      { view, columns: chosen, sort, archived, ...filter }: ExportCustomersQuery
    ) {
      assertView(actor, view);
      const known: readonly CustomerColumn[] = CUSTOMER_COLUMNS[view];
      const foreign = chosen?.find((column) => !known.includes(column));
      if (foreign) throw invalid({ path: ['columns'], message: `${foreign} is no column of this view` });
      const columns = chosen ?? [...known];
      await auditExport(actor, asker, `${view}.csv`, 'customer.list', { ...filter, archived, columns, sort });
      const batches = exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        assertView(reader, view);
        const query = { actor: reader, now: now(), sort: toSort(sort), filter, archived: archived === 'only' };
        const rows = await findCustomers(pool(strapi), query, { offset, limit: EXPORT_BATCH });
        return { rows: rows.map(toLine) };
      });
      return { columns, batches };
    },

    /**
     * The details of accounts, for a file (AC-10). What the caller may not export is left out, as what it does not see.
     *
     * @returns batches of at most 1,000 accounts, each read when it is asked for
     */
    async exportAccounts(actor: Actor, asker: Asker, { format, ids, ...filter }: ExportAccountsQuery) {
      await auditExport(actor, asker, `accounts.${format}`, 'customer.export', { ...filter, format, customers: ids });
      return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        const query = {
          ...{ actor: reader, now: now(), ids, capability: 'customer.export' as const },
          filter: { ...filter, demo: 'without' as const },
          sort: { column: 'name' as const, order: 'asc' as const },
        };
        const rows = await findCustomers(pool(strapi), query, { offset, limit: EXPORT_BATCH });
        return { rows: rows.map(({ actions: _, demo: __, archivedAt: ___, ...account }) => account) };
      });
    },

    /** @returns the tags in use among the customers that the actor reads, the most used first (EX-10) */
    tags: (actor: Actor, search: string | undefined): Promise<CustomerTag[]> =>
      findTags(pool(strapi), { actor, now: now(), filter: {} }, search, MAX_LISTED_TAGS),
  };
};

/** A row as its file shows it, by column. */
const toLine = ({ actions: _, ...customer }: Customer): Record<CustomerColumn, string | number | null> => ({
  ...customer,
  tenant: customer.name ?? customer.documentId,
  name: customer.name ?? customer.documentId,
  customerName: customer.name,
  tags: customer.tags.join(', '),
  licensedProducts: customer.licensedProducts?.join(', ') ?? null,
});
