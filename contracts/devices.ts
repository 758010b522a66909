import { z } from 'zod';
import { documentId } from './common';

/** What a device stays in until something is done with it (TE-4); a report says how many are in each. */
export const LASTING_STATES = ['registered', 'onboarded', 'provisioned'] as const;
/** Never counted (TE-5). */
export const REMOVED = 'removed';

/** Of one state; beyond it a report is taken for a mistake. */
const MAX_DEVICES = 10_000_000;

const count = z
  .number({ error: 'is not a number' })
  .int('is not a whole number')
  .min(0, 'is below 0')
  .max(MAX_DEVICES, `is above ${MAX_DEVICES}`);

/**
 * PUT /api/msp/devices: how many devices of the tenant are in which state.
 *
 * @param transient states on the way from one to the next, by the host's configuration
 */
export const deviceReport = (transient: string[]) => {
  const others: Record<string, z.ZodType<number | undefined>> = {};
  for (const state of [REMOVED, ...transient]) others[state] = count.optional();
  return z.strictObject({
    /** When the counts were true, by the product's clock: of two reports the later one stands. */
    reportedAt: z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
    counts: z.strictObject({ ...others, registered: count, onboarded: count, provisioned: count }),
  });
};

export type DeviceReport = z.output<ReturnType<typeof deviceReport>>;

export const deviceReportResponse = z.object({
  data: z.object({
    /** Whether the report changed anything. */
    applied: z.boolean(),
    /** Why it did not: one of the same time, or of a later one, stands already. */
    reason: z.enum(['repeated', 'older']).nullable(),
    /** Of the report that stands now. */
    reportedAt: z.string(),
    /** Devices that count now. */
    total: z.number(),
  }),
});

const ofCustomer = z.object({ documentId });
const nothing = z.strictObject({}).optional();

/** GET /msp/customers/:documentId/device-reporting */
export const getDeviceReporting = {
  params: ofCustomer,
  response: z.object({
    data: z.object({
      /** Of the last report, by the product's clock. */
      reportedAt: z.string().nullable(),
      /** When it came. */
      receivedAt: z.string().nullable(),
      /** Told to who may take it away. */
      token: z.object({ since: z.string() }).nullable(),
      canManage: z.boolean(),
      canRevoke: z.boolean(),
    }),
  }),
};

const shownOnce = z.object({ data: z.object({ token: z.string() }) });

/** POST /msp/customers/:documentId/device-token: the one answer that holds it. */
export const createDeviceToken = { params: ofCustomer, body: nothing, response: shownOnce };

/** POST /msp/customers/:documentId/device-token/rotate: another one; the old one is dead from then on. */
export const rotateDeviceToken = { params: ofCustomer, body: nothing, response: shownOnce };

/** DELETE /msp/customers/:documentId/device-token */
export const revokeDeviceToken = { params: ofCustomer, response: z.object({ data: ofCustomer }) };

export type DeviceReportResponse = z.infer<typeof deviceReportResponse>;
export type DeviceReporting = z.infer<typeof getDeviceReporting.response>['data'];
