import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, techPartnerType } from './common';

/** The columns of the table, in their default order (TP-2 to TP-7). */
export const TECH_PARTNER_COLUMNS = [
  'name',
  'type',
  'mspAdminCount',
  'assignedCustomersCount',
  'accountAdminCount',
  'tenantId',
] as const;

export const techPartner = z.object({
  /** Tenant ID: the partner's documentId. */
  tenantId: documentId,
  name: z.string(),
  type: techPartnerType,
  /** The MSP or partner it works under; `null` where the caller may not see it. */
  parentName: z.string().nullable(),
  /** Active delegations of users and privilege groups onto it; `null` where the caller may not see them. */
  mspAdminCount: z.number().nullable(),
  /** Active assignments to customers the caller sees. */
  assignedCustomersCount: z.number(),
  /** Its active prime admins and administrators; `null` where the caller may not see them. */
  accountAdminCount: z.number().nullable(),
  disabled: z.boolean(),
  /** The caller may assign customers to it and delegate administrators onto it. */
  canManage: z.boolean(),
});

/** GET /msp/tech-partners */
export const listTechPartners = {
  query: pageQuery.extend({
    sort: sortBy(TECH_PARTNER_COLUMNS, 'name:asc'),
    /** One character does not filter (TP-8). */
    search,
    type: techPartnerType.optional(),
  }),
  response: z.object({ data: z.array(techPartner), meta: z.object({ pagination }) }),
};

/** GET /msp/tech-partners/export: the same rows as CSV, all pages, the chosen columns. */
export const exportTechPartners = {
  query: listTechPartners.query.omit({ page: true, pageSize: true }).extend({
    columns: z
      .string()
      .transform((value) => value.split(','))
      .pipe(z.array(z.enum(TECH_PARTNER_COLUMNS)).min(1).max(TECH_PARTNER_COLUMNS.length))
      .default([...TECH_PARTNER_COLUMNS]),
  }),
};

/** GET /msp/tech-partners/:documentId */
export const getTechPartner = {
  params: z.object({ documentId }),
  response: z.object({ data: techPartner }),
};

export type TechPartnerColumn = (typeof TECH_PARTNER_COLUMNS)[number];
export type TechPartner = z.infer<typeof techPartner>;
export type ListTechPartnersQuery = z.infer<typeof listTechPartners.query>;
export type ListTechPartnersParams = z.input<typeof listTechPartners.query>;
export type ListTechPartnersResponse = z.infer<typeof listTechPartners.response>;
