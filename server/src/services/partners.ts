import type { Core } from '@strapi/types';
import type { ListPartnersQuery, Partner, PartnerSettings, PartnerSettingsResponse } from '../../../contracts/partners';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { findPartners } from '../queries/partners';
import { lockRow, pool, transaction } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { forbidden } from '../utils/forbidden';

/** Partners and what their prime admins decide for them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const target = (documentId: string) => ({ kind: 'partner', documentId }) as const;

  return {
    /** @returns a page of the partners that the actor sees, by name */
    async find(actor: Actor, { page, pageSize, search, type }: ListPartnersQuery) {
      const query = { actor, now: now(), search, type, offset: (page - 1) * pageSize, limit: pageSize };
      const { rows, total } = await findPartners(pool(strapi), query);
      return { rows, pagination: toPagination(page, pageSize, total) };
    },

    /** @throws NotFoundError (404) where the actor does not see the partner */
    async findOne(actor: Actor, documentId: string): Promise<Partner> {
      const target = { kind: 'partner', documentId } as const;
      const { name, type } = (await getService(strapi, 'access').require(actor, 'partner.read', target)) as PartnerRow;
      return { documentId, name, type };
    },

    /** @throws NotFoundError (404) where the actor does not see the partner */
    async findSettings(actor: Actor, documentId: string): Promise<PartnerSettingsResponse['data']> {
      const { id } = await getService(strapi, 'access').require(actor, 'partner.read', target(documentId));
      const row = await pool(strapi)(T.partners).where({ id }).first('administrators_may_work_on_delegated');
      const isOwnPrime = !actor.operator && actor.home.id === id && actor.role === 'prime-admin';
      return {
        administratorsMayWorkOnDelegated: Boolean(row?.administrators_may_work_on_delegated),
        canManage: actor.operator || isOwnPrime,
      };
    },

    /**
     * The switch of TP-20: the prime admins of the partner itself and operators decide it.
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    updateSettings: (
      asker: Asker,
      documentId: string,
      settings: PartnerSettings
    ): Promise<PartnerSettingsResponse['data']> =>
      transaction(strapi, async (trx) => {
        const access = getService(strapi, 'access');
        const { id } = await access.require(
          await access.actor(asker, trx),
          'delegation.manage',
          target(documentId),
          trx
        );
        await lockRow(trx, T.partners, id);
        const actor = await access.actor(asker, trx);
        await access.require(actor, 'delegation.manage', target(documentId), trx);
        if (!actor.operator && actor.home.id !== id) {
          throw forbidden('Only the prime admins of that partner decide this');
        }
        const before = await trx(T.partners).where({ id }).first('name', 'administrators_may_work_on_delegated');
        await documents(strapi, 'partner').update({ documentId, data: settings });
        await getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'partner.settings',
          partnerId: id,
          target: { type: 'partner', documentId, label: before.name },
          before: { administratorsMayWorkOnDelegated: Boolean(before.administrators_may_work_on_delegated) },
          after: settings,
        });
        return { ...settings, canManage: true };
      }),
  };
};
