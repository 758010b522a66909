import type { Core } from '@strapi/types';
import { loadActor, type Actor } from '../access/actor';
import type { EndingGrant } from '../mail/templates';
import { findDeciders, type Decider } from '../queries/deciders';
import { grantRows, toDelegation, type GrantRow } from '../queries/delegation-rows';
import { claimReminders } from '../queries/reminders';
import { findAccountsToRemind, findDueGrants, type DueGrant } from '../queries/ending-grants';
import { chunks } from '../utils/chunks';
import { lockRow, pool, toDate, transaction, type Sql } from '../utils/db';
import { unlessCutOff } from '../utils/cut-off';
import { getService } from '../utils/get-service';
import { panelUrl } from '../utils/panel-url';
import { T } from '../utils/tables';

const DAY = 24 * 60 * 60_000;
/** A mail names so many grants and counts the rest. */
const NAMED = 50;
/** A grant's reminders are told apart by its end, so that a renewed one is reminded of again. */
const keyOf = ({ id, days, endsAt }: DueGrant) => `${id}:${days}:${toDate(endsAt).getTime()}`;

/** Who can renew a grant hears of its end 30, 7 and 1 days ahead: one mail, whatever the number of grants. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Those of the grants that are not anybody else's yet: of two nodes at once, one tells. */
  const claim = async (trx: Sql, due: DueGrant[]): Promise<number[]> => {
    const rows = due.map((grant) => ({
      key: keyOf(grant),
      delegation_id: grant.id,
      days: grant.days,
      grant_ends_at: toDate(grant.endsAt),
    }));
    const claimed = await claimReminders(trx, rows, now());
    return due.flatMap((grant) => (claimed.has(keyOf(grant)) ? [grant.id] : []));
  };

  /** What of it the person can renew, as the access rules say. */
  const renewable = async (trx: Sql, actor: Actor, ids: number[]): Promise<EndingGrant[]> => {
    const context = { actor, now: now() };
    const found = new Map<number, GrantRow>();
    for (const chunk of chunks(ids)) {
      const rows: GrantRow[] = await grantRows(trx.queryBuilder(), trx, context).whereIn('d.id', chunk);
      for (const row of rows) found.set(row.id, row);
    }
    return ids.flatMap((id) => {
      const row = found.get(id);
      if (!row) return [];
      const { grantee, target, role, customRole, period, canRenew } = toDelegation(row, context);
      const named = { grantee: grantee.name, target: target.name, role: role ?? { name: customRole ?? '' } };
      return canRenew ? [{ ...named, endsAt: toDate(row.endsAt), timeZone: period.timeZone }] : [];
    });
  };

  const tell = async (trx: Sql, person: Decider, ids: number[]): Promise<void> => {
    const actor = await unlessCutOff(loadActor(trx, person, false));
    const grants = actor ? await renewable(trx, actor, ids) : [];
    if (grants.length === 0) return;
    await getService(strapi, 'outbox').enqueue(trx, {
      to: person.email,
      language: person.language,
      template: 'grants-ending',
      data: {
        grants: grants.slice(0, NAMED),
        more: Math.max(0, grants.length - NAMED),
        url: panelUrl(strapi, 'delegations'),
      },
    });
  };

  const remind = (accountId: number): Promise<void> =>
    transaction(strapi, async (trx) => {
      await lockRow(trx, T.partners, accountId);
      const people = await findDeciders(trx, accountId);
      if (people.length === 0) return;
      const claimed = await claim(trx, await findDueGrants(trx, accountId, now()));
      if (claimed.length === 0) return;
      for (const person of people) await tell(trx, person, claimed);
    });

  return {
    /** Tells everybody who is to be told now; cron calls it on every node. */
    async work(): Promise<void> {
      for (const accountId of await findAccountsToRemind(pool(strapi), now())) await remind(accountId);
      await pool(strapi)(T.reminders)
        .where('grant_ends_at', '<=', new Date(now().getTime() - DAY))
        .delete();
    },
  };
};
