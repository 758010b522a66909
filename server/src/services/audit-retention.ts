import type { Core } from '@strapi/types';
import { openChain } from '../audit/chain';
import { statementOf } from '../audit/record';
import type { Config } from '../config';
import { pool, toDate, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import { SYSTEM } from './audit';

const DAY = 24 * 60 * 60 * 1_000;
/** A chain is cleared once a day, whichever node comes first. */
const CLAIMED_FOR = DAY / 2;
/** Entries that one transaction removes. */
const AT_ONCE = 5_000;

/** Removes entries older than the configured retention from the front of their chains. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const claim = async (id: number): Promise<boolean> => {
    const at = now();
    const claimed = await pool(strapi)(T.auditHeads)
      .where({ id })
      .where((free) => free.whereNull('cleared_at').orWhere('cleared_at', '<', new Date(at.getTime() - CLAIMED_FOR)))
      .update({ cleared_at: at });
    return claimed === 1;
  };

  /** Removes what is too old among the first entries, and signs where the chain now begins. */
  const clearFront = async (trx: Sql, root: string, before: Date): Promise<number> => {
    const { id, chain } = await openChain(trx, root);
    const front = await trx(T.auditEntries)
      .where({ chain })
      .orderBy('sequence')
      .limit(AT_ONCE)
      .select('sequence', 'hash', 'at');
    // From the front without a gap: a clock that went back leaves what stands behind a younger entry
    const young = front.findIndex(({ at }) => toDate(at) >= before);
    const old = young < 0 ? front : front.slice(0, young);
    const last = old.at(-1);
    if (!last) return 0;
    const signature = getService(strapi, 'audit-keys').sign(statementOf.checkpoint(chain, last.sequence, last.hash));
    await trx(T.auditHeads)
      .where({ id })
      .update({ checkpoint_sequence: last.sequence, checkpoint_hash: last.hash, checkpoint_signature: signature });
    await trx(T.auditEntries).where({ chain }).where('sequence', '<=', last.sequence).delete();
    return old.length;
  };

  const clearChain = async (root: string, before: Date) => {
    let cleared = 0;
    for (let count = AT_ONCE; count === AT_ONCE; cleared += count) {
      count = await transaction(strapi, (trx) => clearFront(trx, root, before));
    }
    if (cleared === 0) return;
    await transaction(strapi, async (trx) => {
      const partner = await trx(T.partners).where({ document_id: root }).first('id');
      await getService(strapi, 'audit').appendAs(trx, SYSTEM, [
        {
          action: 'audit-log.clear',
          partnerId: partner?.id ?? null,
          target: { type: 'audit-log', documentId: '', label: '' },
          after: { cleared, before },
        },
      ]);
    });
  };

  return {
    /** Clears every chain that no node has cleared today. Does nothing where the retention is `null`: entries stay. */
    async work(): Promise<void> {
      const days = strapi.plugin('msp').config<Config['auditRetentionDays']>('auditRetentionDays');
      if (days === null) return;
      const before = new Date(now().getTime() - days * DAY);
      for (const { id, root } of await pool(strapi)(T.auditHeads).select('id', 'root')) {
        if (await claim(id)) await clearChain(root, before);
      }
    },
  };
};
