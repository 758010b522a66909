import type { Core } from '@strapi/types';
import type { INTEGRATION_EXPORT_COLUMNS, IntegrationsFilter } from '../../../contracts/integrations';
import type { Actor } from '../access/actor';
import { findIntegrations, toIntegration, type IntegrationRow } from '../queries/integrations';
import type { Asker } from '../services/access';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';

const EXPORT_BATCH = 1_000;

type IntegrationLine = Record<(typeof INTEGRATION_EXPORT_COLUMNS)[number], string | number | null>;

/** A row of the file, without settings and secrets. */
const toLine = (row: IntegrationRow): IntegrationLine => {
  const { name, type, owner, state, failing, shareCount, createdAt } = toIntegration(row);
  return {
    ...{ name, type, owner: owner.name, state, shareCount, createdAt },
    failingSince: failing?.since ?? null,
    failure: failing?.message ?? null,
  };
};

/**
 * Every integration that matches and the actor reads, for a file; the export itself is audited first (EX-13).
 *
 * @returns batches of at most 1,000 rows, each read when it is asked for
 */
export const exportList = async (
  strapi: Core.Strapi,
  actor: Actor,
  asker: Asker,
  { of, ...filter }: IntegrationsFilter
): Promise<AsyncGenerator<IntegrationLine[]>> => {
  const owner = of === 'own' && !actor.operator ? actor.home.documentId : undefined;
  await transaction(strapi, (trx) =>
    getService(strapi, 'audit').append(trx, actor, asker, {
      action: 'integration.export',
      partnerId: actor.operator ? null : actor.home.id,
      target: { type: 'export', documentId: 'integrations', label: 'integrations.csv' },
      after: { ...filter, owner, format: 'csv' },
    })
  );
  return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
    const page = { ...filter, of, page: offset / EXPORT_BATCH + 1, pageSize: EXPORT_BATCH };
    const context = { actor: reader, now: getService(strapi, 'clock').now() };
    const { rows } = await findIntegrations(pool(strapi), context, page);
    return { rows: rows.map(toLine) };
  });
};
