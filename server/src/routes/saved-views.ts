import { adminRoute } from '../utils/admin-route';

/** One's own, for everybody who opens the center. */
const can = { capability: 'partner.read' } as const;

export default [
  adminRoute('GET', '/saved-views', 'saved-view.find', can),
  adminRoute('POST', '/saved-views', 'saved-view.create', can),
  adminRoute('PUT', '/saved-views/:documentId', 'saved-view.update', can),
  adminRoute('DELETE', '/saved-views/:documentId', 'saved-view.delete', can),
];
