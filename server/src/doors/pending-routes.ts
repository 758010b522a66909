import type { Context } from 'koa';
import type { SignIn } from '../queries/sign-ins';
import { ownerOf, routeOf } from './doors';

/** What is served to a sign-in of a disabled partner. */
export const LOGOUT: Readonly<Record<string, readonly string[]>> = { admin: ['POST /logout'] };

/**
 * All that is served before the one-time code was entered and the license agreement accepted (PA-14, PA-19), by the plugin
 * that owns it: signing out, and what the gate itself asks. These routes of ours name no capability: who waits has none.
 */
export const PENDING_ROUTES: Readonly<Record<string, readonly string[]>> = {
  ...LOGOUT,
  msp: ['GET /gate', 'POST /gate/code', 'POST /gate/verify', 'POST /gate/agree'],
};

export const isAmong = (ctx: Context, routes: typeof PENDING_ROUTES): boolean =>
  routes[ownerOf(ctx) ?? '']?.includes(routeOf(ctx)) ?? false;

/** What a sign-in waits for. Who is nobody's member waits for nothing. */
export const pendingOf = ({ methods, cleared, agreement }: SignIn): 'otp' | 'agreement' | null => {
  if (methods === null) return null;
  if (!cleared) return 'otp';
  return agreement.present > agreement.accepted ? 'agreement' : null;
};
