import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { answerLink, openLink } from '../../../contracts/public-customer';
import { customerPage } from '../public/customer-page';
import { localeOf, servePage } from '../public/page';
import { getService } from '../utils/get-service';
import { body } from '../utils/http';

/** What the public customer page asks (settled reading 8). Every dead link is answered alike. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const answers = () => getService(strapi, 'customer-link-answers');
  const from = (ctx: Context) => ({ address: ctx.request.ip, userAgent: ctx.get('user-agent') });

  /** Before anything is looked up, and outside every transaction. */
  const limit = async (ctx: Context, token: string) => {
    const limits = getService(strapi, 'rate-limits');
    await limits.consume('public.address', ctx.request.ip);
    await limits.consume('invite.token', token);
  };

  return {
    page(ctx: Context) {
      servePage(strapi, ctx, customerPage(localeOf(ctx), getService(strapi, 'customer-sessions').isAvailable()));
    },

    async openLink(ctx: Context) {
      const { token } = body(ctx, openLink.body);
      await limit(ctx, token);
      return { data: await answers().open(token) };
    },

    async answerLink(ctx: Context) {
      const { token, accept } = body(ctx, answerLink.body);
      await limit(ctx, token);
      return { data: await answers().answer(token, accept, from(ctx)) };
    },
  };
};
