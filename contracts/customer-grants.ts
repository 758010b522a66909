import { z } from 'zod';
import { accessPeriodInput, documentId, systemRole } from './common';

/** Granting on one customer, after it was made (CU-4, CU-8). */
const AT_ONCE = 100;

/** PUT /msp/customers/:documentId/delegations: who has one already gets this role and period instead. */
export const grantOnCustomer = {
  params: z.object({ documentId }),
  body: z
    .strictObject({
      members: z
        .array(z.strictObject({ member: documentId, role: systemRole }))
        .max(AT_ONCE)
        .default([]),
      groups: z.array(documentId).max(AT_ONCE).default([]),
      /** For all of them. */
      accessPeriod: accessPeriodInput.default(null),
    })
    .refine(({ members, groups }) => members.length + groups.length > 0, {
      path: ['members'],
      message: 'names nobody',
    }),
  response: z.object({ data: z.object({ granted: z.number(), changed: z.number() }) }),
};

/** DELETE /msp/customers/:documentId/delegations/:delegation: whoever holds it, an assigned partner too. */
export const endOnCustomer = {
  params: z.object({ documentId, delegation: documentId }),
  response: z.object({ data: z.object({ documentId }) }),
};

export type GrantOnCustomerBody = z.infer<typeof grantOnCustomer.body>;
export type GrantOnCustomerInput = z.input<typeof grantOnCustomer.body>;
export type GrantedOnCustomer = z.infer<typeof grantOnCustomer.response>['data'];
