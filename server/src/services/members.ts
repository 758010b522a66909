import type { Core } from '@strapi/types';
import type {
  ListMembersQuery,
  ListMembersResponse,
  Member,
  MemberColumn,
  MembersFilter,
} from '../../../contracts/members';
import type { Actor } from '../access/actor';
import { rolesToGive } from '../access/member-rights';
import { findMembers } from '../queries/members';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import type { Asker } from './access';
import type { Account } from './managed-members';

const EXPORT_BATCH = 1_000;

/** *User Management → Users*: admin users with a home partner (TE-11). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const managed = () => getService(strapi, 'managed-members');

  const read = (account: Account, { search, role, state, sort }: MembersFilter, offset: number, limit: number) => {
    const [column, order] = sort.split(':') as [MemberColumn, 'asc' | 'desc'];
    return findMembers(pool(strapi), {
      partnerId: account.id,
      search,
      role,
      state,
      sort: { column, order },
      offset,
      limit,
    });
  };

  return {
    /**
     * @returns a page of the members of the own account, or of the one that is named
     * @throws NotFoundError (404), ValidationError (400) where an operator names none
     */
    async find(actor: Actor, { page, pageSize, ...filter }: ListMembersQuery): Promise<ListMembersResponse> {
      const account = await managed().account(actor, filter.partner);
      const { rows, total } = await read(account, filter, (page - 1) * pageSize, pageSize);
      // A page beyond the last has no row that could carry the total
      const known = rows.length > 0 || page === 1 ? total : (await read(account, filter, 0, 1)).total;
      const { documentId, name, canManage } = account;
      return {
        data: rows.map((row) => managed().toMember(actor, account, row)),
        meta: {
          pagination: toPagination(page, pageSize, known),
          account: { documentId, name, canManage, roles: canManage ? rolesToGive(actor) : [] },
        },
      };
    },

    /**
     * Every row that matches, for a file; the export itself is audited first (EX-13).
     *
     * @throws as `find`
     */
    async export(actor: Actor, asker: Asker, filter: MembersFilter): Promise<AsyncGenerator<Member[]>> {
      const account = await managed().account(actor, filter.partner);
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'member.export',
          partnerId: account.id,
          target: { type: 'export', documentId: account.documentId, label: 'Users' },
          after: { ...filter, format: 'csv' },
        })
      );
      return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        const seen = await managed().account(reader, filter.partner);
        const { rows } = await read(seen, filter, offset, EXPORT_BATCH);
        return { rows: rows.map((row) => managed().toMember(reader, seen, row)) };
      });
    },
  };
};
