import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  listDelegableGroups,
  listDelegableUsers,
  previewMspDelegations,
  saveMspDelegations,
} from '../../../contracts/msp-delegations';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'msp-delegations');

  return {
    async findUsers(ctx: Context) {
      const { documentId } = params(ctx, listDelegableUsers.params);
      const { rows, pagination } = await service().findUsers(
        askedBy(ctx).actor,
        documentId,
        query(ctx, listDelegableUsers.query)
      );
      return { data: rows, meta: { pagination } };
    },

    async findGroups(ctx: Context) {
      const { documentId } = params(ctx, listDelegableGroups.params);
      const { rows, pagination } = await service().findGroups(
        askedBy(ctx).actor,
        documentId,
        query(ctx, listDelegableGroups.query)
      );
      return { data: rows, meta: { pagination } };
    },

    async save(ctx: Context) {
      const { documentId } = params(ctx, saveMspDelegations.params);
      return { data: await service().save(askedBy(ctx).asker, documentId, body(ctx, saveMspDelegations.body)) };
    },

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewMspDelegations.params);
      return { data: await service().preview(askedBy(ctx).actor, documentId, body(ctx, previewMspDelegations.body)) };
    },
  };
};
