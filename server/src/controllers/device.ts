import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  createDeviceToken,
  deviceReport,
  getDeviceReporting,
  revokeDeviceToken,
  rotateDeviceToken,
} from '../../../contracts/devices';
import type { Config } from '../config';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

/** Whom Strapi has found a request of the content API to be from. */
interface Bearer {
  strategy?: { name: string };
  credentials?: { id: number } | null;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'device-tokens');

  /** Kept by no cache: the one answer that holds the token. */
  const showOnce = (ctx: Context, data: { token: string }) => {
    ctx.set('Cache-Control', 'no-store');
    return { data };
  };

  return {
    async find(ctx: Context) {
      const { documentId } = params(ctx, getDeviceReporting.params);
      return { data: await service().find(askedBy(ctx).actor, documentId) };
    },

    async create(ctx: Context) {
      const { documentId } = params(ctx, createDeviceToken.params);
      body(ctx, createDeviceToken.body);
      const made = await service().create(askedBy(ctx).asker, documentId);
      ctx.status = 201;
      return showOnce(ctx, made);
    },

    async rotate(ctx: Context) {
      const { documentId } = params(ctx, rotateDeviceToken.params);
      body(ctx, rotateDeviceToken.body);
      return showOnce(ctx, await service().rotate(askedBy(ctx).asker, documentId));
    },

    async revoke(ctx: Context) {
      const { documentId } = params(ctx, revokeDeviceToken.params);
      await service().revoke(askedBy(ctx).asker, documentId);
      return { data: { documentId } };
    },

    /** Of an API token that is bound to a customer; a user's permission opens nothing. */
    async report(ctx: Context) {
      const { strategy, credentials } = (ctx.state.auth ?? {}) as Bearer;
      if (strategy?.name !== 'content-api-token' || !credentials) throw new errors.UnauthorizedError();
      const reports = getService(strapi, 'device-reports');
      await reports.assertBound(credentials.id);
      const states = strapi.plugin('msp').config<Config['transientDeviceStates']>('transientDeviceStates');
      return { data: await reports.take(credentials.id, body(ctx, deviceReport(states))) };
    },
  };
};
