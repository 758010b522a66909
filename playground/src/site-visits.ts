/**
 * The host's own routes in the panel, guarded by the partner center's policy: what a member may do with a customer there,
 * it may do here, and nothing else (docs/host-routes.md).
 */
const UID = 'api::site-visit.site-visit';

const guarded = (can) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: ['plugin::msp.access'] } },
    { name: 'plugin::msp.can', config: can },
  ],
});

const toAnswer = ({ documentId, customer, visitedOn, note }) => ({ documentId, customer, visitedOn, note });

export const siteVisitRoutes = ({ strapi }) => [
  {
    // Every visit to the customers that the caller sees: no target, so the query itself is joined with what is visible.
    method: 'GET',
    path: '/site-visits',
    info: { apiName: 'site-visit' },
    config: guarded({ capability: 'customer.read' }),
    handler: async (ctx) => {
      const { actor } = ctx.state.msp;
      const sql = strapi.db.connection;
      const visible = strapi.plugin('msp').service('access').visible(actor, 'customer', 'customer.read');
      const customers = sql('msp_customers').whereIn('id', visible).select('document_id');
      const rows = await sql('site_visits')
        .whereIn('customer', customers)
        .orderBy([{ column: 'visited_on', order: 'desc' }, 'id'])
        .limit(100)
        .select({ documentId: 'document_id', customer: 'customer', visitedOn: 'visited_on', note: 'note' });
      ctx.body = { data: rows };
    },
  },
  {
    method: 'GET',
    path: '/site-visits/:customer',
    info: { apiName: 'site-visit' },
    config: guarded({ capability: 'customer.read', target: { kind: 'customer', param: 'customer' } }),
    handler: async (ctx) => {
      const { customer } = ctx.params;
      const visits = await strapi
        .documents(UID)
        .findMany({ filters: { customer }, sort: 'visitedOn:desc', limit: 100 });
      ctx.body = { data: visits.map(toAnswer) };
    },
  },
  {
    method: 'POST',
    path: '/site-visits',
    info: { apiName: 'site-visit' },
    config: guarded({ capability: 'customer.update', target: { kind: 'customer', in: 'body', param: 'customer' } }),
    handler: async (ctx) => {
      const { customer, visitedOn, note } = ctx.request.body;
      const visit = await strapi.documents(UID).create({ data: { customer, visitedOn, note } });
      ctx.body = { data: toAnswer(visit) };
    },
  },
];
