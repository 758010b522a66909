import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { getService } from '../utils/get-service';
import { sayWhenAgain } from '../utils/public-route';
import { ownerOf } from './doors';

interface Authentication {
  authenticate(ctx: Context, next: Next): Promise<unknown>;
}

const isReport = (ctx: Context): boolean => ownerOf(ctx) === 'msp' && ctx.state.route.handler === 'device.report';

const refused = () => new errors.UnauthorizedError('Missing or invalid credentials');

/** Every token that reports for nobody is answered alike: expired, deleted, of another kind, or not bound. */
const reportAs = async (ctx: Context, authenticated: () => Promise<unknown>): Promise<unknown> => {
  let answer: unknown;
  try {
    answer = await authenticated();
  } catch (error) {
    if (error instanceof errors.UnauthorizedError || error instanceof errors.ForbiddenError) throw refused();
    throw error;
  }
  if (ctx.status === 401 || ctx.status === 403) throw refused();
  return answer;
};

/** Stands around Strapi's authentication of the one route that takes device reports, as the gate does; in `register`. */
export const guardDeviceReports = (strapi: Core.Strapi): void => {
  const authentication = strapi.get('auth') as Authentication;
  const authenticate = authentication.authenticate.bind(authentication);
  authentication.authenticate = async (ctx, next) => {
    if (!isReport(ctx)) return authenticate(ctx, next);
    await sayWhenAgain(ctx, async () => {
      const limits = getService(strapi, 'rate-limits');
      await limits.consume('device.address', ctx.request.ip);
      // As Strapi reads it: neither spaces nor the case of `Bearer` make another of it
      await limits.consume('device.token', ctx.get('authorization').trim().split(/\s+/).at(-1)!);
    });
    return reportAs(ctx, () => authenticate(ctx, next));
  };
};

/** A token that is gone, be it deleted in Strapi's settings, leaves no number behind that another one might get. */
export const followDeviceTokens = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: ['admin::api-token'],
    async afterDelete({ result }) {
      const { id } = (result ?? {}) as { id?: number };
      if (id === undefined) return;
      const data = { tokenId: null, tokenSince: null };
      await strapi.db.query('plugin::msp.device-reporting').updateMany({ where: { tokenId: id }, data });
    },
  });
};
