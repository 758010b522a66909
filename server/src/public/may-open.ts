import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../utils/get-service';
import { localeOf, servePage } from './page';
import { tooManyPage } from './sign-in-pages';

/**
 * Counts that an address opens a page. A browser that opens too many is shown a page that says so; whoever asks for JSON
 * gets that.
 *
 * @returns whether to go on
 * @throws RateLimitError (429) for whoever does not want HTML
 */
export const mayOpen = async (strapi: Core.Strapi, ctx: Context): Promise<boolean> => {
  try {
    await getService(strapi, 'rate-limits').consume('public.address', ctx.request.ip);
    return true;
  } catch (error) {
    if (!(error instanceof errors.RateLimitError) || ctx.accepts('json', 'html') !== 'html') throw error;
    servePage(strapi, ctx, tooManyPage(localeOf(ctx)));
    ctx.status = 429;
    ctx.set('Retry-After', String((error.details as { retryAfter: number }).retryAfter));
    return false;
  }
};
