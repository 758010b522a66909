import type { Core } from '@strapi/types';
import type {
  CustomerIntegration,
  ListCustomerIntegrationsQuery,
  ListSharesQuery,
  ShareBody,
  ShareResult,
  SharesRevoked,
} from '../../../contracts/integration-shares';
import { MAX_IDS } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import {
  findAttached,
  findJudged,
  findShareable,
  findSharedWith,
  findShares,
  findSharesOf,
  type EndingShare,
  type Judged,
} from '../queries/integration-shares';
import type { IntegrationRow } from '../queries/integrations';
import { chunks } from '../utils/chunks';
import { lockRows, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

/** Letting customers use integrations, until it is revoked (CU-3, CU-11 to CU-13): a reference, never a copy. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const context = (actor: Actor) => ({ actor, now: now() });
  const access = () => getService(strapi, 'access');
  const integrations = () => getService(strapi, 'integrations');

  const remove = async (trx: Sql, shares: EndingShare[]): Promise<NewAuditEntry[]> => {
    for (const chunk of chunks(shares)) {
      await trx(T.integrationShares)
        .whereIn(
          'id',
          chunk.map(({ id }) => id)
        )
        .delete();
    }
    return shares.map((share) => revoked(share));
  };

  /** Those asked for, or all that may be chosen and match. */
  const asked = async (sql: Sql, actor: Actor, row: IntegrationRow, body: ShareBody): Promise<string[]> => {
    if ('customers' in body) return [...new Set(body.customers)];
    const page = { ...body.allMatching, page: 1, pageSize: MAX_IDS + 1 };
    const { rows } = await findShareable(sql, context(actor), row, page);
    if (rows.length > MAX_IDS) {
      throw invalid({ path: ['allMatching'], message: `matches more than ${MAX_IDS} customers: narrow the search` });
    }
    return rows.map(({ documentId }) => documentId);
  };

  const judge = async (sql: Sql, actor: Actor, row: IntegrationRow, ids: string[]): Promise<Map<string, Judged>> => {
    const found = await findJudged(sql, context(actor), row.id, ids);
    return new Map(found.map((customer) => [customer.documentId, customer]));
  };

  /** Customers first, then the integration: whoever suspends, moves or deletes one of them waits, or is waited for. */
  const lock = async (trx: Sql, asker: Asker, documentId: string, body: ShareBody) => {
    const before = await access().actor(asker, trx);
    const seen = await integrations().require(trx, before, documentId, 'share');
    const ids = await asked(trx, before, seen, body);
    const found = await judge(trx, before, seen, ids);
    const customers = [...found.values()].map(({ id }) => id).sort((one, other) => one - other);
    for (const chunk of chunks(customers)) await lockRows(trx, T.customers, 'id', chunk, 'id');
    const { actor, row } = await integrations().lock(trx, asker, documentId, 'share');
    return { actor, row, ids, found: await judge(trx, actor, row, ids) };
  };

  const insert = async (trx: Sql, actor: Actor, row: IntegrationRow, customers: Judged[]) => {
    const at = now();
    for (const chunk of chunks(customers)) {
      await trx(T.integrationShares).insert(
        chunk.map(({ id }) => ({
          ...{ document_id: createDocumentId(), integration_id: row.id, customer_id: id, granted_by_id: actor.userId },
          ...{ created_at: at, updated_at: at, published_at: at },
        }))
      );
    }
  };

  return {
    /**
     * A page of the customers that an integration is shared with (CU-13).
     *
     * @throws NotFoundError (404)
     */
    async attached(actor: Actor, documentId: string, query: ListSharesQuery) {
      const { id } = await integrations().require(pool(strapi), actor, documentId);
      const { rows, total } = await findAttached(pool(strapi), context(actor), id, query);
      return { rows, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * A page of the customers to choose from (CU-12).
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async shareable(actor: Actor, documentId: string, query: ListSharesQuery) {
      const row = await integrations().require(pool(strapi), actor, documentId, 'share');
      const { rows, total } = await findShareable(pool(strapi), context(actor), row, query);
      return { rows, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * The integrations of a customer (CU-3), each with its state and who shares it.
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async ofCustomer(actor: Actor, documentId: string, query: ListCustomerIntegrationsQuery) {
      const { id } = await access().require(actor, 'integration.read', { kind: 'customer', documentId });
      const { rows, total } = await findSharedWith(pool(strapi), context(actor), id, query);
      const data: CustomerIntegration[] = rows.map((row) => {
        const { type, name, icon } = getService(strapi, 'integration-types').label(row.type);
        return { ...row, type: { type, name, icon } };
      });
      return { rows: data, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * Shares an integration with customers, each judged by itself; the same one twice is one (CU-11, CU-12).
     *
     * @returns what became of each, in their order
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) for a type that is not configured any more
     */
    share: (asker: Asker, documentId: string, body: ShareBody): Promise<ShareResult[]> =>
      transaction(strapi, async (trx) => {
        const { actor, row, ids, found } = await lock(trx, asker, documentId, body);
        getService(strapi, 'integration-types').configured(row.type);
        const results = ids.map((id) => ({ id, customer: found.get(id), result: resultOf(found.get(id)) }));
        const added = results.flatMap(({ customer, result }) => (customer && result === 'shared' ? [customer] : []));
        await insert(trx, actor, row, added);
        const entries = added.map((customer) => shared(row, customer));
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return results.map(({ id, customer, result }) => ({
          documentId: id,
          name: customer ? (customer.name ?? id) : null,
          result,
        }));
      }),

    /**
     * Ends shares: for the integration's owner or the customer's, whatever brake there is.
     *
     * @param ids documentIds of shares
     */
    revoke: (asker: Asker, ids: string[]): Promise<SharesRevoked> =>
      transaction(strapi, async (trx) => {
        const wanted = [...new Set(ids)];
        for (const chunk of chunks([...wanted].sort())) {
          await lockRows(trx, T.integrationShares, 'document_id', chunk, 'document_id');
        }
        const actor = await access().actor(asker, trx);
        const seen = await findShares(trx, context(actor), wanted);
        const mine = seen.filter(({ revocableId }) => revocableId !== null);
        await getService(strapi, 'audit').append(trx, actor, asker, await remove(trx, mine));
        return { revoked: mine.length, forbidden: seen.length - mine.length, unknown: wanted.length - seen.length };
      }),

    /**
     * Ends all shares of an integration that is locked, in the transaction that deletes it.
     *
     * @returns what the log is to be told
     */
    endAll: async (trx: Sql, actor: Actor, integrationId: number): Promise<NewAuditEntry[]> =>
      remove(trx, await findSharesOf(trx, context(actor), integrationId)),

    /** The same of shares that end with something else: a customer's move, say. */
    end: remove,
  };
};

const resultOf = (customer: Judged | undefined): ShareResult['result'] => {
  if (!customer) return 'unknown';
  if (customer.sharedId !== null) return 'already';
  if (customer.mayId === null) return 'forbidden';
  if (customer.demo) return 'demo';
  if (customer.suspended) return 'suspended';
  if (customer.linkApproval !== 'accepted') return 'not-accepted';
  return customer.servedId === null ? 'not-served' : 'shared';
};

/** In the log of who owns the customer, where another's integration goes by the organisation. */
const entryOf = (
  action: 'integration.share' | 'integration.revoke',
  { ownerId, ownerName, name, documentId }: { ownerId: number; ownerName: string; name: string; documentId: string },
  customer: { id: number; documentId: string; name: string | null; ownerId: number }
): NewAuditEntry => ({
  action,
  partnerId: customer.ownerId,
  customer,
  target: { type: 'integration', documentId, label: ownerId === customer.ownerId ? name : ownerName },
});

const shared = (row: IntegrationRow, customer: Judged): NewAuditEntry => entryOf('integration.share', row, customer);

const revoked = (share: EndingShare): NewAuditEntry =>
  entryOf(
    'integration.revoke',
    { ...share, documentId: share.integrationDocumentId },
    {
      id: share.customerId,
      documentId: share.customerDocumentId,
      name: share.customerName,
      ownerId: share.customerOwnerId,
    }
  );
