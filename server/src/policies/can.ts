import type { Core } from '@strapi/types';
import { policy } from '@strapi/utils';
import type { Context } from 'koa';
import { CAPABILITIES, type Capability } from '../../../contracts/common';
import { mayHold } from '../access/decide';
import { getService } from '../utils/get-service';
import { forbidden } from '../utils/forbidden';

export interface CanConfig {
  capability: Capability;
  /** Where the id of the target stands, if the right is asked on one. */
  target?: { kind: 'partner' | 'customer'; param: string };
}

/**
 * Lets a request through whose actor holds the capability: on the target where one is named, somewhere otherwise (the
 * query's scope then says where). Leaves the actor in `ctx.state.msp`.
 *
 * @throws ForbiddenError (403), NotFoundError (404) as `access.require` does
 */
export default policy.createPolicy({
  name: 'plugin::msp.can',
  validator(config: unknown) {
    if (!CAPABILITIES.includes((config as CanConfig).capability)) throw new Error('Unknown capability');
  },
  async handler(ctx: Context, config: CanConfig, { strapi }: { strapi: Core.Strapi }) {
    const access = getService(strapi, 'access');
    const asker = access.asker(ctx);
    const actor = await access.actor(asker);
    if (!mayHold(actor, config.capability)) throw forbidden('Your role does not allow this');
    if (config.target) {
      const { kind, param } = config.target;
      await access.require(actor, config.capability, { kind, documentId: String(ctx.params[param]) });
    }
    ctx.state.msp = { asker, actor };
    return true;
  },
});
