import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { MEMBER_ROLE_CODE, OPERATE } from '../actions';
import type { SignIn } from '../queries/sign-ins';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { refuseClosedModels } from './closed-models';
import { allowsDoor, opensToMembers, ownerOf } from './doors';
import { isOwnContent, narrowAnswer, refuseMakingEntries } from './member-content';
import { MEMBER_ROUTES } from './member-routes';
import { passOpenRoute } from './open-routes';
import { CUT_OFF } from './passwords';
import { isAmong, LOGOUT, PENDING_ROUTES, pendingOf } from './pending-routes';
import { refuseRoleChange } from './role-routes';

const CAN = 'plugin::msp.can';

interface Authentication {
  authenticate(ctx: Context, next: Next): Promise<unknown>;
}

/** The plugin's own routes, and those that a host guards with the plugin's policy. */
const isOurs = (ctx: Context): boolean => {
  const policies: unknown[] = ctx.state.route.config.policies ?? [];
  return (
    ownerOf(ctx) === 'msp' || policies.some((policy) => policy === CAN || (policy as { name?: string })?.name === CAN)
  );
};

/** What the panel shows instead of itself, by `details.msp` (admin/src/components/Gate). */
const WAITS_FOR = {
  otp: 'Enter the code that was sent to you',
  agreement: 'Accept the license agreement',
} as const;

const operates = (ctx: Context): boolean => ctx.state.userAbility.can(OPERATE);
const signInOf = (ctx: Context): SignIn => ctx.state.signIn;
const isMember = (ctx: Context): boolean =>
  signInOf(ctx).methods !== null ||
  ctx.state.user.roles.some(({ code }: { code: string }) => code === MEMBER_ROLE_CODE);

/**
 * Checks the sign-in behind a session of the panel, which it leaves in `ctx.state.signIn`.
 *
 * @throws UnauthorizedError (401) without an active one
 */
const requireSignIn = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const { user, session } = ctx.state;
  const signIn = await getService(strapi, 'sign-ins').find(session.id);
  // What a member's lacks may still be given; nobody else's is ever without
  const active = signIn && signIn.userId === user.id && !signIn.ended && (signIn.cleared || signIn.methods);
  if (!active) throw new errors.UnauthorizedError('Sign in again');
  // Asked at each request: a change of method cuts off who came in by another
  if (signIn.methods && !allowsDoor(signIn.methods, signIn.via)) throw new errors.UnauthorizedError('Sign in again');
  ctx.state.signIn = signIn;
  if (isMember(ctx) && !operates(ctx) && !opensToMembers(signIn.via)) {
    throw new errors.UnauthorizedError('Sign in again');
  }
};

/**
 * @throws ForbiddenError (403), with `details.msp` before the code was entered and the agreement accepted, and where a
 * member leaves the center
 */
const refuseClosed = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const pending = pendingOf(signInOf(ctx));
  if (pending && !isAmong(ctx, PENDING_ROUTES)) {
    throw new errors.PolicyError(WAITS_FOR[pending], { msp: pending });
  }
  if (!isMember(ctx) || operates(ctx) || isOurs(ctx) || isAmong(ctx, MEMBER_ROUTES)) return;
  if (!(await isOwnContent(strapi, ctx))) {
    throw forbidden('This is not open to members of the partner center');
  }
};

/** What every request to a route of the panel passes after Strapi has authenticated it. */
const pass = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> => {
  const { route, auth } = ctx.state;
  if (route.info.type !== 'admin') return next();
  if (route.config.auth === false) return passOpenRoute(strapi, ctx, next);

  if (auth.strategy.name === 'admin') {
    await requireSignIn(strapi, ctx);
    // Answered, not thrown: the panel's own route stands around every GET and takes the reason from a 401
    if (signInOf(ctx).disabled && !operates(ctx) && !isAmong(ctx, LOGOUT)) {
      return ctx.unauthorized(CUT_OFF, { msp: 'disabled' });
    }
    await refuseClosed(strapi, ctx);
  } else if (isOurs(ctx)) throw new errors.UnauthorizedError('The partner center opens to people, not to tokens');
  refuseClosedModels(strapi, ctx);
  refuseMakingEntries(ctx);
  await refuseRoleChange(strapi, ctx);
  const toMember = auth.strategy.name === 'admin' && isMember(ctx) && !operates(ctx);
  return toMember ? narrowAnswer(ctx, next) : next();
};

/**
 * Puts the gate behind Strapi's authentication, before the policies of every route: there alone are strategy, user and
 * session known, for core and plugin routes alike (DESIGN, "The gate"). Strapi documents no such place: a test pins it.
 */
export const installGate = (strapi: Core.Strapi): void => {
  const authentication = strapi.get('auth') as Authentication;
  const authenticate = authentication.authenticate.bind(authentication);
  authentication.authenticate = (ctx, next) => authenticate(ctx, () => pass(strapi, ctx, next));
};
