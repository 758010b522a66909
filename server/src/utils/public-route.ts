import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/** Nothing of a public page or answer is kept by a cache or told to another site, be it an error. */
const keepToItself = (ctx: Context, next: Next) => {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  return next();
};

/** Says in a 429 when to come back. */
export const sayWhenAgain = async (ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    const { retryAfter } = ((error as Error & { details?: object }).details ?? {}) as { retryAfter?: number };
    if (error instanceof errors.RateLimitError && retryAfter) ctx.set('Retry-After', String(retryAfter));
    throw error;
  }
};

/** A route that anybody may call, without a sign-in. What it answers says nothing of whom or what there is. */
export const publicRoute = (method: 'GET' | 'POST', path: string, handler: string): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { auth: false, middlewares: [keepToItself, sayWhenAgain] as unknown as Core.MiddlewareHandler[] },
});
