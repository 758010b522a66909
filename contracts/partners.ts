import { z } from 'zod';
import { documentId, pageQuery, pagination, partnerType, search } from './common';

export const partner = z.object({ documentId, name: z.string(), type: partnerType });

/** GET /msp/partners: those the caller sees, by name. */
export const listPartners = {
  query: pageQuery.extend({ search, type: partnerType.optional() }),
  response: z.object({ data: z.array(partner), meta: z.object({ pagination }) }),
};

/** GET /msp/partners/:documentId */
export const getPartner = {
  params: z.object({ documentId }),
  response: z.object({ data: partner }),
};

/** The switch of TP-20: administrators of this partner may work on tenants delegated to it or to them. */
const settings = z.object({ administratorsMayWorkOnDelegated: z.boolean() });

/** GET /msp/partners/:documentId/settings */
export const getPartnerSettings = {
  params: z.object({ documentId }),
  response: z.object({ data: settings.extend({ canManage: z.boolean() }) }),
};

/** PUT /msp/partners/:documentId/settings: prime admins of that partner and operators. */
export const updatePartnerSettings = {
  params: z.object({ documentId }),
  body: settings.strict(),
  response: getPartnerSettings.response,
};

export type Partner = z.infer<typeof partner>;
export type ListPartnersQuery = z.infer<typeof listPartners.query>;
export type ListPartnersParams = z.input<typeof listPartners.query>;
export type ListPartnersResponse = z.infer<typeof listPartners.response>;
export type PartnerResponse = z.infer<typeof getPartner.response>;
export type PartnerSettings = z.infer<typeof settings>;
export type PartnerSettingsResponse = z.infer<typeof getPartnerSettings.response>;
