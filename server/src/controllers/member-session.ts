import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { endMemberSession, endMemberSessions, listMemberSessions } from '../../../contracts/sessions';
import { getService } from '../utils/get-service';
import { askedBy, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'member-sessions');

  return {
    async find(ctx: Context) {
      const { documentId } = params(ctx, listMemberSessions.params);
      return { data: await service().find(askedBy(ctx).actor, documentId, ctx.state.signIn.family) };
    },

    async end(ctx: Context) {
      const { documentId, session } = params(ctx, endMemberSession.params);
      return { data: { ended: await service().end(askedBy(ctx).asker, documentId, session) } };
    },

    async endAll(ctx: Context) {
      const { documentId } = params(ctx, endMemberSessions.params);
      return { data: { ended: await service().end(askedBy(ctx).asker, documentId) } };
    },
  };
};
