import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { Context } from 'koa';
import type { Explanation } from '../../../contracts/access';
import type { Capability } from '../../../contracts/common';
import { OPERATE } from '../actions';
import { loadActor, type Actor, type SignedIn } from '../access/actor';
import { requireCustomer, requirePartner, type CustomerRow, type PartnerRow } from '../access/decide';
import { explain } from '../access/explain';
import { withOverlay, type Overlay } from '../access/grants';
import { customerScope } from '../access/customer-scope';
import { partnerScope, type ScopeOptions } from '../access/scope';
import { pool, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/** Who asks, as a request carries it; enough to load the actor again inside a transaction. */
export interface Asker {
  user: SignedIn;
  operates: boolean;
  /** Remote address, for the audit entry. */
  address: string;
  /** The client's own name for itself, for the audit entry. */
  userAgent: string;
}

export interface Target {
  kind: 'partner' | 'customer';
  documentId: string;
}

export interface VisibleOptions extends ScopeOptions {
  sql?: Sql;
  overlay?: Overlay;
  now?: Date;
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
      userAgent: ctx.request.get('user-agent'),
    }),

    /**
     * @param sql the transaction where there is one, so that a right that ended meanwhile no longer counts
     * @throws ForbiddenError (403) for somebody who is no member or whose partner is cut off
     */
    actor: (asker: Asker, sql: Sql = pool(strapi)): Promise<Actor> => loadActor(sql, asker.user, asker.operates),

    /**
     * @param target kind and documentId
     * @param sql the transaction where there is one
     * @param options `overlay`: a proposed change to judge by, not written; `ignoreSuspension`: where a right is taken
     * away, which no brake blocks
     * @returns the target's row
     * @throws NotFoundError (404) or ForbiddenError (403)
     */
    require: (
      actor: Actor,
      capability: Capability,
      { kind, documentId }: Target,
      sql: Sql = pool(strapi),
      { overlay, ignoreSuspension }: ScopeOptions & { overlay?: Overlay } = {}
    ): Promise<PartnerRow | CustomerRow> => {
      const proposed = withOverlay(actor, overlay);
      return kind === 'partner'
        ? requirePartner(sql, proposed, capability, documentId, now())
        : requireCustomer(sql, proposed, capability, documentId, now(), { ignoreSuspension });
    },

    /**
     * Why somebody may, or may not, do this there.
     *
     * @param options `member`: documentId of the member it is about, the actor otherwise; `sql`, `now`: as for `visible`
     * @returns the chains of grants, or what is missing and who could give it
     * @throws NotFoundError (404) for a target or member that the actor does not see, ForbiddenError (403) where it does
     * not see what is delegated to that account
     */
    explain: (
      actor: Actor,
      capability: Capability,
      target: Target,
      { member, sql = pool(strapi), now: at = now() }: { member?: string; sql?: Sql; now?: Date } = {}
    ): Promise<Explanation> => explain(sql, { actor, capability, target, member, now: at }),

    /**
     * On which partners or customers the actor holds a capability (DESIGN, "One idea").
     *
     * @param options `sql`, `overlay` and `ignoreSuspension` as for `require`; `now`: the instant to judge by
     * @returns a query that selects `id`, to be joined into another
     */
    visible(
      actor: Actor,
      kind: Target['kind'],
      capability: Capability,
      { sql = pool(strapi), overlay, now: at = now(), ignoreSuspension }: VisibleOptions = {}
    ): Knex.QueryBuilder {
      const proposed = withOverlay(actor, overlay);
      return kind === 'partner'
        ? sql({ p: T.partners })
            .select('p.id')
            .where(partnerScope(sql, proposed, capability, at))
        : sql({ c: T.customers })
            .select('c.id')
            .where(customerScope(sql, proposed, capability, at, { ignoreSuspension }));
    },
  };
};
