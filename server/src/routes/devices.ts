import { adminRoute } from '../utils/admin-route';

const target = { kind: 'customer', param: 'documentId' } as const;
const token = '/customers/:documentId/device-token';

/** Which token reports the devices of a customer. */
export default {
  type: 'admin',
  routes: [
    adminRoute('GET', '/customers/:documentId/device-reporting', 'device.find', {
      capability: 'customer.read',
      target,
    }),
    adminRoute('POST', token, 'device.create', { capability: 'customer.create', target }),
    adminRoute('POST', `${token}/rotate`, 'device.rotate', { capability: 'customer.create', target }),
    // Without a target: a suspended customer's is revoked, too
    adminRoute('DELETE', token, 'device.revoke', { capability: 'customer.create' }),
  ],
};
