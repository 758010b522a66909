import { adminRoute } from '../utils/admin-route';

const partner = { kind: 'partner', param: 'documentId' } as const;
const customer = { kind: 'customer', param: 'documentId' } as const;

/** Products, licenses and who holds their seats. */
export default [
  adminRoute('GET', '/products', 'product.find', { capability: 'license.read' }),
  adminRoute('POST', '/products', 'product.create', { capability: 'license.manage' }),
  adminRoute('PUT', '/products/:documentId', 'product.update', { capability: 'license.manage' }),
  adminRoute('DELETE', '/products/:documentId', 'product.delete', { capability: 'license.manage' }),
  adminRoute('GET', '/licenses', 'license.find', { capability: 'license.read' }),
  adminRoute('POST', '/licenses', 'license.create', { capability: 'license.manage' }),
  adminRoute('PUT', '/licenses/:documentId', 'license.update', { capability: 'license.manage' }),
  adminRoute('DELETE', '/licenses/:documentId', 'license.delete', { capability: 'license.manage' }),
  adminRoute('GET', '/licenses/:documentId/holders', 'license.findHolders', { capability: 'license.read' }),
  adminRoute('PUT', '/licenses/:documentId/holders', 'license.saveHolders', { capability: 'license.assign' }),
  adminRoute('GET', '/customers/:documentId/licenses', 'license.findOfCustomer', {
    capability: 'license.read',
    target: customer,
  }),
  adminRoute('GET', '/partners/:documentId/licenses', 'license.findOfPartner', {
    capability: 'license.read',
    target: partner,
  }),
];
