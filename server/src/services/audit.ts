import type { Core } from '@strapi/types';
import type { AuditAction, AuditRecord, AuditTargetType } from '../../../contracts/audit-log';
import type { Actor } from '../access/actor';
import { allowed } from '../audit/fields';
import { openChains, PLATFORM, writeChain } from '../audit/chain';
import type { PartnerOfEntry } from '../audit/heads';
import { isTold } from '../events/told';
import type { Stretch } from '../queries/told-entries';
import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** Who did it, from where. An `Asker` and its `Actor` make one (`auditedBy`); a sign-in brings its own. */
export interface AuditedBy {
  /** Numeric id of the Strapi user; `null` where nobody is known by what was typed. */
  userId: number | null;
  userDocumentId: string | null;
  name: string;
  /** The partner the person is a member of; numeric id, `null` for an operator or nobody known. */
  homeId: number | null;
  /** Its name, where it is known already. */
  homeName?: string | null;
  actingFor?: { documentId: string; name: string } | null;
  address: string;
  userAgent: string;
}

/** What nobody in particular has done. */
export const SYSTEM: AuditedBy = {
  userId: null,
  userDocumentId: null,
  name: 'System',
  homeId: null,
  address: '',
  userAgent: '',
};

export interface NewAuditEntry {
  /** What was done: resource and verb, from the contract's list. */
  action: AuditAction;
  /** Who did it, where the person goes by another name there. */
  actorName?: string;
  /** The partner in whose account it happened, numeric id; `null` for the platform's own. Decides who may read it. */
  partnerId: number | null;
  /** The customer that is concerned, if one is: the entry then stands in that customer's log too. */
  customer?: { id: number; documentId: string; name: string | null } | null;
  target: { type: AuditTargetType; documentId: string; label: string };
  /** Only what `audit/fields.ts` allows for the target's type gets into the log. */
  before?: object | null;
  after?: object | null;
  /** Of these fields rather than the target's: `delegation` for a grant onto a partner, say. */
  fieldsOf?: AuditTargetType;
}

export const auditedBy = (actor: Actor, asker: Omit<Asker, 'operates'>): AuditedBy => ({
  userId: actor.userId,
  userDocumentId: asker.user.documentId ?? null,
  name: actor.name,
  homeId: actor.operator ? null : actor.home.id,
  homeName: actor.operator ? null : actor.home.name,
  address: asker.address,
  userAgent: asker.userAgent,
});

/** The audit log: hash chains of entries, one per root partner and one of the platform. Entries are only ever added. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Adds entries in the transaction of the change they tell of. Locks the heads of their chains until it ends, so it
   * comes last of what a transaction does.
   */
  const appendAs = async (trx: Sql, by: AuditedBy, entries: NewAuditEntry[]): Promise<void> => {
    if (entries.length === 0) return;
    const at = getService(strapi, 'clock').now();
    const { sign } = getService(strapi, 'audit-keys');
    const { partners, chains } = await openChains(
      trx,
      entries.map(({ partnerId }) => partnerId)
    );
    const home = by.homeId === null ? null : (by.homeName ?? (await nameOf(trx, by.homeId)));
    const told: Stretch[] = [];
    for (const [root, chain] of chains) {
      const rows = entries
        .filter(({ partnerId }) => rootOf(partners, partnerId) === root)
        .map((entry) => {
          const partner = entry.partnerId === null ? null : partners.get(entry.partnerId)!;
          return { entry, record: toRecord(entry, by, { at, home, partner }) };
        });
      await writeChain(trx, chain, rows, { by, at, sign });
      const { sequence } = chain;
      if (rows.some(({ entry }) => isTold(entry.action))) {
        told.push({ chain: chain.chain, from: sequence + 1, to: sequence + rows.length });
      }
    }
    if (told.length > 0) await getService(strapi, 'events').afterCommit(told);
  };

  return {
    appendAs,

    /** As `appendAs`, for whom a request has brought. */
    append: (trx: Sql, actor: Actor, asker: Asker, entries: NewAuditEntry | NewAuditEntry[]): Promise<void> =>
      appendAs(trx, auditedBy(actor, asker), [entries].flat()),

    /**
     * A sign-in, granted or refused, into the log of the person's home partner.
     *
     * @param signIn `user`: documentId of the Strapi user and its mail address, or what was typed; `via`: the door;
     * `reason`: why it was refused
     */
    appendSignIn: (
      trx: Sql,
      by: AuditedBy,
      {
        succeeded,
        user,
        ...after
      }: {
        succeeded: boolean;
        user: { documentId: string; email: string };
        via: string;
        reason?: string;
        moreNotRecorded?: boolean;
      }
    ): Promise<void> =>
      appendAs(trx, by, [
        {
          action: succeeded ? 'sign-in.succeed' : 'sign-in.refuse',
          partnerId: by.homeId,
          target: { type: 'user', documentId: user.documentId, label: user.email },
          after,
        },
      ]),
  };
};

const nameOf = async (trx: Sql, partnerId: number): Promise<string | null> =>
  (await trx(T.partners).where({ id: partnerId }).first('name'))?.name ?? null;

const rootOf = (partners: Map<number, PartnerOfEntry>, partnerId: number | null) =>
  partnerId === null ? PLATFORM : partners.get(partnerId)!.root;

/** A refused target is what somebody typed: as much as a column holds, without what PostgreSQL takes in no text. */
const storable = (text: string) => text.replaceAll('\0', '').slice(0, 255);

const toRecord = (
  { action, actorName, customer, target, before, after, fieldsOf = target.type }: NewAuditEntry,
  by: AuditedBy,
  { at, home, partner }: { at: Date; home: string | null; partner: PartnerOfEntry | null }
): AuditRecord => ({
  documentId: createDocumentId(),
  at: at.toISOString(),
  actor: { documentId: by.userDocumentId, name: actorName ?? by.name, partner: home },
  actingFor: by.actingFor ?? null,
  action,
  target: { type: target.type, documentId: storable(target.documentId), label: storable(target.label) },
  partner: partner && { documentId: partner.documentId, name: partner.name },
  customer: customer ? { documentId: customer.documentId, name: customer.name ?? customer.documentId } : null,
  before: allowed(fieldsOf, before),
  after: allowed(fieldsOf, after),
  address: by.address.slice(0, 64),
  userAgent: by.userAgent.slice(0, 300),
});
