import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/types';
import { eventOf } from '../events/told';
import { findPartnerIds, findToldEntries, type Stretch } from '../queries/told-entries';
import { onCommit } from '../utils/after-commit';
import { pool } from '../utils/db';

const BATCH = 500;
/** Deliveries that may wait in Strapi's queue, which is in memory, before the next batch is read. */
const MOST_WAITING = 1_000;
/** Milliseconds that the listeners of a batch may take before the next one follows all the same. */
const PATIENCE = 10_000;

/**
 * Tells Strapi's webhooks and the host's listeners what has happened (docs/events.md). What is told is the audit log:
 * every change writes its entries in its own transaction, so whatever is undone was never there, and 100,000 customers
 * of one save are read back in batches. One after the other on each node, in the order of the commits.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let told: Promise<void> = Promise.resolve();
  let isStopping = false;

  const emit = async ({ event, payload }: NonNullable<ReturnType<typeof eventOf>>): Promise<void> => {
    try {
      await strapi.eventHub.emit(event, payload);
    } catch (error) {
      strapi.log.error(`[msp] A listener of ${event} failed: ${error instanceof Error ? error.message : error}`);
    }
  };

  /** Strapi keeps to itself how many deliveries wait; where it no longer tells, nothing is waited for. */
  const waiting = (): number => {
    const { queue } = strapi.get('webhookRunner') as unknown as { queue?: { queue?: unknown[] } };
    return queue?.queue?.length ?? 0;
  };

  const tell = async (stretch: Stretch): Promise<void> => {
    for (let { from } = stretch; from <= stretch.to && !isStopping; ) {
      const entries = await findToldEntries(pool(strapi), { ...stretch, from }, BATCH);
      if (entries.length === 0) return;
      from = entries.at(-1)!.sequence + 1;
      const events = entries.map(({ record }) => eventOf(record)).filter((event) => event !== null);
      const partners = await findPartnerIds(
        pool(strapi),
        events.flatMap(({ granteeId }) => granteeId ?? [])
      );
      const due = events.filter(({ granteeId }) => granteeId === undefined || partners.has(granteeId));
      await Promise.race([Promise.all(due.map(emit)), wait(PATIENCE, undefined, { ref: false })]);
      await setImmediate();
      while (waiting() > MOST_WAITING && !isStopping) await wait(50);
    }
  };

  const tellAll = async (stretches: Stretch[]): Promise<void> => {
    try {
      for (const stretch of stretches) await tell(stretch);
    } catch (error) {
      strapi.log.error(`[msp] Events were not sent: ${error instanceof Error ? error.message : error}`);
    }
  };

  return {
    /**
     * Has the entries told of once the running transaction has committed; a rollback forgets them. Called by the audit
     * log alone: who writes entries has sent its events.
     */
    afterCommit: (stretches: Stretch[]): Promise<void> =>
      onCommit(strapi, () => {
        told = told.then(() => tellAll(stretches));
      }),

    /** Lets the batch at hand end, in destroy. */
    async stop(): Promise<void> {
      isStopping = true;
      await told;
    },
  };
};
