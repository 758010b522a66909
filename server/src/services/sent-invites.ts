import type { Core } from '@strapi/types';
import { inviteEntry } from '../invites/place';
import { openInvitesOf, type SentInvite } from '../queries/endings';
import { isOpen } from '../queries/invites';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { NewAuditEntry } from './audit';

/** Invites by who sent them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Deletes what somebody who leaves has sent and nobody has answered yet (EX-4): the links are dead.
   *
   * @param userId numeric id of the Strapi user
   * @returns the entries for the audit log
   */
  async endOf(trx: Sql, userId: number): Promise<NewAuditEntry[]> {
    const now = getService(strapi, 'clock').now();
    const entries: NewAuditEntry[] = [];
    for (const invite of await openInvitesOf(trx, userId, now)) {
      const deleted = await trx(T.invites)
        .where({ id: invite.id })
        // One that is accepted meanwhile stays accepted
        .where(isOpen(T.invites))
        .update({ deleted_at: now, pending_key: null, updated_at: now });
      if (deleted === 1) entries.push(inviteEntry('invite.delete', invite, customerOf(invite), { before: invite }));
    }
    return entries;
  },
});

const customerOf = ({ customerId, customerDocumentId, customerName, ownerId }: SentInvite) =>
  customerId === null ? null : { id: customerId, documentId: customerDocumentId, name: customerName, ownerId };
