import { z } from 'zod';
import { auditRecord, type AuditAction } from './audit-log';
import { delegation } from './delegations';
import { invite } from './invites';
import { treeTotals } from './partner-tree';

/** Rows that the lists of the page show; each says how many there are. */
export const DASHBOARD_ROWS = 5;
export const LATEST_CHANGES = 8;
/** Grants that end soon are counted up to here. */
export const MOST_COUNTED = 100;

/** In the audit log too, but nothing was changed by them. */
export const NOT_A_CHANGE: readonly AuditAction[] = [
  'sign-in.succeed',
  'sign-in.refuse',
  'sign-in.end',
  'access.refuse',
  'access-review.export',
  'customer-user.export',
  'delegation.export',
  'integration.export',
  'member.export',
  'tech-partner.export',
  'audit-log.export',
];

/**
 * Customers but demo ones, each counted in one of the four (settled reading 7): a suspended one is that whatever became
 * of its link.
 */
const customerFigures = z.object({
  active: z.number(),
  suspended: z.number(),
  linkPending: z.number(),
  linkRejected: z.number(),
  devices: z.number(),
  subscriptions: z.number(),
});

export const change = auditRecord.pick({ documentId: true, at: true, actor: true, action: true, target: true });

const firstOf = <Row extends z.ZodType>(row: Row) => z.object({ total: z.number(), rows: z.array(row) });

/** GET /msp/dashboard: everything the page shows (TE-3, PA-5). What the caller may not read is `null`, not zero. */
export const getDashboard = {
  response: z.object({
    data: z.object({
      customers: customerFigures.nullable(),
      /** Of the tree below the own account, for an operator of the platform. */
      partners: treeTotals.nullable(),
      /** Grants that end within `ENDING_SOON_DAYS`. */
      endingGrants: firstOf(delegation)
        .extend({
          /** More than `MOST_COUNTED`: "100+". */
          totalIsMinimum: z.boolean(),
        })
        .nullable(),
      /** Of the own account, open ones whether or not they have expired; operators have none. */
      openInvites: firstOf(invite).nullable(),
      /** The newest first. */
      latestChanges: z.array(change).nullable(),
      /** Access requests that the caller could decide. */
      openRequests: z.number().nullable(),
    }),
  }),
};

export type Change = z.infer<typeof change>;
export type CustomerFigures = z.infer<typeof customerFigures>;
export type DashboardResponse = z.infer<typeof getDashboard.response>;
export type Dashboard = DashboardResponse['data'];
