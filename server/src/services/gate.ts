import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { SIGN_IN_CODE, type AgreeGateBody, type Gate } from '../../../contracts/gate';
import type { Door } from '../doors/doors';
import { pendingOf } from '../doors/pending-routes';
import { findNewestCode, findWaiting, type Waiting } from '../queries/gate';
import { findPeopleByIds, type SignIn } from '../queries/sign-ins';
import { pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { maskMail, maskPhone } from '../utils/mask';
import { T } from '../utils/tables';
import { wrongCode } from '../utils/wrong-code';
import { auditedPerson } from './sign-ins';

const SECOND = 1_000;
const CLEAR: Gate = { step: 'clear', language: null, code: null, agreement: null };

/** What a person does between signing in and the panel (PA-9 to PA-14, PA-18, PA-19; DESIGN, "The gate"). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const codes = () => getService(strapi, 'one-time-codes');

  /** The mobile that a code goes to besides: chosen, verified, and reachable. */
  const mobileOf = ({ secondFactor, mobile }: Waiting): string | null =>
    secondFactor === 'sms' && getService(strapi, 'sms').isAvailable() ? mobile : null;

  const codeState = async ({ family, userId }: SignIn, waiting: Waiting): Promise<Gate['code']> => {
    const sql = pool(strapi);
    const newest = await findNewestCode(sql, userId, family);
    const mobile = mobileOf(waiting);
    const secondsTo = (at: number) => Math.max(0, Math.ceil((at - now().getTime()) / SECOND));
    return {
      sentTo: [maskMail(waiting.email), ...(mobile ? [maskPhone(mobile)] : [])],
      sent: newest !== undefined,
      secondsLeft: newest ? secondsTo(newest.expiresAt.getTime()) : 0,
      resendIn: newest ? secondsTo(newest.sentAt.getTime() + SIGN_IN_CODE.resendAfter * SECOND) : 0,
      attemptsLeft: Math.max(0, SIGN_IN_CODE.attempts - waiting.attempts),
    };
  };

  const state = async (signIn: SignIn, language?: string): Promise<Gate> => {
    const step = pendingOf(signIn);
    if (step === null) return CLEAR;
    const waiting = await findWaiting(pool(strapi), signIn.family);
    const { language: own } = waiting;
    if (step === 'otp') return { step, language: own, code: await codeState(signIn, waiting), agreement: null };
    const agreement = await getService(strapi, 'agreements').present(own ?? language);
    return { step, language: own, code: null, agreement };
  };

  /** As it is after a step: the row has changed since the gate read it. */
  const next = async (ctx: Context): Promise<Gate> => {
    const signIn = await getService(strapi, 'sign-ins').find(ctx.state.session.id);
    if (!signIn || signIn.ended) throw new errors.UnauthorizedError();
    return state(signIn);
  };

  /** Counted before the code is looked at, in one conditional update: of a hundred guesses at once, five are tried. */
  const count = async ({ family }: SignIn): Promise<void> => {
    const counted = await pool(strapi)(T.signIns)
      .where({ document_id: family })
      .whereNull('cleared')
      .whereNull('ended')
      .where('attempts', '<', SIGN_IN_CODE.attempts)
      .update({ attempts: pool(strapi).raw('attempts + 1'), updated_at: now() });
    if (counted !== 1) throw new errors.UnauthorizedError();
  };

  const clear = async (trx: Sql, { family, userId }: SignIn, ctx: Context): Promise<void> => {
    const cleared = await trx(T.signIns)
      .where({ document_id: family })
      .whereNull('cleared')
      .whereNull('ended')
      .update({ cleared: now(), updated_at: now() });
    if (cleared !== 1) throw new errors.UnauthorizedError();
    await trx(T.members)
      .where({ user_id: userId })
      .whereNull('first_cleared_at')
      .update({ first_cleared_at: now(), updated_at: now() });
    const [person] = await findPeopleByIds(trx, [userId]);
    const { documentId, email, homeId } = person!;
    await getService(strapi, 'audit').appendAs(trx, auditedPerson(person!, ctx), [
      { action: 'sign-in.clear', partnerId: homeId, target: { type: 'user', documentId, label: email } },
    ]);
  };

  const end = async ({ family, userId, via }: SignIn, ctx: Context): Promise<void> => {
    const signIns = getService(strapi, 'sign-ins');
    await signIns.noteRefused({ id: userId }, ctx, via as Door, 'code');
    await getService(strapi, 'sessions').end(userId, family);
  };

  return {
    /** What is missing before the panel opens. @param language of the agreement, where the person has chosen none */
    state,

    /**
     * Sends a code to the mailbox, and to the mobile where that is chosen and verified (PA-10, PA-11).
     *
     * @throws RateLimitError (429) with `details.retryAfter`, in seconds
     */
    async send(signIn: SignIn): Promise<Gate> {
      if (pendingOf(signIn) !== 'otp') return state(signIn);
      await transaction(strapi, async (trx) => {
        const waiting = await findWaiting(trx, signIn.family);
        const { userId, family: binding } = signIn;
        const whose = { userId, purpose: 'sign-in', destination: waiting.email, binding } as const;
        const { code, expiresAt } = await codes().issue(trx, whose, async () => {
          const newest = await findNewestCode(trx, userId, binding);
          const wait = newest ? newest.sentAt.getTime() + SIGN_IN_CODE.resendAfter * SECOND - now().getTime() : 0;
          if (wait <= 0) return;
          const retryAfter = Math.ceil(wait / SECOND);
          throw new errors.RateLimitError('A code is on its way: wait a moment for it', { retryAfter });
        });
        const outbox = getService(strapi, 'outbox');
        const letter = { language: waiting.language, template: 'sign-in-code', data: { code }, expiresAt } as const;
        await outbox.enqueue(trx, { to: waiting.email, ...letter });
        const mobile = mobileOf(waiting);
        if (mobile) await outbox.enqueueSms(trx, { to: mobile, ...letter });
      });
      return state(signIn);
    },

    /**
     * Clears the sign-in whose code this is.
     *
     * @throws ValidationError (400) for a code that is wrong, spent or expired, UnauthorizedError (401) with the fifth of
     * them, which ends the session
     */
    async verify(signIn: SignIn, code: string, ctx: Context): Promise<Gate> {
      if (pendingOf(signIn) !== 'otp') return state(signIn);
      await count(signIn);
      const proven = await codes().prove({ userId: signIn.userId, purpose: 'sign-in', binding: signIn.family }, code);
      const isRight =
        proven !== undefined &&
        (await transaction(strapi, async (trx) => {
          if (!(await codes().consume(trx, proven))) return false;
          await clear(trx, signIn, ctx);
          return true;
        }));
      if (isRight) return next(ctx);
      const { attempts } = await findWaiting(pool(strapi), signIn.family);
      if (attempts < SIGN_IN_CODE.attempts) throw wrongCode();
      await end(signIn, ctx);
      throw new errors.UnauthorizedError();
    },

    /**
     * Takes the yes to the license agreement, or the no, which signs out.
     *
     * @throws ValidationError (400) for another version than the present one
     */
    async agree(signIn: SignIn, answer: AgreeGateBody, ctx: Context): Promise<Gate> {
      const pending = pendingOf(signIn);
      // Nobody agrees before having proved who it is
      if (pending !== 'agreement') return state(signIn);
      if (!answer.accept) {
        await getService(strapi, 'sessions').end(signIn.userId, signIn.family);
        return { ...CLEAR, step: 'ended' };
      }
      const from = { address: ctx.request.ip, userAgent: ctx.get('user-agent') };
      await getService(strapi, 'agreements').accept(signIn.userId, answer, from);
      return next(ctx);
    },
  };
};
