import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';

/** One list, three views: sets of columns over the same rows (settled reading 2). */
export const CUSTOMER_VIEWS = ['tenants', 'accounts', 'customers'] as const;

/** The columns of each view, in their default order (TE-4, AC-8, CU-1). */
export const CUSTOMER_COLUMNS = {
  tenants: [
    'tenant',
    'deviceCount',
    'registeredCount',
    'onboardedCount',
    'provisionedCount',
    'enterpriseName',
    'customerName',
    'email',
    'linkApproval',
    'shortcode',
  ],
  accounts: ['name', 'totalUsers', 'licensedProducts', 'status', 'nextRenewal'],
  customers: ['name', 'owner', 'tags', 'deviceCount', 'status', 'linkApproval'],
} as const;

const SORTS = [
  'name',
  'tenant',
  'customerName',
  'deviceCount',
  'registeredCount',
  'onboardedCount',
  'provisionedCount',
  'enterpriseName',
  'email',
  'linkApproval',
  'shortcode',
  'totalUsers',
  'licensedProducts',
  'nextRenewal',
  'status',
  'owner',
  'tags',
] as const;

export const LINK_APPROVALS = ['pending', 'accepted', 'rejected'] as const;
export const CUSTOMER_STATUSES = ['active', 'suspended'] as const;

/** What the caller may do to a customer, as a row's menu offers it. */
const CUSTOMER_ACTIONS = [
  'update',
  'suspend',
  'reactivate',
  'export',
  'manage-users',
  'move',
  'archive',
  'restore',
  'delete',
] as const;

export const customerAction = z.enum(CUSTOMER_ACTIONS);
const customerView = z.enum(CUSTOMER_VIEWS);
export const linkApproval = z.enum(LINK_APPROVALS);
const customerStatus = z.enum(CUSTOMER_STATUSES);

export const customer = z.object({
  documentId,
  /** `null` where it has none; its documentId stands for it. */
  name: z.string().nullable(),
  /** Name of the organisation that owns it. */
  owner: z.string(),
  enterpriseName: z.string().nullable(),
  /** That the tenant was made with. */
  email: z.string().nullable(),
  shortcode: z.string().nullable(),
  tags: z.array(z.string()),
  address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  /** With those on their way from one state to the next, without removed ones (TE-5). */
  deviceCount: z.number(),
  registeredCount: z.number(),
  onboardedCount: z.number(),
  provisionedCount: z.number(),
  /** People inside the tenant, deactivated ones too. */
  totalUsers: z.number(),
  /** Names of the products it has active licenses of; `null` where the caller does not read its licenses. */
  licensedProducts: z.array(z.string()).nullable(),
  /** The first day on which one of them renews, as an instant; `null` where none does or the caller does not read it. */
  nextRenewal: z.string().nullable(),
  /** Suspension alone; the link's approval is a field of its own (settled reading 7). */
  status: customerStatus,
  linkApproval,
  demo: z.boolean(),
  /** When it was archived; listed only where the filter asks for them. */
  archivedAt: z.string().nullable(),
  actions: z.array(customerAction),
});

const count = z.coerce.number().int().min(0).max(2_147_483_647);

/** What narrows the list; everything goes with everything (AC-9, TE-6). */
export const customerFilter = z.object({
  /** By name, tag, shortcode and mail address; one character does not filter. */
  search,
  status: customerStatus.optional(),
  linkApproval: linkApproval.optional(),
  /** A product that it has an active license of (AC-9). */
  solution: documentId.optional(),
  /** Devices, both inclusive. */
  minDevices: count.optional(),
  maxDevices: count.optional(),
  owner: documentId.optional(),
  /** A whole tag, as it is written. */
  tag: text(50).min(1).optional(),
  demo: z.enum(['only', 'without']).optional(),
});

const listQuery = pageQuery.extend(customerFilter.shape).extend({
  /** `customers` needs the MSP admin right (CU-2). */
  view: customerView.default('tenants'),
  sort: sortBy(SORTS, 'name:asc'),
  /** Those that the caller restores (EX-6), and no others. */
  archived: z.literal('only').optional(),
});

/** GET /msp/customers */
export const listCustomers = {
  query: listQuery,
  response: z.object({
    data: z.array(customer),
    meta: z.object({
      /** Of a search or by license, the total is exact up to a thousand beyond the page; then there are more. */
      pagination: pagination.extend({ totalIsMinimum: z.boolean() }),
      /** Days that an archived customer is kept. */
      archiveDays: z.number(),
    }),
  }),
};

const ALL_COLUMNS = [...new Set(Object.values(CUSTOMER_COLUMNS).flat())] as [CustomerColumn, ...CustomerColumn[]];

/** GET /msp/customers/export: the same rows as CSV, all pages, the chosen columns (EX-13). */
export const exportCustomers = {
  query: listQuery.omit({ page: true, pageSize: true }).extend({
    columns: z
      .string()
      .transform((value) => value.split(','))
      .pipe(z.array(z.enum(ALL_COLUMNS)).min(1).max(ALL_COLUMNS.length))
      .optional(),
  }),
};

/** Rows that an export names one by one: as many as an address holds. */
export const MAX_EXPORTED_IDS = 200;

/**
 * GET /msp/customers/accounts: the details of accounts as a file (AC-10), those named or all that match. Demo customers
 * are never in it, nor is what the caller reads without `customer.export`.
 */
export const exportAccounts = {
  query: customerFilter.omit({ demo: true }).extend({
    format: z.enum(['csv', 'json']).default('csv'),
    ids: z
      .string()
      .transform((value) => value.split(','))
      .pipe(z.array(documentId).min(1).max(MAX_EXPORTED_IDS))
      .optional(),
  }),
};

/** GET /msp/customers/tags: every tag of the customers that the caller reads, with how many bear it (EX-10). */
export const listCustomerTags = {
  query: z.object({ search }),
  response: z.object({ data: z.array(z.object({ tag: z.string(), customers: z.number() })) }),
};
/** As many tags are answered at once, the most used first. */
export const MAX_LISTED_TAGS = 500;

export type CustomerView = z.infer<typeof customerView>;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[CustomerView][number];
export type CustomerSort = (typeof SORTS)[number];
export type CustomerStatus = z.infer<typeof customerStatus>;
export type LinkApproval = z.infer<typeof linkApproval>;
export type CustomerAction = z.infer<typeof customerAction>;
export type Customer = z.infer<typeof customer>;
export type CustomerFilter = z.infer<typeof customerFilter>;
export type ListCustomersQuery = z.infer<typeof listQuery>;
export type ListCustomersParams = z.input<typeof listQuery>;
export type ListCustomersResponse = z.infer<typeof listCustomers.response>;
export type ExportCustomersQuery = z.infer<typeof exportCustomers.query>;
export type ExportAccountsQuery = z.infer<typeof exportAccounts.query>;
export type ExportAccountsParams = z.input<typeof exportAccounts.query>;
export type CustomerTag = z.infer<typeof listCustomerTags.response>['data'][number];
