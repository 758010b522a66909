import { adminRoute } from '../utils/admin-route';

/** Import: what one imports says which right it takes, and each row where. */
export default [
  adminRoute('GET', '/imports', 'import.find', { capability: 'partner.read' }),
  adminRoute('POST', '/imports', 'import.upload', { capability: 'partner.read' }),
  adminRoute('GET', '/imports/template', 'import.template', { capability: 'partner.read' }),
  adminRoute('GET', '/imports/:documentId', 'import.findOne', { capability: 'partner.read' }),
  adminRoute('GET', '/imports/:documentId/report', 'import.report', { capability: 'partner.read' }),
  adminRoute('POST', '/imports/:documentId/start', 'import.start', { capability: 'partner.read' }),
  adminRoute('POST', '/imports/:documentId/cancel', 'import.cancel', { capability: 'partner.read' }),
];
