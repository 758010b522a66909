import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy } from './common';

/** The page *Partners* (PA-1 to PA-5): MSPs and partners as a tree. Tech partners have a page of their own. */
export const TREE_TYPES = ['msp', 'partner'] as const;
/** Derived: `pending` until its point of contact has set a password, `cut-off` while one above it is disabled. */
export const PARTNER_STATUSES = ['active', 'pending', 'disabled', 'cut-off'] as const;
/** Matches that a search shows at once; it says how many more there are. */
export const TREE_MATCHES = 100;

const treeType = z.enum(TREE_TYPES);
const partnerStatus = z.enum(PARTNER_STATUSES);

/** Of what is below a partner, and of the customers that it and those below it own; demo customers are in no total. */
export const treeTotals = z.object({
  msps: z.number(),
  partners: z.number(),
  customers: z.number(),
  endpoints: z.number(),
});

export const treePartner = z.object({
  documentId,
  name: z.string(),
  type: treeType,
  /** `null` at the top of what the caller sees. */
  parent: documentId.nullable(),
  status: partnerStatus,
  childCount: z.number(),
  contact: z.object({ name: z.string(), email: z.string() }).nullable(),
  createdAt: z.string(),
  totals: treeTotals,
  canUpdate: z.boolean(),
  canDisable: z.boolean(),
});

const filters = { type: treeType.optional(), status: partnerStatus.optional() };
const sort = sortBy(['name', 'createdAt'], 'name:asc');

export const TREE_EXPORT_COLUMNS = [
  'name',
  'type',
  'status',
  'parent',
  'contactName',
  'contactEmail',
  'createdAt',
  'msps',
  'partners',
  'customers',
  'endpoints',
] as const;

/** GET /msp/partner-tree: one level, the top one where no `parent` is named. */
export const listTreeLevel = {
  query: pageQuery.extend({ parent: documentId.optional(), sort }),
  response: z.object({ data: z.array(treePartner), meta: z.object({ pagination }) }),
};

/** GET /msp/partner-tree/matches: what matches, with all that is above it, so that its path can be drawn. */
export const searchTree = {
  query: z.object({ search, ...filters }),
  response: z.object({
    data: z.array(treePartner.extend({ isMatch: z.boolean() })),
    meta: z.object({ total: z.number() }),
  }),
};

/** GET /msp/partner-tree/export: CSV of every partner in the tree that matches, whatever is open of it (EX-13). */
export const exportTree = { query: z.object({ search, ...filters, sort }) };

/** GET /msp/partner-tree/:documentId: one of the tree, for its details (PA-21). */
export const getTreePartner = {
  params: z.object({ documentId }),
  response: z.object({ data: treePartner }),
};

/** GET /msp/partner-tree/totals: of everything below the own account, and for an operator of the platform. */
export const getTreeTotals = {
  response: z.object({ data: treeTotals.extend({ canCreate: z.array(treeType) }) }),
};

export type TreeType = z.infer<typeof treeType>;
export type PartnerStatus = z.infer<typeof partnerStatus>;
export type TreePartner = z.infer<typeof treePartner>;
export type TreeTotals = z.infer<typeof treeTotals>;
export type TreeMatch = z.infer<typeof searchTree.response>['data'][number];
export type ListTreeLevelQuery = z.infer<typeof listTreeLevel.query>;
export type ListTreeLevelParams = z.input<typeof listTreeLevel.query>;
export type ListTreeLevelResponse = z.infer<typeof listTreeLevel.response>;
export type SearchTreeQuery = z.infer<typeof searchTree.query>;
export type SearchTreeResponse = z.infer<typeof searchTree.response>;
export type ExportTreeQuery = z.infer<typeof exportTree.query>;
export type TreeExportRow = Record<(typeof TREE_EXPORT_COLUMNS)[number], string | number | null>;
export type TreePartnerResponse = z.infer<typeof getTreePartner.response>;
export type TreeTotalsResponse = z.infer<typeof getTreeTotals.response>;
