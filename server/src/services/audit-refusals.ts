import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { customerScope } from '../access/customer-scope';
import { askedFor, type CanConfig } from '../policies/can';
import { personName } from '../queries/people';
import { countRecentRefusals, REFUSALS_PER_MINUTE } from '../queries/recent-refusals';
import { pool, transaction } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/** As it was sent: a refusal needs no valid one. */
const askedId = (ctx: Context, target: Parameters<typeof askedFor>[1]): string => {
  const id = askedFor(ctx, target);
  return typeof id === 'string' ? id : '';
};

/** Refused attempts at a change, each in a transaction of its own. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** The customer that was asked for, if the person may know of it: the attempt then stands in the customer's log too. */
  const findCustomer = async (ctx: Context, target: CanConfig['target']) => {
    if (target?.kind !== 'customer') return null;
    const access = getService(strapi, 'access');
    try {
      const actor = await access.actor(access.asker(ctx));
      const [row] = await pool(strapi)({ c: T.customers })
        .where('c.document_id', askedId(ctx, target))
        .where(customerScope(pool(strapi), actor, 'customer.read', now()))
        .select({ id: 'c.id', documentId: 'c.document_id', name: 'c.name' });
      return row ?? null;
    } catch {
      // No member, or cut off: such a person knows of no customer
      return null;
    }
  };

  return {
    /**
     * Writes down that the request behind `ctx` was refused, into the log of the person's own account: what the person
     * may not see is named by the id that was asked for and nothing else.
     *
     * @param can the route's capability and target
     */
    async note(ctx: Context, can: CanConfig): Promise<void> {
      const { user } = ctx.state;
      const customer = await findCustomer(ctx, can.target);
      const { message } = (ctx.body as { error?: { message?: string } })?.error ?? {};
      await transaction(strapi, async (trx) => {
        const recent = await countRecentRefusals(trx, user.id, 'access.refuse', now());
        if (recent >= REFUSALS_PER_MINUTE) return;
        const home = await trx(T.members).where({ user_id: user.id }).first('partner_id');
        const homeId: number | null = home?.partner_id ?? null;
        const { _matchedRoute: path } = ctx as Context & { _matchedRoute?: string };
        const label = `${ctx.method} ${path ?? ctx.path}`;
        await getService(strapi, 'audit').appendAs(
          trx,
          {
            userId: user.id,
            userDocumentId: user.documentId ?? null,
            name: personName(user),
            homeId,
            address: ctx.request.ip,
            userAgent: ctx.get('user-agent'),
          },
          [
            {
              action: 'access.refuse',
              partnerId: homeId,
              customer,
              target: {
                type: 'request',
                documentId: askedId(ctx, can.target ?? { param: 'documentId' }),
                label,
              },
              after: {
                status: ctx.status,
                reason: message,
                capability: can.capability,
                ...(recent + 1 === REFUSALS_PER_MINUTE ? { moreNotRecorded: true } : {}),
              },
            },
          ]
        );
      });
    },
  };
};
