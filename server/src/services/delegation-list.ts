import type { Core } from '@strapi/types';
import type {
  Delegation,
  DelegationColumn,
  DelegationsFilter,
  EXPORT_COLUMNS,
  ListDelegationsQuery,
} from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { findDelegations } from '../queries/delegations';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import type { Asker } from './access';

const EXPORT_BATCH = 1_000;

type ExportRow = Record<(typeof EXPORT_COLUMNS)[number], string | null>;

/** The page *Delegations*: every grant the actor may read, ended ones included. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const toQuery = (actor: Actor, { sort, ...filter }: DelegationsFilter) => {
    const [column, order] = sort.split(':') as [DelegationColumn, 'asc' | 'desc'];
    return { ...filter, actor, now: now(), sort: { column, order } };
  };

  return {
    /** @returns one page and its pagination */
    async find(actor: Actor, { page, pageSize, ...filter }: ListDelegationsQuery) {
      const query = toQuery(actor, filter);
      const read = (offset: number, limit: number) => findDelegations(pool(strapi), { ...query, offset, limit });
      const { rows, total } = await read((page - 1) * pageSize, pageSize);
      // A page beyond the last has no row that could carry the total
      const known = rows.length > 0 || page === 1 ? total : (await read(0, 1)).total;
      return { rows, pagination: toPagination(page, pageSize, known) };
    },

    /**
     * Every row that matches, for a file; the export itself is audited first (EX-13).
     *
     * @returns batches of at most 1,000 rows, each read when it is asked for
     */
    async export(actor: Actor, asker: Asker, filter: DelegationsFilter): Promise<AsyncGenerator<ExportRow[]>> {
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'delegation.export',
          partnerId: actor.operator ? null : actor.home.id,
          target: { type: 'export', documentId: actor.operator ? '*' : actor.home.documentId, label: 'Delegations' },
          after: { ...filter, format: 'csv' },
        })
      );
      return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        const query = { ...toQuery(reader, filter), offset, limit: EXPORT_BATCH };
        const { rows } = await findDelegations(pool(strapi), query);
        return { rows: rows.map(toExportRow) };
      });
    },
  };
};

const toExportRow = ({ grantee, target, role, customRole, period, origin, grantedBy }: Delegation): ExportRow => ({
  granteeKind: grantee.kind,
  grantee: grantee.name,
  granteePartner: grantee.partner,
  targetKind: target.kind,
  target: target.name,
  role: customRole ?? role,
  state: period.state,
  from: period.from,
  until: period.until,
  timeZone: period.timeZone,
  origin,
  grantedBy,
});
