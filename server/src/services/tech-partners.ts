import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { ListTechPartnersQuery, TechPartner, TechPartnerColumn } from '../../../contracts/tech-partners';
import type { Actor } from '../access/actor';
import { findSeenTechPartner, type SeenTechPartner } from '../queries/tech-partner-scope';
import { findTechPartners } from '../queries/tech-partners';
import { pool, transaction, type Sql } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import type { Asker } from './access';

const EXPORT_BATCH = 1_000;

type Filter = Pick<ListTechPartnersQuery, 'sort' | 'search' | 'type'>;

const toSort = (sort: Filter['sort']) => {
  const [column, order] = sort.split(':') as [TechPartnerColumn, 'asc' | 'desc'];
  return { column, order };
};

/** The table *Tech Partners*: integrators and installers in the actor's scope (TP-1 to TP-8). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  return {
    /** @returns one page and its pagination */
    async find(actor: Actor, { page, pageSize, sort, search, type }: ListTechPartnersQuery) {
      const query = { actor, now: now(), sort: toSort(sort), search, type };
      const read = (offset: number, limit: number) =>
        findTechPartners(pool(strapi), { ...query, page: { offset, limit } });

      const { rows, total } = await read((page - 1) * pageSize, pageSize);
      // A page beyond the last has no row that could carry the total
      const known = rows.length > 0 || page === 1 ? total : (await read(0, 1)).total;
      return { rows, pagination: toPagination(page, pageSize, known) };
    },

    /**
     * @param sql the transaction where there is one
     * @throws NotFoundError (404) where the actor does not see it
     */
    async findOne(actor: Actor, documentId: string, sql: Sql = pool(strapi)): Promise<TechPartner> {
      const { rows } = await findTechPartners(sql, { actor, now: now(), documentId });
      if (!rows[0]) throw new errors.NotFoundError('There is no such tech partner');
      return rows[0];
    },

    /**
     * @returns what the actor may do with it; no counts, so that what hangs on it is found sooner
     * @throws NotFoundError (404) where the actor does not see it
     */
    async findSeen(actor: Actor, documentId: string): Promise<SeenTechPartner> {
      const seen = await findSeenTechPartner(pool(strapi), actor, documentId, now());
      if (!seen) throw new errors.NotFoundError('There is no such tech partner');
      return seen;
    },

    /**
     * Every row that matches, for a file; the export itself is audited first.
     *
     * @returns batches of at most 1,000 rows, each read when it is asked for
     */
    async export(actor: Actor, asker: Asker, filter: Filter): Promise<AsyncGenerator<TechPartner[]>> {
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'tech-partner.export',
          partnerId: actor.operator ? null : actor.home.id,
          target: { type: 'export', documentId: 'tech-partners', label: 'tech-partners.csv' },
          after: filter,
        })
      );
      const { sort, search, type } = filter;
      return exportBatches(strapi, asker, EXPORT_BATCH, (reader, offset) => {
        const query = { actor: reader, now: now(), sort: toSort(sort), search, type };
        return findTechPartners(pool(strapi), { ...query, page: { offset, limit: EXPORT_BATCH } });
      });
    },
  };
};
