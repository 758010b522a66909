import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  explainAccess,
  exportCustomerReview,
  exportMemberReview,
  reviewCustomer,
  reviewMember,
  type AccessChain,
  type ReachedTarget,
  type ReachingPerson,
} from '../../../contracts/access';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, params, query } from '../utils/http';

const MEMBER_COLUMNS = ['kind', 'name', 'documentId', 'type', 'via', 'until', 'capabilities'];
const CUSTOMER_COLUMNS = ['name', 'partner', 'role', 'via', 'until', 'capabilities'];

/** A chain in one line of a file: what it leads through, and as what. */
const toText = ({ links }: AccessChain) =>
  links
    .map((link) => {
      if (link.type === 'operator') return 'operator';
      if (link.type === 'role') return `${link.role} of ${link.partner}`;
      if (link.type === 'group') return `${link.type} ${link.group} (${link.customRole}): ${link.name}`;
      const role = 'role' in link && link.role ? ` as ${link.role}` : '';
      return `${link.type} ${link.type === 'assignment' ? link.partner : link.name}${role}`;
    })
    .join(' > ');

async function* lines(batches: AsyncIterable<(ReachedTarget | ReachingPerson)[]>) {
  for await (const batch of batches) {
    yield batch.map(({ chains, capabilities, until, ...row }) => ({
      ...row,
      via: chains.map(toText).join('; '),
      until: until ?? '',
      capabilities: capabilities.join(' '),
    }));
  }
}

const answerFile = (ctx: Context, columns: string[], batches: AsyncIterable<(ReachedTarget | ReachingPerson)[]>) => {
  ctx.attachment('access-review.csv');
  ctx.type = 'text/csv; charset=utf-8';
  return csvOf(columns, lines(batches));
};

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async explain(ctx: Context) {
    const { capability, member, ...target } = query(ctx, explainAccess.query);
    return { data: await getService(strapi, 'access').explain(askedBy(ctx).actor, capability, target, { member }) };
  },

  async reviewMember(ctx: Context) {
    const { documentId } = params(ctx, reviewMember.params);
    return getService(strapi, 'access-review').member(askedBy(ctx).actor, documentId, query(ctx, reviewMember.query));
  },

  async reviewCustomer(ctx: Context) {
    const { documentId } = params(ctx, reviewCustomer.params);
    const asked = query(ctx, reviewCustomer.query);
    return getService(strapi, 'access-review').customer(askedBy(ctx).actor, documentId, asked);
  },

  async exportMember(ctx: Context) {
    const { actor, asker } = askedBy(ctx);
    const { documentId } = params(ctx, exportMemberReview.params);
    const filter = query(ctx, exportMemberReview.query);
    const batches = await getService(strapi, 'access-review').exportMember(actor, asker, documentId, filter);
    return answerFile(ctx, MEMBER_COLUMNS, batches);
  },

  async exportCustomer(ctx: Context) {
    const { actor, asker } = askedBy(ctx);
    const { documentId } = params(ctx, exportCustomerReview.params);
    const filter = query(ctx, exportCustomerReview.query);
    const batches = await getService(strapi, 'access-review').exportCustomer(actor, asker, documentId, filter);
    return answerFile(ctx, CUSTOMER_COLUMNS, batches);
  },
});
