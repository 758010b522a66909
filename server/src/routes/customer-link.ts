import { adminRoute } from '../utils/admin-route';

const customer = { kind: 'customer', param: 'documentId' } as const;

/** Asking a tenant whether it accepts its partner. */
export default [
  adminRoute('POST', '/customers/:documentId/link/resend', 'customer-link.resend', {
    capability: 'customer.update',
    target: customer,
  }),
  // Operators alone
  adminRoute('POST', '/customers/:documentId/link/reopen', 'customer-link.reopen', {
    capability: 'customer.update',
    target: customer,
  }),
];
