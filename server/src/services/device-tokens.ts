import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { DeviceReporting } from '../../../contracts/devices';
import type { Actor } from '../access/actor';
import { findHeld } from '../queries/customer-users';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { findReporting, type Reporting } from '../queries/device-reporting';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** The one permission of a device token: the route that takes reports. */
const PERMISSION = 'plugin::msp.device.report';
const TOKENS = 'admin::api-token';

/**
 * Whoever adds customers for the owner: no assignment and no delegation gives that, and a token stays when they end.
 */
const CAPABILITY = 'customer.create';

type Verb = 'create' | 'rotate' | 'revoke';

interface ApiTokens {
  create(token: object): Promise<{ id: number; accessKey: string }>;
  regenerate(id: number): Promise<{ accessKey: string }>;
  revoke(id: number): Promise<unknown>;
}

/** API tokens of Strapi, each bound to the one customer whose devices it reports (TE-4). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const tokens = () => strapi.service(TOKENS) as unknown as ApiTokens;

  /**
   * Locks the customer, reads the asker's right again, changes the token and writes that down.
   *
   * @throws NotFoundError (404), ForbiddenError (403)
   */
  const change = <Result>(
    asker: Asker,
    documentId: string,
    verb: Verb,
    work: (trx: Sql, customer: StoredCustomer, reporting: Reporting | null) => Promise<Result>
  ): Promise<Result> =>
    transaction(strapi, async (trx) => {
      const access = getService(strapi, 'access');
      const may = async () => {
        const actor = await access.actor(asker, trx);
        const target = { kind: 'customer', documentId } as const;
        const options = { ignoreSuspension: verb === 'revoke' };
        return { actor, row: await access.require(actor, CAPABILITY, target, trx, options) };
      };
      await lockRow(trx, T.customers, (await may()).row.id);
      const { actor, row } = await may();
      const [customer] = await readCustomers(trx, [row.id]);
      const result = await work(trx, customer!, await findReporting(trx, row.id));
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: `device-token.${verb}`,
        partnerId: customer!.ownerId,
        customer: customer!,
        target: { type: 'customer', documentId, label: customer!.name ?? documentId },
      });
      return result;
    });

  const assertReal = async (trx: Sql, { id }: StoredCustomer) => {
    const { demo } = await trx(T.customers).where({ id }).first('demo');
    if (demo) throw new errors.ApplicationError('A demo customer gets nothing real');
  };

  /** Strapi keeps a readable copy of a token for its settings; of these there is none: each is shown once. */
  const forgetCopy = (id: number) => strapi.db.query(TOKENS).update({ where: { id }, data: { encryptedKey: null } });

  const bind = async (trx: Sql, customerId: number, reporting: Reporting | null, token: object) => {
    const values = { ...token, updated_at: now() };
    if (reporting) return trx(T.deviceReportings).where({ id: reporting.id }).update(values);
    const row = { document_id: createDocumentId(), customer_id: customerId, created_at: now(), published_at: now() };
    return trx(T.deviceReportings).insert({ ...row, ...values });
  };

  const tokenOf = (reporting: Reporting | null): number => {
    if (!reporting?.tokenId) throw new errors.ApplicationError('This customer has no device token');
    return reporting.tokenId;
  };

  return {
    /**
     * @returns when the devices were last reported, and whether there is a token, to who may take it away
     * @throws NotFoundError (404)
     */
    async find(actor: Actor, documentId: string): Promise<DeviceReporting> {
      const target = { kind: 'customer', documentId } as const;
      const { id } = await getService(strapi, 'access').require(actor, 'customer.read', target);
      const held = await findHeld(pool(strapi), { actor, now: now() }, id, {
        canManage: { capability: CAPABILITY },
        canRevoke: { capability: CAPABILITY, ignoreSuspension: true },
      });
      const reporting = await findReporting(pool(strapi), id);
      const since = reporting?.tokenId ? reporting.tokenSince : null;
      return {
        reportedAt: reporting?.reportedAt?.toISOString() ?? null,
        receivedAt: reporting?.receivedAt?.toISOString() ?? null,
        token: since && held.canRevoke ? { since: since.toISOString() } : null,
        ...held,
      };
    },

    /**
     * @returns the token, which is told this once
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where there is one, or for a demo customer
     */
    create: (asker: Asker, documentId: string): Promise<{ token: string }> =>
      change(asker, documentId, 'create', async (trx, customer, reporting) => {
        await assertReal(trx, customer);
        if (reporting?.tokenId) throw new errors.ApplicationError('This customer has a device token: rotate it');
        const { id, accessKey } = await tokens().create({
          kind: 'content-api',
          type: 'custom',
          name: `Devices of ${documentId}`,
          description: 'Bound to one customer of the partner center; rotated and revoked there',
          lifespan: null,
          permissions: [PERMISSION],
        });
        await forgetCopy(id);
        await bind(trx, customer.id, reporting, { token_id: id, token_since: now() });
        return { token: accessKey };
      }),

    /**
     * Another one in its place; the old one is dead when this answers.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where there is none
     */
    rotate: (asker: Asker, documentId: string): Promise<{ token: string }> =>
      change(asker, documentId, 'rotate', async (trx, customer, reporting) => {
        const tokenId = tokenOf(reporting);
        const { accessKey } = await tokens().regenerate(tokenId);
        await forgetCopy(tokenId);
        await bind(trx, customer.id, reporting, { token_since: now() });
        return { token: accessKey };
      }),

    /**
     * What was reported stays. On a suspended customer too: it takes away.
     *
     * @throws as `rotate`
     */
    revoke: (asker: Asker, documentId: string): Promise<void> =>
      change(asker, documentId, 'revoke', async (_trx, _customer, reporting) => {
        await tokens().revoke(tokenOf(reporting));
      }),

    /** Ends the token of a customer that goes, in that transaction. One that moves keeps it: it is the tenant’s. */
    async end(trx: Sql, customerId: number): Promise<void> {
      const reporting = await findReporting(trx, customerId);
      if (reporting?.tokenId) await tokens().revoke(reporting.tokenId);
    },
  };
};
