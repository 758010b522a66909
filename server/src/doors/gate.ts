import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { OPERATE } from '../actions';
import { MEMBER_ROLE_CODE } from '../actions';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { refuseClosedModels } from './closed-models';
import { allowsDoor, opensToMembers, ownerOf, routeOf } from './doors';
import { MEMBER_ROUTES } from './member-routes';
import { passOpenRoute } from './open-routes';
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

/**
 * Checks the sign-in behind a session of the panel, which it leaves in `ctx.state.signIn`, then what is open to the person.
 *
 * @throws UnauthorizedError (401) without an active sign-in, ForbiddenError (403) where a member leaves the center
 */
const admitSession = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const { user, session, userAbility } = ctx.state;
  const signIn = await getService(strapi, 'sign-ins').find(session.id);
  const active = signIn && signIn.userId === user.id && signIn.cleared && !signIn.ended;
  if (!active) throw new errors.UnauthorizedError('Sign in again');
  // Asked at each request: a change of method cuts off who came in by another
  if (signIn.methods && !allowsDoor(signIn.methods, signIn.via)) throw new errors.UnauthorizedError('Sign in again');
  ctx.state.signIn = signIn;

  const isMember =
    signIn.methods !== null || user.roles.some(({ code }: { code: string }) => code === MEMBER_ROLE_CODE);
  if (!isMember || userAbility.can(OPERATE)) return;
  if (!opensToMembers(signIn.via)) throw new errors.UnauthorizedError('Sign in again');
  if (!isOurs(ctx) && !MEMBER_ROUTES[ownerOf(ctx) ?? '']?.includes(routeOf(ctx))) {
    throw forbidden('This is not open to members of the partner center');
  }
};

/** What every request to a route of the panel passes after Strapi has authenticated it. */
const pass = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<unknown> => {
  const { route, auth } = ctx.state;
  if (route.info.type !== 'admin') return next();
  if (route.config.auth === false) return passOpenRoute(strapi, ctx, next);

  if (auth.strategy.name === 'admin') await admitSession(strapi, ctx);
  else if (isOurs(ctx)) throw new errors.UnauthorizedError('The partner center opens to people, not to tokens');
  refuseClosedModels(strapi, ctx);
  await refuseRoleChange(strapi, ctx);
  return next();
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
