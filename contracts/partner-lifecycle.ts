import { z } from 'zod';
import { documentId, text } from './common';
import { treePartner } from './partner-tree';

/** Disabling, enabling and moving partners, and sending activation links again (PA-2, PA-24 to PA-28, EX-15). */
export const MAX_ACTIVATIONS = 100;
/** People and partners that a preview names; it counts them all. */
export const CUT_OFF_NAMED = 20;
/** Grants that the preview of a move names. */
export const MOVE_NAMED = 50;

const params = z.object({ documentId });

/** Who is cut off and what stops. */
export const cutOff = z.object({
  people: z.array(z.object({ name: z.string(), partner: z.string() })),
  peopleCount: z.number(),
  signedInCount: z.number(),
  partners: z.array(z.string()),
  /** The partner itself is not counted. */
  partnerCount: z.number(),
  /** Customers that stay, with nobody of these to run them. */
  customerCount: z.number(),
  /** Active grants that these people, their groups and partners hold anywhere; they rest until it is enabled again. */
  delegationCount: z.number(),
  /** Open invitations that nobody can accept meanwhile. */
  inviteCount: z.number(),
  /** Customers' uses of integrations that end meanwhile. */
  shareCount: z.number(),
});

/** GET /msp/partners/:documentId/cut-off: what disabling it would do; writes nothing. */
export const previewDisable = { params, response: z.object({ data: cutOff }) };

const changed = z.object({ data: z.object({ documentId, disabled: z.boolean() }) });

/** POST /msp/partners/:documentId/disable */
export const disablePartner = {
  params,
  body: z.strictObject({ reason: text(500).default('') }),
  response: changed,
};

/** POST /msp/partners/:documentId/enable: undoes it. */
export const enablePartner = { params, body: z.strictObject({}), response: changed };

/** Grants that end because the two sides of each are no longer below one partner. */
const moveEndings = z.object({
  endings: z.array(z.object({ grantee: z.string(), target: z.string() })),
  endingCount: z.number(),
});

/** GET /msp/partners/:documentId/move: what would end; writes nothing. No parent makes it a root. */
export const previewMove = {
  params,
  query: z.object({ parent: documentId.optional() }),
  response: z.object({ data: moveEndings }),
};

/** POST /msp/partners/:documentId/move: operators alone; `null` makes it a root. */
export const movePartner = {
  params,
  body: z.strictObject({ parent: documentId.nullable() }),
  response: z.object({ data: z.object({ documentId, parent: treePartner.shape.parent }) }),
};

const ACTIVATION_RESULTS = [
  'sent',
  'active',
  'not-invited',
  'indirect',
  'forbidden',
  'disabled',
  'quota',
  'unknown',
] as const;

/** POST /msp/partners/resend-activation: each is judged by itself. */
export const resendActivation = {
  body: z.strictObject({
    partners: z
      .array(documentId)
      .min(1, 'is required')
      .max(MAX_ACTIVATIONS, `holds more than ${MAX_ACTIVATIONS} partners`),
  }),
  response: z.object({
    data: z.array(
      z.object({
        documentId,
        /** `null` of one that the caller does not see. */
        name: z.string().nullable(),
        result: z.enum(ACTIVATION_RESULTS),
      })
    ),
  }),
};

export type CutOff = z.infer<typeof cutOff>;
export type CutOffResponse = z.infer<typeof previewDisable.response>;
export type DisablePartnerInput = z.input<typeof disablePartner.body>;
export type MoveEndings = z.infer<typeof moveEndings>;
export type PreviewMoveResponse = z.infer<typeof previewMove.response>;
export type MovePartnerInput = z.input<typeof movePartner.body>;
export type ActivationResult = z.infer<typeof resendActivation.response>['data'][number];
export type ResendActivationResponse = z.infer<typeof resendActivation.response>;
