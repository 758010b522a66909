import type { Core } from '@strapi/types';
import type { RenewalResult, RenewDelegationsBody, RenewDelegationsResponse } from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { hasEnded, lastsLonger } from '../access/period';
import { grantRows, renewalBlock, toDelegation, type GrantRow } from '../queries/delegation-rows';
import { lockRows, toDate, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { toInstants, type Instants } from '../utils/instants';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

interface Outcome {
  row: GrantRow | undefined;
  result: RenewalResult;
  /** Begins anew, with its whole period. */
  restarts: boolean;
}

const endOf = (row: GrantRow | undefined) => (!row || row.endsAt === null ? null : toDate(row.endsAt));

/** Grants get a later end, one or many at once. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const decide = (actor: Actor, row: GrantRow | undefined, restart: boolean, period: Instants): Outcome => {
    const ended = row !== undefined && hasEnded(row.endsAt, now());
    const result = (): RenewalResult => {
      if (!row) return 'gone';
      const block = renewalBlock(row, actor);
      if (block) return block;
      if (ended) return restart ? 'renewed' : 'ended';
      return lastsLonger(period.endsAt, endOf(row)) ? 'renewed' : 'unchanged';
    };
    return { row, result: result(), restarts: ended };
  };

  const write = async (trx: Sql, actor: Actor, period: Instants, outcomes: Outcome[]) => {
    const delegations = getService(strapi, 'delegations');
    for (const { row, result, restarts } of outcomes) {
      if (!row || result !== 'renewed') continue;
      if (restarts) await delegations.regrant(trx, [row.id], period, actor.userId);
      else await delegations.renew(trx, row.id, period, actor.userId);
    }
  };

  const toEntry = (actor: Actor, row: GrantRow, restarts: boolean, period: Instants): NewAuditEntry => {
    const { grantee, target, documentId } = toDelegation(row, { actor, now: now() });
    const before = { from: toDate(row.startsAt), until: endOf(row) };
    return {
      action: 'delegation.renew',
      partnerId: row.ownerId,
      customer:
        row.targetCustomerId === null
          ? null
          : { id: row.targetCustomerId, documentId: target.documentId, name: target.name },
      target: { type: 'delegation', documentId, label: `${grantee.name} → ${target.name}` },
      before,
      after: { from: restarts ? period.startsAt : before.from, until: period.endsAt },
    };
  };

  return {
    /**
     * Renews what can be renewed; nothing is shortened, and a grant that was revoked or has ended meanwhile is reported.
     *
     * @returns a result for each id, in the order in which they were named
     * @throws ValidationError (400) for a period in the past, ForbiddenError (403) where the asker is no member any more
     */
    renew: (
      asker: Asker,
      { ids, restart, accessPeriod }: RenewDelegationsBody
    ): Promise<RenewDelegationsResponse['data']> =>
      transaction(strapi, async (trx) => {
        const named = [...ids, ...restart];
        await lockRows(trx, T.delegations, 'document_id', named, 'key');
        const actor = await getService(strapi, 'access').actor(asker, trx);
        const period = toInstants(accessPeriod, now());
        const rows: GrantRow[] = await grantRows(trx.queryBuilder(), trx, { actor, now: now() })
          .whereIn('d.document_id', named)
          .where(grantScope(trx, actor, now()));
        const byId = new Map(rows.map((row) => [row.documentId, row]));

        const restarted = new Set(restart);
        const outcomes = named.map((id) => decide(actor, byId.get(id), restarted.has(id), period));
        await write(trx, actor, period, outcomes);
        const renewed = outcomes.filter(({ result }) => result === 'renewed');
        await getService(strapi, 'audit').append(
          trx,
          actor,
          asker,
          renewed.map(({ row, restarts }) => toEntry(actor, row!, restarts, period))
        );
        return {
          renewed: renewed.length,
          results: outcomes.map(({ row, result }, index) => ({
            documentId: named[index]!,
            result,
            until: (result === 'renewed' ? period.endsAt : endOf(row))?.toISOString() ?? null,
          })),
        };
      }),
  };
};
