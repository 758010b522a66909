import { adminRoute } from '../utils/admin-route';

const partner = { kind: 'partner', param: 'documentId' } as const;

/** The tree of partners, adding to it, and what is done with one. */
export default [
  adminRoute('GET', '/partner-tree', 'partner-tree.findLevel', { capability: 'partner.read' }),
  adminRoute('GET', '/partner-tree/matches', 'partner-tree.search', { capability: 'partner.read' }),
  adminRoute('GET', '/partner-tree/totals', 'partner-tree.totals', { capability: 'partner.read' }),
  adminRoute('GET', '/partner-tree/export', 'partner-tree.export', { capability: 'partner.read' }),
  adminRoute('GET', '/partner-tree/:documentId', 'partner-tree.findOne', {
    capability: 'partner.read',
    target: partner,
  }),

  adminRoute('GET', '/places/countries', 'place.findCountries', { capability: 'partner.read' }),
  adminRoute('GET', '/places/states', 'place.findStates', { capability: 'partner.read' }),
  adminRoute('GET', '/places/cities', 'place.findCities', { capability: 'partner.read' }),

  adminRoute('GET', '/partners', 'partner.find', { capability: 'partner.read' }),
  // Below the own account unless the body says where
  adminRoute('POST', '/partners', 'onboarding.create', { capability: 'partner.create' }),
  adminRoute('POST', '/partners/check', 'onboarding.check', { capability: 'partner.create' }),
  // Each partner is judged by itself
  adminRoute('POST', '/partners/resend-activation', 'partner-lifecycle.resendActivation', {
    capability: 'partner.update',
  }),
  adminRoute('GET', '/partners/:documentId/cut-off', 'partner-lifecycle.previewDisable', {
    capability: 'partner.disable',
    target: partner,
  }),
  adminRoute('POST', '/partners/:documentId/disable', 'partner-lifecycle.disable', {
    capability: 'partner.disable',
    target: partner,
  }),
  adminRoute('POST', '/partners/:documentId/enable', 'partner-lifecycle.enable', {
    capability: 'partner.disable',
    target: partner,
  }),
  adminRoute('GET', '/partners/:documentId/move', 'partner-lifecycle.previewMove', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('POST', '/partners/:documentId/move', 'partner-lifecycle.move', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('GET', '/partners/:documentId', 'partner.findOne', { capability: 'partner.read', target: partner }),
  adminRoute('GET', '/partners/:documentId/details', 'partner.findDetails', {
    capability: 'partner.read',
    target: partner,
  }),
  adminRoute('PUT', '/partners/:documentId/details', 'partner.updateDetails', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('GET', '/partners/:documentId/contact', 'contact-replacement.find', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('POST', '/partners/:documentId/contact', 'contact-replacement.replace', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('PUT', '/partners/:documentId/logo', 'partner.updateLogo', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('DELETE', '/partners/:documentId/logo', 'partner.deleteLogo', {
    capability: 'partner.update',
    target: partner,
  }),
  adminRoute('GET', '/partners/:documentId/settings', 'partner.findSettings', {
    capability: 'partner.read',
    target: partner,
  }),
  adminRoute('PUT', '/partners/:documentId/settings', 'partner.updateSettings', {
    capability: 'delegation.manage',
    target: partner,
  }),
];
