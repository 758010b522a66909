import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { startOidc } from '../../../contracts/oidc';
import { isSecure, startPanelSession } from '../doors/panel-session';
import { mayOpen } from '../public/may-open';
import { localeOf, servePage } from '../public/page';
import { refusedPage } from '../public/sign-in-pages';
import { OIDC_PATIENCE } from '../services/oidc';
import { getService } from '../utils/get-service';
import { body } from '../utils/http';
import { panelPath, serverPath } from '../utils/paths';
import { publicPath } from '../utils/public-url';

/** Ties a sign-in to the browser that began it. */
const COOKIE = 'msp_oidc';

/** Signing in with the host's OpenID provider. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const limits = () => getService(strapi, 'rate-limits');
  const cookieOptions = (ctx: Context) => ({
    path: serverPath(strapi, publicPath(strapi, 'oidc')),
    httpOnly: true,
    // Compared with what the database holds
    signed: false,
    sameSite: 'lax' as const,
    secure: isSecure(strapi, ctx),
    overwrite: true,
  });

  return {
    async start(ctx: Context) {
      const input = body(ctx, startOidc.body);
      await limits().consume('public.address', ctx.request.ip);
      if (input.token) await limits().consume('invite.token', input.token);
      try {
        const { url, browser } = await getService(strapi, 'oidc').start(input);
        ctx.cookies.set(COOKIE, browser, { ...cookieOptions(ctx), maxAge: OIDC_PATIENCE });
        return { data: { url } };
      } catch (error) {
        if (error instanceof errors.ApplicationError) throw error;
        strapi.log.error(`msp: the OpenID provider can't be reached: ${(error as Error).message}`);
        return ctx.serviceUnavailable('The OpenID provider does not answer', { code: 'provider' });
      }
    },

    async callback(ctx: Context) {
      if (!(await mayOpen(strapi, ctx))) return;
      ctx.set('Cache-Control', 'no-store');
      const userId = await getService(strapi, 'oidc').finish(ctx, ctx.cookies.get(COOKIE, { signed: false }));
      ctx.cookies.set(COOKIE, null, cookieOptions(ctx));
      if (userId === null) {
        servePage(strapi, ctx, refusedPage(localeOf(ctx)));
        ctx.status = 403;
        return;
      }
      await startPanelSession(strapi, ctx, userId);
      ctx.redirect(panelPath(strapi, '/plugins/msp'));
    },
  };
};
