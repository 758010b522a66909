import type { Core } from '@strapi/types';
import type { ListMembersQuery } from '../../../contracts/members';
import type { Actor } from '../access/actor';
import { findMembers } from '../queries/members';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';

/** Members: admin users with a home partner. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @returns a page of the active members of the own account, or of the one an operator names
   * @throws ForbiddenError (403), NotFoundError (404), ValidationError (400) where an operator names none
   */
  async find(actor: Actor, { page, pageSize, search, partner }: ListMembersQuery) {
    const partnerId = await getService(strapi, 'accounts').resolve(actor, 'member.read', partner);
    if (partnerId === null) throw invalid({ path: ['partner'], message: 'is required' });
    const { rows, total } = await findMembers(pool(strapi), {
      partnerId,
      search,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    });
    return { rows, pagination: toPagination(page, pageSize, total) };
  },
});
