import type { Core } from '@strapi/types';
import { loadActor } from '../access/actor';
import { findDeciders, type Decider } from '../queries/deciders';
import { findAccountsWithRenewals, findDueRenewals, findReadable, type DueRenewal } from '../queries/license-renewals';
import { claimReminders } from '../queries/reminders';
import { unlessCutOff } from '../utils/cut-off';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { panelUrl } from '../utils/panel-url';
import { T } from '../utils/tables';

/** A mail names so many licenses and counts the rest. */
const NAMED = 50;
/** Told apart by the day of the renewal, so that the next one is reminded of again. */
const keyOf = ({ id, days, renewsAt }: DueRenewal) => `l:${id}:${days}:${renewsAt.getTime()}`;

/**
 * The account admins of a partner hear 30, 7 and 1 days ahead of what renews, of its own and of its customers' licenses:
 * one mail, whatever their number.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const tell = async (trx: Sql, person: Decider, due: DueRenewal[]): Promise<void> => {
    const actor = await unlessCutOff(loadActor(trx, person, false));
    const readable = actor ? await findReadable(trx, { actor, now: now() }, due) : new Set<number>();
    const licenses = due.filter(({ id }) => readable.has(id));
    if (licenses.length === 0) return;
    await getService(strapi, 'outbox').enqueue(trx, {
      to: person.email,
      language: person.language,
      template: 'licenses-renewing',
      data: {
        licenses: licenses.slice(0, NAMED).map(({ product, owner, renewsAt, timeZone }) => ({
          product,
          owner,
          renewsAt,
          timeZone,
        })),
        more: Math.max(0, licenses.length - NAMED),
        url: panelUrl(strapi, 'licenses'),
      },
    });
  };

  const remind = (accountId: number): Promise<void> =>
    transaction(strapi, async (trx) => {
      await lockRow(trx, T.partners, accountId);
      const people = await findDeciders(trx, accountId, 'license.assign');
      if (people.length === 0) return;
      const due = await findDueRenewals(trx, accountId, now());
      const rows = due.map((renewal) => ({
        key: keyOf(renewal),
        license_id: renewal.id,
        days: renewal.days,
        grant_ends_at: renewal.renewsAt,
      }));
      const claimed = await claimReminders(trx, rows, now());
      const mine = due.filter((renewal) => claimed.has(keyOf(renewal)));
      if (mine.length > 0) for (const person of people) await tell(trx, person, mine);
    });

  return {
    /** Tells everybody who is to be told now; cron calls it on every node. */
    async work(): Promise<void> {
      for (const accountId of await findAccountsWithRenewals(pool(strapi), now())) await remind(accountId);
    },
  };
};
