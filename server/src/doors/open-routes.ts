import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import { getService } from '../utils/get-service';
import { ownerOf, routeOf } from './doors';

const body = (ctx: Context) => ((ctx.request as { body?: unknown }).body ?? {}) as Record<string, unknown>;

const registrationToken: Readonly<Record<string, (ctx: Context) => unknown>> = {
  'GET /registration-info': ({ query }) => query.registrationToken,
  'POST /register': (ctx) => body(ctx).registrationToken,
};

/** Strapi's routes that need no sign-in: nobody registers into a member's account, and who tried a member's door is noted. */
export const passOpenRoute = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> => {
  if (ownerOf(ctx) !== 'admin') return next();
  const route = routeOf(ctx);
  const token = registrationToken[route]?.(ctx);
  if (typeof token === 'string') await getService(strapi, 'sign-ins').voidRegistration(token);
  return route === 'POST /login' ? noteRefusal(strapi, ctx, next) : next();
};

const noteRefusal = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> => {
  const { email } = body(ctx);
  const note = async () => {
    if (typeof email === 'string') await getService(strapi, 'sign-ins').noteRefused(email, ctx);
  };
  try {
    const answer = await next();
    if (ctx.status >= 400) await note();
    return answer;
  } catch (error) {
    await note();
    throw error;
  }
};
