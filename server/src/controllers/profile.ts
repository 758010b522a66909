import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  changeEmail,
  changePassword,
  endOwnSession,
  updateProfile,
  verifyEmail,
  verifyMobile,
} from '../../../contracts/my-profile';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

/** The signed-in person's own things: whose they are is never asked. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const profile = () => getService(strapi, 'my-profile');
  const credentials = () => getService(strapi, 'own-credentials');
  const sessions = () => getService(strapi, 'sessions');
  const userId = (ctx: Context) => askedBy(ctx).actor.userId;
  const current = (ctx: Context): string => ctx.state.signIn.family;

  return {
    async find(ctx: Context) {
      return { data: await profile().find(userId(ctx)) };
    },

    async update(ctx: Context) {
      return { data: await profile().update(askedBy(ctx).asker, body(ctx, updateProfile.body)) };
    },

    async sendMobileCode(ctx: Context) {
      return { data: await profile().sendMobileCode(askedBy(ctx).asker) };
    },

    async verifyMobile(ctx: Context) {
      const { code } = body(ctx, verifyMobile.body);
      return { data: await profile().verifyMobile(askedBy(ctx).asker, code) };
    },

    async requestEmail(ctx: Context) {
      return { data: await credentials().requestEmail(askedBy(ctx).asker, body(ctx, changeEmail.body)) };
    },

    async verifyEmail(ctx: Context) {
      await credentials().verifyEmail(askedBy(ctx).asker, body(ctx, verifyEmail.body).code);
      return { data: await profile().find(userId(ctx)) };
    },

    async changePassword(ctx: Context) {
      const asked = body(ctx, changePassword.body);
      return { data: { ended: await credentials().changePassword(askedBy(ctx).asker, current(ctx), asked) } };
    },

    async findSessions(ctx: Context) {
      return { data: await sessions().list(userId(ctx), current(ctx)) };
    },

    async endSession(ctx: Context) {
      const { documentId } = params(ctx, endOwnSession.params);
      return { data: { ended: await sessions().end(userId(ctx), documentId) } };
    },

    async endOtherSessions(ctx: Context) {
      return { data: { ended: await sessions().endAll(userId(ctx), current(ctx)) } };
    },
  };
};
