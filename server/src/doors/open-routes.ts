import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
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

/** Core says so with nothing more special: too many attempts, faulty input and failures have errors of their own. */
const isRefusal = (error: unknown) =>
  error instanceof errors.ApplicationError &&
  error.name === 'ApplicationError' &&
  error.message !== 'Missing credentials';

const noteRefusal = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> => {
  try {
    return await next();
  } catch (error) {
    const { email } = body(ctx);
    if (typeof email === 'string' && isRefusal(error)) {
      await getService(strapi, 'sign-ins')
        .noteRefused({ email: email.toLowerCase() }, ctx, 'login')
        .catch(({ message }: Error) => strapi.log.error(`msp: a refused sign-in was not noted: ${message}`));
    }
    throw error;
  }
};
