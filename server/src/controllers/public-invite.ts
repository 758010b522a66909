import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { acceptInvite, answerInvite, openInvite } from '../../../contracts/public-invites';
import { getService } from '../utils/get-service';
import { body } from '../utils/http';

/** What the accept page asks. Every dead link is answered alike. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'invite-acceptance');
  const from = (ctx: Context) => ({ address: ctx.request.ip, userAgent: ctx.get('user-agent') });

  /** Before anything is looked up, and outside every transaction. */
  const limit = async (ctx: Context, token: string) => {
    const limits = getService(strapi, 'rate-limits');
    await limits.consume('public.address', ctx.request.ip);
    await limits.consume('invite.token', token);
  };

  return {
    async open(ctx: Context) {
      const { token } = body(ctx, openInvite.body);
      await limit(ctx, token);
      return { data: await service().open(token) };
    },

    async accept(ctx: Context) {
      const { token, ...person } = body(ctx, acceptInvite.body);
      await limit(ctx, token);
      return { data: await service().accept(token, person, from(ctx)) };
    },

    async answer(ctx: Context) {
      const answer = body(ctx, answerInvite.body);
      await limit(ctx, answer.token);
      const data = answer.accept
        ? await service().confirm(answer.token, answer.password, from(ctx))
        : await service().decline(answer.token, from(ctx));
      return { data };
    },
  };
};
