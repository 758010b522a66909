import { adminRoute } from '../utils/admin-route';

/** Integrations and their shares: the service finds out on which partner, and on which customers, the right is asked. */
export default [
  adminRoute('GET', '/integrations', 'integration.find', { capability: 'integration.read' }),
  adminRoute('POST', '/integrations', 'integration.create', { capability: 'integration.manage' }),
  adminRoute('GET', '/integrations/export', 'integration.export', { capability: 'integration.read' }),
  adminRoute('GET', '/integrations/types', 'integration.findTypes', { capability: 'integration.read' }),
  adminRoute('GET', '/integrations/:documentId', 'integration.findOne', { capability: 'integration.read' }),
  adminRoute('PUT', '/integrations/:documentId', 'integration.update', { capability: 'integration.manage' }),
  adminRoute('DELETE', '/integrations/:documentId', 'integration.delete', { capability: 'integration.manage' }),
  adminRoute('GET', '/integrations/:documentId/deletion', 'integration.previewDeletion', {
    capability: 'integration.manage',
  }),
  adminRoute('PUT', '/integrations/:documentId/secrets/:name', 'integration.rotateSecret', {
    capability: 'integration.manage',
  }),
  adminRoute('POST', '/integrations/:documentId/pause', 'integration.pause', { capability: 'integration.manage' }),
  adminRoute('POST', '/integrations/:documentId/resume', 'integration.resume', { capability: 'integration.manage' }),
  adminRoute('GET', '/integrations/:documentId/shares', 'integration.findShares', { capability: 'integration.read' }),
  adminRoute('GET', '/integrations/:documentId/customers', 'integration.findShareable', {
    capability: 'integration.share',
  }),
  adminRoute('POST', '/integrations/:documentId/shares', 'integration.share', { capability: 'integration.share' }),
  adminRoute('POST', '/integration-shares/revoke', 'integration.revoke', { capability: 'integration.share' }),
  adminRoute('GET', '/customers/:documentId/integrations', 'integration.findOfCustomer', {
    capability: 'integration.read',
    target: { kind: 'customer', param: 'documentId' },
  }),
];
