import { adminRoute } from '../utils/admin-route';

const customer = { kind: 'customer', param: 'documentId' } as const;

/** What the tabs of a customer's page do. */
export default [
  adminRoute('PUT', '/customers/:documentId/delegations', 'customer-grant.grant', {
    capability: 'delegation.manage',
    target: customer,
  }),
  // On a suspended customer too: the service judges
  adminRoute('DELETE', '/customers/:documentId/delegations/:delegation', 'customer-grant.end', {
    capability: 'delegation.manage',
  }),
  adminRoute('GET', '/customers/:documentId/users/export', 'customer-user.export', {
    capability: 'customer-user.read',
    target: customer,
  }),
];
