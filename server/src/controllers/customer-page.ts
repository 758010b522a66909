import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { askForAccessModel, withdrawAccessModel } from '../../../contracts/access-models';
import { answerOwnLink, openCustomer, signInCustomer } from '../../../contracts/public-customer';
import type { CustomerAccount } from '../services/customer-page';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { body } from '../utils/http';
import { serverPath } from '../utils/paths';
import { publicPath, publicUrl } from '../utils/public-url';

const COOKIE = 'msp_customer';

/**
 * The cookie comes with the page's own requests alone (`SameSite=Strict`), and a form of another site can't send JSON.
 * Browsers say besides where a request comes from; a neighbouring subdomain is another site's too.
 */
const refuseOtherSites = (ctx: Context) => {
  const site = ctx.get('sec-fetch-site');
  if ((site && site !== 'same-origin') || !ctx.is('json')) throw forbidden('Only the page itself asks this');
};

/** What is done on the public customer page by who is signed in there (settled reading 8). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const sessions = () => getService(strapi, 'customer-sessions');
  const page = () => getService(strapi, 'customer-page');
  const requests = () => getService(strapi, 'access-model-requests');
  const tokenOf = (ctx: Context) => ctx.cookies.get(COOKIE, { signed: false });
  const from = (ctx: Context) => ({ address: ctx.request.ip, userAgent: ctx.get('user-agent') });

  const setCookie = (ctx: Context, token: string | null, expires?: Date) => {
    const secure = ctx.request.secure || publicUrl(strapi, '').startsWith('https:');
    // Behind a proxy that ends TLS, Koa would refuse a secure cookie
    ctx.cookies.secure = secure;
    ctx.cookies.set(COOKIE, token, {
      path: serverPath(strapi, publicPath(strapi, 'customer')),
      httpOnly: true,
      // Only its hash is known here
      signed: false,
      sameSite: 'strict',
      secure,
      overwrite: true,
      expires,
    });
  };

  /** Before anything is looked up. */
  const enter = async (ctx: Context) => {
    refuseOtherSites(ctx);
    await getService(strapi, 'rate-limits').consume('public.address', ctx.request.ip);
  };

  /** @throws UnauthorizedError (401) */
  const signedIn = async (ctx: Context): Promise<CustomerAccount> => {
    const account = await sessions().accountOf(tokenOf(ctx));
    if (!account) throw new errors.UnauthorizedError('Sign in again', { code: 'signed-out' });
    return account;
  };

  return {
    async signIn(ctx: Context) {
      const asked = body(ctx, signInCustomer.body);
      await enter(ctx);
      const { token, expiresAt } = await sessions().signIn(asked, from(ctx));
      await sessions().end(tokenOf(ctx), from(ctx));
      setCookie(ctx, token, expiresAt);
      const account = await sessions().accountOf(token);
      return { data: account && (await page().open(account)) };
    },

    async signOut(ctx: Context) {
      body(ctx, openCustomer.body);
      await enter(ctx);
      await sessions().end(tokenOf(ctx), from(ctx));
      setCookie(ctx, null);
      return { data: null };
    },

    async open(ctx: Context) {
      body(ctx, openCustomer.body);
      await enter(ctx);
      const account = await sessions().accountOf(tokenOf(ctx));
      return { data: account && (await page().open(account)) };
    },

    async answer(ctx: Context) {
      const { customer, accept } = body(ctx, answerOwnLink.body);
      await enter(ctx);
      return { data: await page().answer(await signedIn(ctx), customer, accept, from(ctx)) };
    },

    async askForModel(ctx: Context) {
      const asked = body(ctx, askForAccessModel.body);
      await enter(ctx);
      return { data: await requests().ask(await signedIn(ctx), asked, from(ctx)) };
    },

    async withdrawModel(ctx: Context) {
      const { customer } = body(ctx, withdrawAccessModel.body);
      await enter(ctx);
      return { data: await requests().withdraw(await signedIn(ctx), customer, from(ctx)) };
    },
  };
};
