import { z } from 'zod';

/** What stands between a sign-in and the panel: the one-time code, then the license agreement (PA-14, PA-19). */
const GATE_STEPS = ['otp', 'agreement', 'clear', 'ended'] as const;

/** How long a code is good for (PA-18), when another may be sent, and how many may be wrong. */
export const SIGN_IN_CODE = { seconds: 60, resendAfter: 20, attempts: 5 } as const;

export const gate = z.object({
  /** `ended`: the person did not agree, and is signed out. */
  step: z.enum(GATE_STEPS),
  /** The person's own, while something is missing: the panel does not know it yet. */
  language: z.string().nullable(),
  /** With `otp`. */
  code: z
    .object({
      /** Mailbox, and mobile where it is verified; most of it hidden. */
      sentTo: z.array(z.string()),
      /** Seconds that the newest code is still good for; `0`: none is. */
      secondsLeft: z.number(),
      /** Seconds until another may be sent. */
      resendIn: z.number(),
      attemptsLeft: z.number(),
      /** A code was sent for this sign-in. */
      sent: z.boolean(),
    })
    .nullable(),
  /** With `agreement`: in the language asked for, where there is one. */
  agreement: z.object({ version: z.number(), language: z.string(), text: z.string(), since: z.string() }).nullable(),
});

const response = z.object({ data: gate });

/** GET /msp/gate */
export const getGate = { query: z.object({ language: z.string().max(20).optional() }), response };

/** POST /msp/gate/code: sends a code; those before it are good no more. */
export const sendGateCode = { body: z.strictObject({}).optional(), response };

/** POST /msp/gate/verify */
export const verifyGate = {
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'has six digits') }),
  response,
};

/** POST /msp/gate/agree: of the version that was shown. Not to agree signs out. */
export const agreeGate = {
  body: z.strictObject({
    version: z.number().int().positive(),
    language: z.string().max(20),
    accept: z.boolean(),
  }),
  response,
};

export type Gate = z.infer<typeof gate>;
export type GateResponse = z.infer<typeof response>;
export type AgreeGateBody = z.infer<typeof agreeGate.body>;
