import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  SHARES_NAMED,
  type CreateIntegrationBody,
  type DeletionEffects,
  type Integration,
  type IntegrationsFilter,
  type ListIntegrationsQuery,
  type UpdateIntegrationBody,
} from '../../../contracts/integrations';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { parseSecrets, parseSettings } from '../integrations/definitions';
import { exportList } from '../integrations/export';
import { findLosing } from '../queries/integration-shares';
import {
  findIntegration,
  findIntegrations,
  sealedOf,
  toIntegration,
  type IntegrationRow,
} from '../queries/integrations';
import { lockForDeletion, lockRow, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { encrypt } from '../utils/encryption';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

type Verb = 'create' | 'update' | 'rotate-secret' | 'pause' | 'resume' | 'delete';
type Right = 'manage' | 'share';
type Changes = Partial<Record<'name' | 'name_key' | 'settings' | 'secrets' | 'paused', unknown>>;

/** Integrations of partners: connections to other systems (CU-10, EX-2). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const context = (actor: Actor) => ({ actor, now: now() });
  const access = () => getService(strapi, 'access');
  const types = () => getService(strapi, 'integration-types');
  const require = async (sql: Sql, actor: Actor, documentId: string, right?: Right): Promise<IntegrationRow> => {
    const row = await findIntegration(sql, context(actor), documentId);
    if (!row) throw new errors.NotFoundError('There is no such integration');
    if (right && row[`${right}Id`] === null) throw forbidden('You may not do this to this integration');
    return row;
  };

  /**
   * Locks an integration, then reads the asker's rights on it again.
   *
   * @throws NotFoundError (404), ForbiddenError (403)
   */
  const lock = async (trx: Sql, asker: Asker, documentId: string, right: Right, lockIt = lockRow) => {
    const seen = await require(trx, await access().actor(asker, trx), documentId, right);
    await lockIt(trx, T.integrations, seen.id);
    const actor = await access().actor(asker, trx);
    return { actor, row: await require(trx, actor, documentId, right) };
  };

  /** What was there with what is given: `null` takes a secret away. */
  const seal = (given: Record<string, string | null>, before: Record<string, string>): Record<string, string> => {
    const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(given, name));
    const sealed = Object.entries(given).flatMap(([name, value]) =>
      value === null ? [] : [[name, encrypt(strapi, value)] as const]
    );
    return Object.fromEntries([...kept, ...sealed]);
  };

  /** Writes what changes, tells the log, and answers the integration as it is then. */
  const change = (
    asker: Asker,
    documentId: string,
    work: (
      row: IntegrationRow
    ) => { set: Changes; entries: Pick<NewAuditEntry, 'action' | 'before' | 'after'>[] } | null
  ): Promise<Integration> =>
    transaction(strapi, async (trx) => {
      const { actor, row } = await lock(trx, asker, documentId, 'manage');
      const changed = work(row);
      if (!changed) return toIntegration(row);
      await trx(T.integrations)
        .where({ id: row.id })
        .update({ ...changed.set, updated_at: now() });
      const after = await require(trx, actor, documentId);
      const entries = changed.entries.map((entry) => ({ ...placeOf(after), ...entry }));
      await getService(strapi, 'audit').append(trx, actor, asker, entries);
      return toIntegration(after);
    });

  const setPaused = (asker: Asker, documentId: string, paused: boolean) =>
    change(asker, documentId, (row) =>
      Boolean(row.paused) === paused
        ? null
        : { set: { paused }, entries: [{ action: actionOf(paused ? 'pause' : 'resume'), after: { paused } }] }
    );

  return {
    lock,
    require,

    /** @returns a page of the integrations that the actor reads */
    async find(actor: Actor, query: ListIntegrationsQuery) {
      const { rows, total } = await findIntegrations(pool(strapi), context(actor), query);
      return { rows: rows.map(toIntegration), pagination: toPagination(query.page, query.pageSize, total) };
    },

    /** Every one that matches, for a file (EX-13). */
    export: (actor: Actor, asker: Asker, filter: IntegrationsFilter) => exportList(strapi, actor, asker, filter),

    /** @throws NotFoundError (404) */
    findOne: async (actor: Actor, documentId: string): Promise<Integration> =>
      toIntegration(await require(pool(strapi), actor, documentId)),

    /**
     * @throws ValidationError (400) naming the field, NotFoundError (404) or ForbiddenError (403) for another's account
     */
    create: (asker: Asker, { type, name, partner, ...given }: CreateIntegrationBody): Promise<Integration> =>
      transaction(strapi, async (trx) => {
        const actor = await access().actor(asker, trx);
        const target = partner ?? (actor.operator ? undefined : actor.home.documentId);
        if (!target) throw invalid({ path: ['partner'], message: 'is required' });
        const options = { kind: 'partner', documentId: target } as const;
        const owner = await access().require(actor, 'integration.manage', options, trx);
        const known = types().definition(type);
        if (!known) throw invalid({ path: ['type'], message: 'is not a type that is configured here' });
        const settings = parseSettings(known, given.settings);
        const secrets = seal(parseSecrets(known, given.secrets, []), {});
        const [documentId, at] = [createDocumentId(), now()];
        await trx(T.integrations).insert({
          ...{ document_id: documentId, owner_id: owner.id, type, name, name_key: fold(name), paused: false },
          ...{ settings: JSON.stringify(settings), secrets: JSON.stringify(secrets) },
          ...{ created_at: at, updated_at: at, published_at: at },
        });
        const row = await require(trx, actor, documentId);
        await getService(strapi, 'audit').append(trx, actor, asker, {
          ...placeOf(row),
          action: 'integration.create',
          after: { type, name, settings: lines(settings), secrets: Object.keys(secrets) },
        });
        return toIntegration(row);
      }),

    /**
     * Name, settings and secrets; what is not given stays.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) naming the field
     */
    update: (asker: Asker, documentId: string, body: UpdateIntegrationBody): Promise<Integration> =>
      change(asker, documentId, (row) => {
        const known = types().configured(row.type);
        const before = toIntegration(row);
        const name = body.name ?? row.name;
        const settings = body.settings ? parseSettings(known, body.settings) : before.settings;
        const given = parseSecrets(known, body.secrets ?? {}, before.secrets);
        const secrets = seal(given, sealedOf(row));
        const wasChanged = name !== row.name || !same(settings, before.settings);
        if (!wasChanged && Object.keys(given).length === 0) return null;
        return {
          set: {
            ...{ name, name_key: fold(name) },
            ...{ settings: JSON.stringify(settings), secrets: JSON.stringify(secrets) },
          },
          entries: [
            ...(wasChanged
              ? [
                  {
                    action: actionOf('update'),
                    before: { name: row.name, settings: lines(before.settings) },
                    after: { name, settings: lines(settings) },
                  },
                ]
              : []),
            ...(Object.keys(given).length > 0
              ? [{ action: actionOf('rotate-secret'), after: { secrets: Object.keys(given) } }]
              : []),
          ],
        };
      }),

    /**
     * Replaces one secret (EX-2); the log says which, never what.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400)
     */
    rotate: (asker: Asker, documentId: string, name: string, value: string): Promise<Integration> =>
      change(asker, documentId, (row) => {
        const known = types().configured(row.type);
        // The others are not asked for here, be they missing
        const given = parseSecrets(known, { [name]: value }, known.secrets);
        return {
          set: { secrets: JSON.stringify(seal(given, sealedOf(row))) },
          entries: [{ action: actionOf('rotate-secret'), after: { secrets: [name] } }],
        };
      }),

    /** From now on nobody can use it; shares stay. @throws NotFoundError (404), ForbiddenError (403) */
    pause: (asker: Asker, documentId: string) => setPaused(asker, documentId, true),

    /** Undoes it. @throws NotFoundError (404), ForbiddenError (403) */
    resume: (asker: Asker, documentId: string) => setPaused(asker, documentId, false),

    /**
     * @returns the customers that would lose it, of those the actor reads
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async previewDeletion(actor: Actor, documentId: string): Promise<DeletionEffects> {
      const { id } = await require(pool(strapi), actor, documentId, 'manage');
      return findLosing(pool(strapi), context(actor), id, SHARES_NAMED);
    },

    /**
     * Deletes it with its shares.
     *
     * @returns how many shares ended that the actor sees
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    delete: (asker: Asker, documentId: string): Promise<number> =>
      transaction(strapi, async (trx) => {
        const { actor, row } = await lock(trx, asker, documentId, 'manage', lockForDeletion);
        const entries = await getService(strapi, 'integration-shares').endAll(trx, actor, row.id);
        await trx(T.integrations).where({ id: row.id }).delete();
        const told = { type: row.type, name: row.name, secrets: Object.keys(sealedOf(row)) };
        await getService(strapi, 'audit').append(trx, actor, asker, [
          ...entries,
          { ...placeOf(row), action: 'integration.delete', before: told },
        ]);
        return Number(row.shareCount);
      }),
  };
};

const actionOf = <V extends Verb>(verb: V): `integration.${V}` => `integration.${verb}`;

/** In whose log, and about which integration, an entry stands. */
const placeOf = (row: Pick<IntegrationRow, 'ownerId' | 'documentId' | 'name'>) => ({
  partnerId: row.ownerId,
  target: { type: 'integration' as const, documentId: row.documentId, label: row.name },
});

const lines = (settings: Integration['settings']) =>
  Object.entries(settings).map(([name, value]) => `${name}: ${value}`);

const same = (one: Integration['settings'], other: Integration['settings']) =>
  JSON.stringify(lines(one).sort()) === JSON.stringify(lines(other).sort());
