import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../contracts/common';
import { because } from '../../../contracts/import-reasons';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { lockRow, pool, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { forbidden } from '../utils/forbidden';

const isTechPartner = ({ type }: PartnerRow) => TECH_PARTNER_TYPES.includes(type as TechPartnerType);

/** Tech partners whose assignments and delegations the actor manages; the guard before every such change. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * @throws NotFoundError (404) for no tech partner in sight, ForbiddenError (403) without `delegation.manage` there
   */
  const find = async (actor: Actor, documentId: string, sql: Sql = pool(strapi)): Promise<PartnerRow> => {
    const target = { kind: 'partner', documentId } as const;
    const partner = (await getService(strapi, 'access').require(actor, 'delegation.manage', target, sql)) as PartnerRow;
    if (!isTechPartner(partner)) throw new errors.NotFoundError('There is no such tech partner');
    // Grants come from above: nobody gives their own partner anything
    if (!actor.operator && actor.home.id === partner.id) {
      throw forbidden(because('own-partner'));
    }
    return partner;
  };

  return {
    find,

    /**
     * Locks the tech partner, then reads the asker's rights again: a right that ended while the request waited is gone.
     *
     * @throws as `find`
     */
    async lock(trx: Sql, asker: Asker, documentId: string): Promise<{ actor: Actor; techPartner: PartnerRow }> {
      const row = await trx(T.partners).where({ document_id: documentId }).first('id');
      if (row) await lockRow(trx, T.partners, row.id);
      const actor = await getService(strapi, 'access').actor(asker, trx);
      return { actor, techPartner: await find(actor, documentId, trx) };
    },
  };
};
