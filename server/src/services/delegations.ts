import type { Core } from '@strapi/types';
import type { SystemRole } from '../../../contracts/common';
import { delegationKey, type Grant } from '../access/delegation-key';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import type { Instants } from '../utils/instants';
import { T } from '../utils/tables';

export interface NewGrant extends Grant {
  /** The partner that owns the target customer, or the target partner itself. */
  targetOwnerId: number;
  /** The grantee is a partner outside the owner's tree. */
  outsideOwner?: boolean;
  /** `null` for a privilege group, which carries its custom role. */
  role: SystemRole | null;
}

/** The one writer of the delegation table; who may call it is decided before. Every method runs in a transaction. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Writes grants of origin `manual` that have no row yet.
   *
   * @param grantedBy id of the admin user who gives them
   */
  async grant(trx: Sql, grants: NewGrant[], period: Instants, grantedBy: number): Promise<void> {
    const now = getService(strapi, 'clock').now();
    for (const chunk of chunks(grants)) {
      await trx(T.delegations).insert(
        chunk.map((grant) => ({
          document_id: createDocumentId(),
          key: delegationKey(grant),
          grantee_member_id: grant.granteeMemberId ?? null,
          grantee_group_id: grant.granteeGroupId ?? null,
          grantee_partner_id: grant.granteePartnerId ?? null,
          target_partner_id: grant.targetPartnerId ?? null,
          target_customer_id: grant.targetCustomerId ?? null,
          target_owner_id: grant.targetOwnerId,
          outside_owner: grant.outsideOwner ?? false,
          role: grant.role,
          starts_at: period.startsAt,
          ends_at: period.endsAt,
          time_zone: period.timeZone,
          origin: 'manual',
          granted_by_id: grantedBy,
          created_at: now,
          updated_at: now,
          published_at: now,
        }))
      );
    }
  },

  /** Gives rows whose period has ended a new one (and a role, where one is named). */
  async regrant(trx: Sql, ids: number[], period: Instants, grantedBy: number, role?: SystemRole | null): Promise<void> {
    const now = getService(strapi, 'clock').now();
    for (const chunk of chunks(ids)) {
      await trx(T.delegations)
        .whereIn('id', chunk)
        .update({
          starts_at: period.startsAt,
          ends_at: period.endsAt,
          time_zone: period.timeZone,
          granted_by_id: grantedBy,
          updated_at: now,
          ...(role === undefined ? {} : { role }),
        });
    }
  },

  /** Moves the end and keeps start and role. */
  async renew(
    trx: Sql,
    id: number,
    { endsAt, timeZone }: Omit<Instants, 'startsAt'>,
    grantedBy: number
  ): Promise<void> {
    const now = getService(strapi, 'clock').now();
    await trx(T.delegations)
      .where({ id })
      .update({ ends_at: endsAt, time_zone: timeZone, granted_by_id: grantedBy, updated_at: now });
  },

  /** Changes the role and keeps the period. */
  async changeRole(trx: Sql, id: number, role: SystemRole, grantedBy: number): Promise<void> {
    const now = getService(strapi, 'clock').now();
    await trx(T.delegations).where({ id }).update({ role, granted_by_id: grantedBy, updated_at: now });
  },

  /** Takes grants away; the audit log remembers them. */
  async revoke(trx: Sql, ids: number[]): Promise<void> {
    for (const chunk of chunks(ids)) await trx(T.delegations).whereIn('id', chunk).delete();
  },
});
