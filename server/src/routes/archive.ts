import { ARCHIVES } from '../access/archive';
import { adminRoute } from '../utils/admin-route';

const can = { capability: ARCHIVES } as const;

/** The archive (EX-6). The services look for the target: suspended ones are archived too, and no scope finds archived ones. */
export default [
  adminRoute('GET', '/customers/:documentId/archive', 'archive.previewCustomer', can),
  adminRoute('POST', '/customers/:documentId/archive', 'archive.archiveCustomer', can),
  adminRoute('POST', '/customers/:documentId/restore', 'archive.restoreCustomer', can),
  adminRoute('POST', '/customers/:documentId/delete', 'archive.deleteCustomer', can),
];
