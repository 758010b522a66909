import { z } from 'zod';
import { documentId, loginMethod, systemRole, text } from './common';
import { password } from './public-invites';
import { endMemberSession, listMemberSessions } from './sessions';

/** The page *My Profile*: the person, not the organisation (settled reading 9). */
export const profile = z.object({
  firstname: z.string(),
  lastname: z.string(),
  /** The address one signs in with. */
  email: z.string(),
  /** Of the panel; `null`: as the browser says. */
  language: z.string().nullable(),
  /** `null`: an operator who is nobody's member. */
  member: z
    .object({
      partner: z.object({ documentId, name: z.string() }),
      role: systemRole,
      loginMethod,
      /** E.164. */
      mobile: z.string().nullable(),
      mobileVerifiedAt: z.string().nullable(),
    })
    .nullable(),
  /** Signs in with a password: without one there is none to change, and the address is the identity elsewhere. */
  hasPassword: z.boolean(),
  /** The host sends text messages. */
  sendsSms: z.boolean(),
});

/** GET /msp/profile */
export const getProfile = {
  response: z.object({ data: profile }),
};

const never = (message: string) => z.never({ error: message }).optional();
const MANAGED = 'is decided by who manages your account';

/** PUT /msp/profile: what is not named stays. Another mobile number is to be verified again. */
export const updateProfile = {
  body: z.strictObject({
    firstname: text(100).min(1, 'is required').optional(),
    lastname: text(100).optional(),
    language: z
      .string()
      .max(20)
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language')
      .nullish(),
    /** With `+` and the country, or as one's own organisation's country writes it. */
    mobile: text(40).nullish(),
    email: never('is changed with a code that is sent to the new address'),
    password: never('is changed with the current one'),
    mobileVerifiedAt: never('follows from a code'),
    documentId: never(MANAGED),
    id: never(MANAGED),
    role: never(MANAGED),
    roles: never(MANAGED),
    partner: never(MANAGED),
    loginMethod: never(MANAGED),
    isActive: never(MANAGED),
  }),
  response: getProfile.response,
};

/** Where a code has gone, and for how many minutes it is good. */
const codeSent = z.object({ data: z.object({ sentTo: z.string(), minutes: z.number() }) });
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'has six digits');

/** POST /msp/profile/mobile/code: a code to the mobile number (PA-11). */
export const sendMobileCode = { response: codeSent };

/** POST /msp/profile/mobile/verify */
export const verifyMobile = { body: z.strictObject({ code }), response: getProfile.response };

const given = z.string().min(1, 'is required').max(200);

/** POST /msp/profile/email: a code to the address that is to become the one to sign in with (EX-8). */
export const changeEmail = {
  body: z.strictObject({
    email: z.string().trim().toLowerCase().max(254).pipe(z.email('is not a mail address')),
    password: given,
  }),
  response: codeSent,
};

/** POST /msp/profile/email/verify */
export const verifyEmail = { body: z.strictObject({ code }), response: getProfile.response };

/** POST /msp/profile/password: ends all other sessions. */
export const changePassword = {
  body: z.strictObject({ currentPassword: given, password }),
  response: endMemberSession.response,
};

/** GET /msp/profile/sessions (EX-9) */
export const listOwnSessions = { response: listMemberSessions.response };

/** DELETE /msp/profile/sessions/:documentId */
export const endOwnSession = { params: z.object({ documentId }), response: endMemberSession.response };

/** DELETE /msp/profile/sessions: all but the one that asks. */
export const endOtherSessions = { response: endMemberSession.response };

export type Profile = z.infer<typeof profile>;
export type ProfileResponse = z.infer<typeof getProfile.response>;
export type UpdateProfileBody = z.infer<typeof updateProfile.body>;
export type UpdateProfileInput = z.input<typeof updateProfile.body>;
export type CodeSent = z.infer<typeof codeSent>['data'];
export type CodeSentResponse = z.infer<typeof codeSent>;
export type ChangeEmailBody = z.infer<typeof changeEmail.body>;
export type ChangePasswordBody = z.infer<typeof changePassword.body>;
