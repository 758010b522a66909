import { z } from 'zod';
import { inviteKind } from './invites';
import { text } from './common';

/** What the accept page asks, without a sign-in: who holds the token has read the mail. */
const token = z.string().min(1).max(200);

/** Strapi's own rules for the passwords of its users. */
export const password = z
  .string()
  .min(8, 'has fewer than 8 characters')
  .refine((value) => new TextEncoder().encode(value).length <= 72, 'is longer than 72 bytes')
  .regex(/[a-z]/, 'has no lower-case letter')
  .regex(/[A-Z]/, 'has no upper-case letter')
  .regex(/\d/, 'has no number');

/** Of a password that is compared, not set: whatever it may have been. */
const given = z.string().min(1, 'is required').max(200);

/** What there is to do: a new account, only a name, or a yes or no of somebody who has an account. */
const INVITE_STEPS = ['register', 'name', 'confirm'] as const;

/**
 * Why a living invite can't be accepted by this person: already belongs to an organisation, runs the platform, or was
 * deactivated; or no way of signing in is left.
 */
export const INVITE_REFUSALS = ['member', 'operator', 'inactive', 'method'] as const;

/** POST /api/msp/invites/open; changes nothing. */
export const openInvite = {
  body: z.strictObject({ token }),
  response: z.object({
    data: z.object({
      kind: inviteKind,
      email: z.string(),
      /** Who invites. */
      organisation: z.string(),
      /** Its logo, where it has one. */
      logo: z.string().nullable(),
      /** Of a customer user: into which customer. */
      customer: z.string().nullable(),
      expiresAt: z.string(),
      step: z.enum(INVITE_STEPS),
      refusal: z.enum(INVITE_REFUSALS).nullable(),
      methods: z.array(z.enum(['password', 'google'])),
    }),
  }),
};

const accepted = z.object({
  data: z.object({
    accepted: z.boolean(),
    /** Where to sign in; `null` where that is not for the center to say. */
    signInUrl: z.string().nullable(),
  }),
});

/** POST /api/msp/invites/accept: of somebody new. The password is left out where the step is `name`. */
export const acceptInvite = {
  body: z.strictObject({
    token,
    firstname: text(100).min(1, 'is required'),
    lastname: text(100).default(''),
    password: password.optional(),
    /** Of the person's panel. */
    language: z.enum(['en', 'de']).default('en'),
  }),
  response: accepted,
};

/** POST /api/msp/invites/answer: a yes of somebody who has an account, by its password; a no of anybody. */
export const answerInvite = {
  body: z.discriminatedUnion('accept', [
    z.strictObject({ token, accept: z.literal(true), password: given }),
    z.strictObject({ token, accept: z.literal(false) }),
  ]),
  response: accepted,
};

export type OpenedInvite = z.infer<typeof openInvite.response>['data'];
export type InviteStep = (typeof INVITE_STEPS)[number];
export type InviteRefusal = (typeof INVITE_REFUSALS)[number];
export type AcceptInviteBody = z.infer<typeof acceptInvite.body>;
export type AcceptedInvite = z.infer<typeof accepted>['data'];
