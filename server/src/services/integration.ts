import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Settings } from '../../../contracts/integrations';
import { findUsable, findUsers, type UsableRow } from '../queries/usable-integrations';
import { fromJson, lockRow, pool, transaction } from '../utils/db';
import { decrypt } from '../utils/encryption';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import { SYSTEM } from './audit';

/** What the host's own code may know of an integration: which there is. */
export interface UsableIntegration {
  documentId: string;
  type: string;
  name: string;
  /** documentId of the partner that owns it. */
  partner: string;
}

/** The same with all that is needed to use it. Secrets are here in plain: keep them out of answers and logs. */
export interface ReadIntegration extends UsableIntegration {
  settings: Settings;
  secrets: Record<string, string>;
}

const MAX_MESSAGE = 500;
/** Shorter ones are words of the message sooner than a secret that stands in it. */
const MIN_HIDDEN = 4;

/**
 * For the host's own code alone, never over HTTP (docs/integrations.md):
 * `strapi.plugin('msp').service('integration')`. It judges no person's rights; that is the caller's.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const isConfigured = ({ type }: { type: string }) =>
    getService(strapi, 'integration-types').definition(type) !== undefined;

  const usable = async (wanted: Parameters<typeof findUsable>[2]) =>
    (await findUsable(pool(strapi), now(), wanted)).filter(isConfigured);

  const opened = (row: Pick<UsableRow, 'secrets' | 'documentId'>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fromJson<Record<string, string>>(row.secrets)).map(([name, sealed]) => {
        const plain = decrypt(strapi, sealed);
        if (plain === null) {
          throw new Error(
            `The secret ${name} of integration ${row.documentId} was encrypted with another key: rotate it`
          );
        }
        return [name, plain];
      })
    );

  const read = async (wanted: Parameters<typeof findUsable>[2]): Promise<ReadIntegration | null> => {
    const [row] = await usable(wanted);
    return row ? { ...toUsable(row), settings: fromJson(row.settings), secrets: opened(row) } : null;
  };

  /** A message of the other system may repeat what it was sent. */
  const withoutSecrets = (message: string, secrets: unknown): string =>
    Object.values(fromJson<Record<string, string>>(secrets))
      .map((sealed) => decrypt(strapi, sealed))
      .filter((plain): plain is string => plain !== null && plain.length >= MIN_HIDDEN)
      .reduce((text, plain) => text.replaceAll(plain, '•••'), message)
      .replaceAll('\0', '')
      .slice(0, MAX_MESSAGE);

  const report = (documentId: string, failure: string | null): Promise<void> =>
    transaction(strapi, async (trx) => {
      const seen = await trx(T.integrations).where({ document_id: documentId }).first('id');
      if (!seen) throw new errors.NotFoundError('There is no such integration');
      await lockRow(trx, T.integrations, seen.id);
      const row = await trx(T.integrations).where({ id: seen.id }).first();
      if (!row || (failure === null && row.failing_since === null)) return;
      const message = failure === null ? null : withoutSecrets(failure, row.secrets);
      await trx(T.integrations)
        .where({ id: row.id })
        .update({ failure: message, failing_since: message === null ? null : (row.failing_since ?? now()) });
      // What goes on failing is told once
      if (message !== null && row.failing_since !== null) return;
      await getService(strapi, 'audit').appendAs(trx, SYSTEM, [
        {
          action: message === null ? 'integration.recover' : 'integration.fail',
          partnerId: row.owner_id,
          target: { type: 'integration', documentId, label: row.name },
          after: message === null ? null : { message },
        },
      ]);
    });

  return {
    /**
     * Integrations that can be used now: not paused, their owner not disabled.
     *
     * @param filter `type`; `partner`: documentId of the owner; `customer`: documentId of one with whom they are shared
     */
    find: async (filter: { type?: string; partner?: string; customer?: string } = {}): Promise<UsableIntegration[]> =>
      (await usable(filter)).map(toUsable),

    /**
     * For the owner's own use.
     *
     * @param documentId of the integration
     * @returns `null` where there is none, it is paused, its owner disabled or its type not configured any more
     * @throws Error for a secret that was encrypted with another key
     */
    read: (documentId: string): Promise<ReadIntegration | null> => read({ integration: documentId }),

    /**
     * For a customer, through its share: read it at each use and keep nothing, so that a revoked share ends at once.
     *
     * @param documentId of the integration
     * @param customer its documentId
     * @returns `null` as `read`, and where it is not shared, or the customer suspended, not accepted, demo, or no longer
     * served by the owner
     */
    readFor: (documentId: string, customer: string): Promise<ReadIntegration | null> =>
      read({ integration: documentId, customer }),

    /** documentIds of the customers that can use it now. */
    customers: async (documentId: string): Promise<string[]> =>
      (await usable({ integration: documentId })).length > 0 ? findUsers(pool(strapi), now(), documentId) : [],

    /**
     * It does not work: shown as *Failing* since the first report, with the newest message.
     *
     * @param message for people, 500 characters at most; secrets of the integration are taken out of it
     * @throws NotFoundError
     */
    reportFailure: (documentId: string, message: string): Promise<void> => report(documentId, message),

    /** It works again. @throws NotFoundError */
    reportRecovery: (documentId: string): Promise<void> => report(documentId, null),
  };
};

const toUsable = ({ documentId, type, name, ownerDocumentId }: UsableRow): UsableIntegration => ({
  ...{ documentId, type, name },
  partner: ownerDocumentId,
});
