import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { Capability } from '../../../contracts/common';
import { OPERATE } from '../actions';
import { loadActor, type Actor, type SignedIn } from '../access/actor';
import { requireCustomer, requirePartner } from '../access/decide';
import { pool, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';

/** Who asks, as a request carries it; enough to load the actor again inside a transaction. */
export interface Asker {
  user: SignedIn;
  operates: boolean;
  /** Remote address, for the audit entry. */
  address: string;
}

/** Answers who may do what: everything that needs a right asks here (DESIGN, "One idea"). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  return {
    /** The signed-in user behind a request. Call it behind `admin::isAuthenticatedAdmin` only. */
    asker: (ctx: Context): Asker => ({
      user: ctx.state.user,
      operates: ctx.state.userAbility.can(OPERATE),
      address: ctx.request.ip,
    }),

    /**
     * @param sql the transaction where there is one, so that a right that ended meanwhile no longer counts
     * @throws ForbiddenError (403) for somebody who is no member or whose partner is cut off
     */
    actor: (asker: Asker, sql: Sql = pool(strapi)): Promise<Actor> => loadActor(sql, asker.user, asker.operates),

    /**
     * @param target kind and documentId
     * @returns the target's row
     * @throws NotFoundError (404) or ForbiddenError (403)
     */
    require: (
      actor: Actor,
      capability: Capability,
      target: { kind: 'partner' | 'customer'; documentId: string },
      sql: Sql = pool(strapi)
    ) =>
      target.kind === 'partner'
        ? requirePartner(sql, actor, capability, target.documentId, now())
        : requireCustomer(sql, actor, capability, target.documentId, now()),
  };
};
