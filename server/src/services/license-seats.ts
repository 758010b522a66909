import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { License, ListHoldersQuery, SeatsDifference } from '../../../contracts/licenses';
import type { Actor } from '../access/actor';
import { findHolders, findPeople, HOLDER_COLUMNS, type PersonRow } from '../queries/license-holders';
import { findLicense, hasEnded, toLicense, type LicenseRow } from '../queries/licenses';
import { chunks } from '../utils/chunks';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';
import { placeOf } from './licenses';

interface Change {
  assign: PersonRow[];
  unassign: PersonRow[];
}

interface Changed {
  assigned: number;
  unassigned: number;
  entries: NewAuditEntry[];
}

/** Seats of licenses: given to users of a customer, to who is invited there, and to members of a partner (AC-12). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  const find = async (sql: Sql, actor: Actor, documentId: string): Promise<LicenseRow> => {
    const row = await findLicense(sql, { actor, now: now() }, documentId);
    if (!row) throw new errors.NotFoundError('There is no such license');
    return row;
  };

  /** Whose people a list of holders shows: those of an account, only to who reads its members. */
  const assertReadsPeople = async (actor: Actor, row: LicenseRow, sql: Sql) => {
    if (row.customerId === null)
      await getService(strapi, 'managed-members').account(actor, row.partnerDocumentId!, sql);
    else await access().require(actor, 'customer-user.read', target(row), sql);
  };

  /** @throws ForbiddenError (403): what is given needs the right with its brakes, what is taken the right alone */
  const assertMay = ({ assignId, unassignId }: LicenseRow, { assign }: { assign: unknown[] }) => {
    if (unassignId === null) throw forbidden('You may not assign this license');
    if (assign.length > 0 && assignId === null) throw forbidden('This customer is suspended: nothing can be assigned');
  };

  const people = async (sql: Sql, row: LicenseRow, ids: string[], field: keyof Change): Promise<PersonRow[]> => {
    const known = await findPeople(sql, row, ids);
    const unknown = ids.findIndex((id) => !known.has(id));
    if (unknown >= 0) throw invalid({ path: [field, unknown], message: 'is nobody who can hold this license' });
    return ids.map((id) => known.get(id)!);
  };

  const seat = (row: LicenseRow, { kind, id }: PersonRow) => ({ license_id: row.id, [HOLDER_COLUMNS[kind]]: id });

  const heldBy = async (trx: Sql, row: LicenseRow, persons: PersonRow[]): Promise<Set<PersonRow>> => {
    const seats = await trx(T.licenseAssignments).where({ license_id: row.id }).select(Object.values(HOLDER_COLUMNS));
    return new Set(persons.filter(({ kind, id }) => seats.some((held) => held[HOLDER_COLUMNS[kind]] === id)));
  };

  const entry = (row: LicenseRow, verb: 'assign' | 'unassign', person: PersonRow): NewAuditEntry => {
    const holder = person.name ? `${person.name} (${person.email})` : person.email;
    return { action: `license.${verb}`, ...placeOf(row), [verb === 'assign' ? 'after' : 'before']: { holder } };
  };

  /**
   * Gives and takes seats of a license that is locked: of two who want the last one, the second finds it taken.
   *
   * @throws ApplicationError (400) for one that has ended, or where there are not enough seats, with the numbers
   */
  const change = async (trx: Sql, row: LicenseRow, asked: Change): Promise<Changed> => {
    const held = await heldBy(trx, row, [...asked.assign, ...asked.unassign]);
    const assign = asked.assign.filter((person) => !held.has(person));
    const unassign = asked.unassign.filter((person) => held.has(person));
    if (assign.length > 0 && hasEnded(row, now())) throw new errors.ApplicationError('This license has ended');
    const used = Number(row.used);
    const free = row.seats - used + unassign.length;
    if (assign.length > free) {
      const message = `Only ${Math.max(0, free)} of ${row.seats} seats of ${row.productName} are free`;
      throw new errors.ApplicationError(message, { seats: row.seats, used, free: Math.max(0, free) });
    }
    for (const person of unassign) await trx(T.licenseAssignments).where(seat(row, person)).delete();
    const at = now();
    const stamps = () => ({ document_id: createDocumentId(), created_at: at, updated_at: at, published_at: at });
    for (const chunk of chunks(assign)) {
      await trx(T.licenseAssignments).insert(
        chunk.map((person) => ({
          customer_user_id: null,
          invite_id: null,
          member_id: null,
          ...seat(row, person),
          ...stamps(),
        }))
      );
    }
    return {
      assigned: assign.length,
      unassigned: unassign.length,
      entries: [
        ...unassign.map((person) => entry(row, 'unassign', person)),
        ...assign.map((person) => entry(row, 'assign', person)),
      ],
    };
  };

  return {
    /**
     * Who has a seat of a license, or could.
     *
     * @throws NotFoundError (404) for a license, or for people, that the actor does not read, ForbiddenError (403)
     */
    async holders(actor: Actor, documentId: string, query: ListHoldersQuery) {
      const license = await find(pool(strapi), actor, documentId);
      await assertReadsPeople(actor, license, pool(strapi));
      const { rows, total } = await findHolders(pool(strapi), license, query, now());
      return {
        rows,
        pagination: toPagination(query.page, query.pageSize, total),
        license: toLicense(license, now()),
      };
    },

    /**
     * Gives and takes seats of a license, all or nothing. Who has one already, or has none, stays so.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) for somebody who can't hold it,
     * ApplicationError (400) as `change`
     */
    save: (
      asker: Asker,
      documentId: string,
      asked: SeatsDifference
    ): Promise<{ assigned: number; unassigned: number; license: License }> =>
      transaction(strapi, async (trx) => {
        const { actor, row } = await getService(strapi, 'licenses').lock(trx, asker, documentId);
        assertMay(row, asked);
        await assertReadsPeople(actor, row, trx);
        const { entries, ...counts } = await change(trx, row, {
          assign: await people(trx, row, asked.assign, 'assign'),
          unassign: await people(trx, row, asked.unassign, 'unassign'),
        });
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return { ...counts, license: toLicense(await find(trx, actor, documentId), now()) };
      }),

    /**
     * The same of one person, with licenses of the person's customer.
     *
     * @param person documentId of a customer user, or of an invitation
     * @throws as `save`
     */
    saveOf: (asker: Asker, person: string, asked: SeatsDifference): Promise<{ assigned: number; unassigned: number }> =>
      transaction(strapi, async (trx) => {
        const seen = await access().actor(asker, trx);
        const { customerId, documentId: customer } = await getService(strapi, 'customer-users').locate(
          trx,
          seen,
          person
        );
        await lockRow(trx, T.customers, customerId);
        const total = { assigned: 0, unassigned: 0 };
        const entries: NewAuditEntry[] = [];
        let actor = seen;
        // In one order, so that nobody waits for another in a circle
        for (const license of [...asked.assign, ...asked.unassign].sort()) {
          const side = asked.assign.includes(license) ? 'assign' : 'unassign';
          const locked = await getService(strapi, 'licenses')
            .lock(trx, asker, license)
            .catch(asUnknown(side, asked[side].indexOf(license)));
          actor = locked.actor;
          if (locked.row.customerDocumentId !== customer) throw unknownLicense(side, asked[side].indexOf(license));
          assertMay(locked.row, { assign: side === 'assign' ? [license] : [] });
          const [holder] = await people(trx, locked.row, [person], side);
          const changed = await change(trx, locked.row, { assign: [], unassign: [], [side]: [holder!] });
          total.assigned += changed.assigned;
          total.unassigned += changed.unassigned;
          entries.push(...changed.entries);
        }
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return total;
      }),
  };
};

const target = ({ customerDocumentId }: LicenseRow) => ({ kind: 'customer' as const, documentId: customerDocumentId! });

const unknownLicense = (side: keyof Change, index: number) =>
  invalid({ path: [side, index], message: 'is no license of this customer' });

/** An unseen license answers as an unknown one does. */
const asUnknown =
  (side: keyof Change, index: number) =>
  (error: unknown): never => {
    if (error instanceof errors.NotFoundError) throw unknownLicense(side, index);
    throw error;
  };
