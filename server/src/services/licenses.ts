import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  CreateLicenseBody,
  License,
  LicenseSummary,
  ListLicensesQuery,
  UpdateLicenseBody,
} from '../../../contracts/licenses';
import type { Actor } from '../access/actor';
import type { CustomerRow, PartnerRow } from '../access/decide';
import { findLicense, findLicenses, findLicensesOf, toLicense, type LicenseRow } from '../queries/licenses';
import { recountLicenses } from '../queries/customer-counts';
import { lockRow, pool, toDate, transaction, type Sql } from '../utils/db';
import { dayBegins, dayEnds } from '../utils/days';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

const TYPE = 'license';

interface Owner {
  kind: 'partner' | 'customer';
  id: number;
  documentId: string;
  name: string | null;
}

/** Licenses: what partners and customers have of the products (AC-4); operators alone make and change them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const context = (actor: Actor) => ({ actor, now: now() });
  const access = () => getService(strapi, 'access');

  const find = async (sql: Sql, actor: Actor, documentId: string): Promise<LicenseRow> => {
    const row = await findLicense(sql, context(actor), documentId);
    if (!row) throw new errors.NotFoundError('There is no such license');
    return row;
  };

  /**
   * Locks whom the license belongs to, then the license: the order of everything that changes seats.
   *
   * @returns the license as it is now, read with the asker's rights of now
   * @throws NotFoundError (404)
   */
  const lock = async (trx: Sql, asker: Asker, documentId: string): Promise<{ actor: Actor; row: LicenseRow }> => {
    const seen = await find(trx, await access().actor(asker, trx), documentId);
    if (seen.customerId === null) await lockRow(trx, T.partners, seen.partnerId!);
    else await lockRow(trx, T.customers, seen.customerId);
    await lockRow(trx, T.licenses, seen.id);
    const actor = await access().actor(asker, trx);
    return { actor, row: await find(trx, actor, documentId) };
  };

  /** @throws ApplicationError (400) for a customer that gets nothing now */
  const assertOpen = async (trx: Sql, customerId: number | null) => {
    if (customerId === null) return;
    const row = await trx(T.customers).where({ id: customerId }).first('suspended', 'demo');
    if (row.demo) throw new errors.ApplicationError('A demo customer gets nothing real');
    if (row.suspended) throw new errors.ApplicationError('This customer is suspended');
  };

  const ownerOf = async (trx: Sql, actor: Actor, { partner, customer }: CreateLicenseBody): Promise<Owner> => {
    const target = customer
      ? ({ kind: 'customer', documentId: customer } as const)
      : ({ kind: 'partner', documentId: partner! } as const);
    const options = { ignoreSuspension: true };
    const row = (await access().require(actor, 'license.manage', target, trx, options)) as PartnerRow | CustomerRow;
    return { kind: target.kind, ...row };
  };

  /** @throws ValidationError (400) for days that don't fit together */
  const terms = ({ type, seats, contractEndsOn, renewsOn, timeZone }: UpdateLicenseBody) => {
    if (contractEndsOn && renewsOn && renewsOn > contractEndsOn) {
      throw invalid({ path: ['renewsOn'], message: 'is after the end of the contract' });
    }
    const contractEndsAt = contractEndsOn === null ? null : dayEnds(contractEndsOn, timeZone);
    return {
      type,
      seats,
      contractEndsAt,
      renewsAt: renewsOn === null ? null : dayBegins(renewsOn, timeZone),
      timeZone: contractEndsOn === null && renewsOn === null ? null : timeZone,
      counted: contractEndsAt === null || contractEndsAt > now(),
    };
  };

  const audit = (
    trx: Sql,
    by: { actor: Actor; asker: Asker },
    verb: 'create' | 'update' | 'delete',
    { before, after }: { before?: LicenseRow; after?: LicenseRow }
  ) => {
    const row = (after ?? before)!;
    return getService(strapi, 'audit').append(trx, by.actor, by.asker, {
      action: `${TYPE}.${verb}`,
      ...placeOf(row),
      before: before && told(before),
      after: after && told(after),
    });
  };

  return {
    lock,

    /** @returns a page of the licenses that the actor reads */
    async find(actor: Actor, query: ListLicensesQuery) {
      const { rows, total } = await findLicenses(pool(strapi), context(actor), query);
      const data = rows.map((row) => toLicense(row, now()));
      return { rows: data, pagination: toPagination(query.page, query.pageSize, total), canManage: actor.operator };
    },

    /**
     * The *License Summary* of a partner or of a customer (AC-4, AC-10).
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async summary(actor: Actor, kind: Owner['kind'], documentId: string): Promise<LicenseSummary> {
      const { id, name } = await access().require(actor, 'license.read', { kind, documentId });
      const owner = kind === 'partner' ? { partner_id: id } : { customer_id: id };
      const licenses = (await findLicensesOf(pool(strapi), context(actor), owner)).map((row) => toLicense(row, now()));
      const active = licenses.filter(({ state }) => state === 'active');
      return {
        owner: { kind, documentId, name: name ?? documentId },
        products: usageOf(active),
        contractEndsAt: earliest(active.map(({ contractEndsAt }) => contractEndsAt)),
        renewsAt: earliest(active.map(({ renewsAt }) => renewsAt).filter((at) => at && new Date(at) > now())),
        licenses,
      };
    },

    /**
     * @throws NotFoundError (404), ValidationError (400) naming the field, ApplicationError (400) for a demo or suspended
     * customer
     */
    create: (asker: Asker, body: CreateLicenseBody): Promise<License> =>
      transaction(strapi, async (trx) => {
        const actor = await access().actor(asker, trx);
        const owner = await ownerOf(trx, actor, body);
        await lockRow(trx, owner.kind === 'partner' ? T.partners : T.customers, owner.id);
        await assertOpen(trx, owner.kind === 'customer' ? owner.id : null);
        const product = await trx(T.products).where({ document_id: body.product }).first('id', 'active');
        if (!product) throw invalid({ path: ['product'], message: 'is not a product' });
        if (!product.active) throw invalid({ path: ['product'], message: 'is not sold any more' });
        await lockRow(trx, T.products, product.id);
        const values = terms(body);
        if (!values.counted) throw invalid({ path: ['contractEndsOn'], message: 'is in the past' });
        const { documentId } = await documents(strapi, TYPE).create({
          data: { ...values, product: product.id, [owner.kind]: owner.id },
        });
        if (owner.kind === 'customer') await recountLicenses(trx, [owner.id]);
        const after = await find(trx, actor, documentId);
        await audit(trx, { actor, asker }, 'create', { after });
        return toLicense(after, now());
      }),

    /**
     * @throws NotFoundError (404), ValidationError (400) naming the field, with how many seats are in use where there
     * would be fewer, ApplicationError (400) for a suspended customer
     */
    update: (asker: Asker, documentId: string, body: UpdateLicenseBody): Promise<License> =>
      transaction(strapi, async (trx) => {
        const { actor, row: before } = await lock(trx, asker, documentId);
        await assertOpen(trx, before.customerId);
        const used = Number(before.used);
        if (body.seats < used) throw invalid({ path: ['seats'], message: `is below the ${used} in use` });
        await documents(strapi, TYPE).update({ documentId, data: terms(body) });
        if (before.customerId !== null) await recountLicenses(trx, [before.customerId]);
        const after = await find(trx, actor, documentId);
        await audit(trx, { actor, asker }, 'update', { before, after });
        return toLicense(after, now());
      }),

    /** @throws NotFoundError (404), ApplicationError (400) while somebody has a seat of it */
    delete: (asker: Asker, documentId: string): Promise<void> =>
      transaction(strapi, async (trx) => {
        const { actor, row: before } = await lock(trx, asker, documentId);
        const used = Number(before.used);
        if (used > 0) throw new errors.ApplicationError(`${used} of its seats are in use`, { used });
        // What is left are seats of invitations that were never answered
        await trx(T.licenseAssignments).where({ license_id: before.id }).delete();
        await trx(T.reminders).where({ license_id: before.id }).delete();
        await documents(strapi, TYPE).delete({ documentId });
        if (before.customerId !== null) await recountLicenses(trx, [before.customerId]);
        await audit(trx, { actor, asker }, 'delete', { before });
      }),
  };
};

/** In whose log, and about which license, an entry of the audit log stands. */
export const placeOf = (row: LicenseRow) => ({
  partnerId: row.customerId === null ? row.partnerId : row.ownerId,
  customer:
    row.customerId === null
      ? null
      : { id: row.customerId, documentId: row.customerDocumentId!, name: row.customerName },
  target: { type: 'license' as const, documentId: row.documentId, label: row.productName },
});

const told = ({ productName: product, type, seats, contractEndsAt, renewsAt }: LicenseRow) => ({
  product,
  type,
  seats,
  until: contractEndsAt === null ? null : toDate(contractEndsAt),
  renewsAt: renewsAt === null ? null : toDate(renewsAt),
});

const earliest = (instants: (string | null)[]): string | null =>
  instants.filter((at) => at !== null).reduce<string | null>((first, at) => (first && first < at! ? first : at), null);

const usageOf = (licenses: License[]): LicenseSummary['products'] => {
  const usage = new Map<string, LicenseSummary['products'][number]>();
  for (const { product, seats, used } of licenses) {
    const known = usage.get(product.documentId) ?? { product, seats: 0, used: 0 };
    usage.set(product.documentId, { product, seats: known.seats + seats, used: known.used + used });
  }
  return [...usage.values()];
};
