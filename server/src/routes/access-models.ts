import { adminRoute } from '../utils/admin-route';

const customer = { kind: 'customer', param: 'documentId' } as const;

/** The invite-guest model (AC-7): operators alone. */
export default [
  adminRoute('GET', '/access-model-requests', 'access-model.find', { capability: 'customer.read' }),
  adminRoute('POST', '/access-model-requests/:documentId/grant', 'access-model.grant', {
    capability: 'customer.read',
  }),
  adminRoute('POST', '/access-model-requests/:documentId/decline', 'access-model.decline', {
    capability: 'customer.read',
  }),
  adminRoute('GET', '/customers/:documentId/access-model', 'access-model.preview', {
    capability: 'customer.read',
    target: customer,
  }),
  adminRoute('PUT', '/customers/:documentId/access-model', 'access-model.set', {
    capability: 'customer.read',
    target: customer,
  }),
];
