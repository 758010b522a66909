import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { ActivationResult, CutOff } from '../../../contracts/partner-lifecycle';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { findContactInvite, findInvitable } from '../queries/activations';
import { findCutOff } from '../queries/cut-off';
import { findInviter } from '../queries/inviting';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** Cutting partners off, letting them work again, and reminding their contacts of the activation link. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  /** Direct children, and any for operators (settled reading 4): never the own partner, which is others' to disable. */
  const requireDisable = async (sql: Sql, actor: Actor, documentId: string): Promise<PartnerRow> => {
    const target = { kind: 'partner', documentId } as const;
    const row = (await access().require(actor, 'partner.disable', target, sql)) as PartnerRow;
    if (!actor.operator && row.id === actor.home.id) throw forbidden('Nobody disables their own partner');
    return row;
  };

  const set = (asker: Asker, documentId: string, disabled: boolean, reason: string) =>
    transaction(strapi, async (trx) => {
      const { id } = await requireDisable(trx, await access().actor(asker, trx), documentId);
      await lockRow(trx, T.partners, id);
      const actor = await access().actor(asker, trx);
      const { name } = await requireDisable(trx, actor, documentId);
      const before = await trx(T.partners).where({ id }).first('disabled');
      if (Boolean(before.disabled) === disabled) return { documentId, disabled };
      await documents(strapi, 'partner').update({ documentId, data: { disabled } });
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: disabled ? 'partner.disable' : 'partner.enable',
        partnerId: id,
        target: { type: 'partner', documentId, label: name },
        before: { disabled: !disabled },
        after: { disabled, ...(reason === '' ? {} : { reason }) },
      });
      return { documentId, disabled };
    });

  /** Judges one and sends its link anew, in a transaction of its own: what fails with one leaves the others sent. */
  const activate = (asker: Asker, documentId: string): Promise<ActivationResult> =>
    transaction(strapi, async (trx) => {
      const found = await findInvitable(trx, await access().actor(asker, trx), documentId, now());
      if (!found) return { documentId, name: null, result: 'unknown' };
      await lockRow(trx, T.partners, found.id);
      const actor = await access().actor(asker, trx);
      const partner = await findInvitable(trx, actor, documentId, now());
      if (!partner) return { documentId, name: null, result: 'unknown' };
      const say = (result: ActivationResult['result']) => ({ documentId, name: partner.name, result });
      if (!partner.manageable) return say(partner.direct ? 'forbidden' : 'indirect');
      const invite = await findContactInvite(trx, { actor, now: now() }, partner.id);
      if (invite === 'accepted') return say('active');
      if (!invite) return say('not-invited');
      const inviter = await findInviter(trx, partner.id);
      if (inviter.disabled) return say('disabled');
      const place = { inviter, customer: null };
      try {
        await getService(strapi, 'invite-sending').resend(trx, { actor, asker }, place, invite);
        return say('sent');
      } catch (error) {
        // Refused before anything is written
        if (error instanceof errors.RateLimitError) return say('quota');
        throw error;
      }
    });

  return {
    /**
     * @returns who would be cut off by disabling the partner, and what would stop, of what the actor reads
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but the parent's people and operators
     */
    async preview(actor: Actor, documentId: string): Promise<CutOff> {
      const { id } = await requireDisable(pool(strapi), actor, documentId);
      return findCutOff(pool(strapi), actor, id, now());
    },

    /**
     * Cuts off the members of the partner and of all below it, from their next request on. Nothing is deleted.
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    disable: (asker: Asker, documentId: string, reason: string) => set(asker, documentId, true, reason),

    /** Undoes it. @throws NotFoundError (404), ForbiddenError (403) */
    enable: (asker: Asker, documentId: string) => set(asker, documentId, false, ''),

    /**
     * Sends the activation links of partners pending verification anew (PA-24 to PA-27).
     *
     * @param ids documentIds, each judged by itself
     * @returns what became of each, in their order
     */
    async resendActivations(asker: Asker, ids: string[]): Promise<ActivationResult[]> {
      const results: ActivationResult[] = [];
      for (const documentId of ids) results.push(await activate(asker, documentId));
      return results;
    },
  };
};
