import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import type { CanConfig } from '../policies/can';
import { getService } from '../utils/get-service';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const REFUSED = new Set([403, 404]);

type Policies = (string | { name: string; config?: unknown })[];

/** What `plugin::msp.can` asks on the route that was matched, the plugin's own or a host's. */
const canOf = (ctx: Context): CanConfig | undefined => {
  const policies: Policies = ctx.state.route?.config?.policies ?? [];
  const found = policies.find((policy) => typeof policy === 'object' && policy.name === 'plugin::msp.can');
  return typeof found === 'object' ? (found.config as CanConfig) : undefined;
};

/**
 * Has every refused attempt at a change written down. It stands around everything else, because policies refuse before a
 * route's own middlewares run; the answer is what it was, whatever happens here.
 */
export const auditRefusals =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (READS.has(ctx.method) || !REFUSED.has(ctx.status) || !ctx.state.user) return;
    const can = canOf(ctx);
    if (!can) return;
    try {
      await getService(strapi, 'audit-refusals').note(ctx, can);
    } catch (error) {
      strapi.log.error(`msp: a refusal was not written to the audit log: ${(error as Error).message}`);
    }
  };
