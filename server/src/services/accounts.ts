import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Capability } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { holdsAtHome } from '../access/decide';
import { lockRow, pool, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { forbidden } from '../utils/forbidden';

/** The partner whose own things (groups, roles, members) a request is about: a member's own, an operator's choice. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * @param documentId the partner an operator chose; a member may name its own
   * @returns its numeric id, or `null` for an operator who chose none and so means all
   * @throws ForbiddenError (403) without the capability at home, NotFoundError (404) for another's account
   */
  const resolve = async (
    actor: Actor,
    capability: Capability,
    documentId: string | undefined,
    sql: Sql = pool(strapi)
  ) => {
    if (!holdsAtHome(actor, capability)) throw forbidden('Your role does not allow this');
    if (!actor.operator) {
      if (documentId !== undefined && documentId !== actor.home.documentId)
        throw new errors.NotFoundError('There is no such partner');
      return actor.home.id;
    }
    if (documentId === undefined) return null;
    const row = await sql(T.partners).where({ document_id: documentId }).first('id');
    if (!row) throw new errors.NotFoundError('There is no such partner');
    return row.id as number;
  };

  return {
    resolve,

    /**
     * Locks the account and reads the asker's rights on it again, as the beginning of a change to its groups or roles.
     *
     * @throws as `resolve`; ValidationError (400) where an operator chose no partner
     */
    async lock(trx: Sql, asker: Asker, documentId: string | undefined): Promise<{ actor: Actor; partnerId: number }> {
      const access = getService(strapi, 'access');
      const partnerId = await resolve(await access.actor(asker, trx), 'delegation.manage', documentId, trx);
      if (partnerId === null) throw invalid({ path: ['partner'], message: 'is required' });
      await lockRow(trx, T.partners, partnerId);
      const actor = await access.actor(asker, trx);
      await resolve(actor, 'delegation.manage', documentId, trx);
      return { actor, partnerId };
    },
  };
};
