import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  exportMembers,
  listMembers,
  MEMBER_EXPORT_COLUMNS,
  previewMember,
  setMemberState,
  updateMember,
} from '../../../contracts/members';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'member-updates');

  const setState = (verb: 'deactivate' | 'reactivate') => async (ctx: Context) => {
    const { documentId } = params(ctx, setMemberState.params);
    body(ctx, setMemberState.body);
    return { data: await service()[verb](askedBy(ctx).asker, documentId) };
  };

  return {
    find: (ctx: Context) => getService(strapi, 'members').find(askedBy(ctx).actor, query(ctx, listMembers.query)),

    async export(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const batches = await getService(strapi, 'members').export(actor, asker, query(ctx, exportMembers.query));
      ctx.attachment('users.csv');
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf([...MEMBER_EXPORT_COLUMNS], batches);
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateMember.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateMember.body)) };
    },

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewMember.params);
      const { role } = body(ctx, previewMember.body);
      return { data: { effects: await service().preview(askedBy(ctx).actor, documentId, role) } };
    },

    deactivate: setState('deactivate'),
    reactivate: setState('reactivate'),
  };
};
