import type { Core } from '@strapi/types';
import { errors, policy } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';
import { capability, documentId } from '../../../contracts/common';
import { mayHold } from '../access/decide';
import { getService } from '../utils/get-service';
import { forbidden } from '../utils/forbidden';
import { invalid } from '../utils/parse';

const canConfig = z.strictObject({
  capability,
  /** Where the id of the target stands, if the right is asked on one: its documentId in the path unless `in` says more. */
  target: z
    .strictObject({
      kind: z.enum(['partner', 'customer']),
      in: z.enum(['params', 'query', 'body']).default('params'),
      param: z.string(),
    })
    .optional(),
});

export type CanConfig = z.input<typeof canConfig>;
type Place = Omit<NonNullable<CanConfig['target']>, 'kind'>;

/** What stands where a route looks for its target, whatever it is. */
export const askedFor = (ctx: Context, { in: from = 'params', param }: Place): unknown => {
  const { body } = ctx.request as { body?: unknown };
  const values = { params: ctx.params, query: ctx.query, body: typeof body === 'object' ? body : null }[from];
  return (values as Record<string, unknown> | null)?.[param];
};

const targetId = (ctx: Context, target: Place): string => {
  const { data, error } = documentId.safeParse(askedFor(ctx, target));
  if (!error) return data;
  const { in: from, param } = target;
  if (from === 'params') throw new errors.NotFoundError();
  throw invalid({ path: [param], message: 'is not a document id' });
};

/**
 * Lets a request through whose actor holds the capability: on the target where one is named, somewhere otherwise (the
 * query's scope then says where). Leaves the actor in `ctx.state.msp`.
 *
 * A host guards its own routes of the panel with it as the plugin does (docs/host-routes.md).
 *
 * @throws UnauthorizedError (401) without a sign-in, ValidationError (400) where query or body name no target,
 * ForbiddenError (403) and NotFoundError (404) as `access.require` does
 */
export default policy.createPolicy({
  name: 'plugin::msp.can',
  validator: (config: unknown) => void canConfig.parse(config),
  async handler(ctx: Context, input: CanConfig, { strapi }: { strapi: Core.Strapi }) {
    const config = canConfig.parse(input);
    // Left by the gate: should a later Strapi pass it by, nothing opens
    if (!ctx.state.signIn) throw new errors.UnauthorizedError('Sign in again');
    const access = getService(strapi, 'access');
    const asker = access.asker(ctx);
    const actor = await access.actor(asker);
    if (!mayHold(actor, config.capability)) throw forbidden('Your role does not allow this');
    if (config.target) {
      const { kind } = config.target;
      await access.require(actor, config.capability, { kind, documentId: targetId(ctx, config.target) });
    }
    ctx.state.msp = { asker, actor };
    return true;
  },
});
