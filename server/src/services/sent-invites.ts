import type { Core } from '@strapi/types';
import { openInvitesOf } from '../queries/endings';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { NewAuditEntry } from './audit';

/** Invites by who sent them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Deletes what somebody who leaves has sent and nobody has accepted yet (EX-4): its links are dead.
   *
   * @param userId numeric id of the Strapi user
   * @returns the entries for the audit log
   */
  async endOf(trx: Sql, userId: number): Promise<NewAuditEntry[]> {
    const now = getService(strapi, 'clock').now();
    const open = await openInvitesOf(trx, userId, now);
    const ids = open.map(({ id }) => id);
    for (const chunk of chunks(ids)) {
      // One that is accepted meanwhile stays accepted
      await trx(T.invites)
        .whereIn('id', chunk)
        .whereNull('accepted_at')
        .whereNull('declined_at')
        .update({ deleted_at: now, pending_key: null, updated_at: now });
    }
    return [];
  },
});
