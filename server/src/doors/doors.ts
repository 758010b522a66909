import type { Context } from 'koa';

/** Through which a sign-in came: one of Strapi's routes, or `other` where a host's own code made the session. */
export type Door = 'login' | 'reset' | 'registration' | 'sso' | 'other';

/** Strapi's routes that make a session. Renewing a session is none: it belongs to the sign-in it came from. */
const ROUTES: Readonly<Record<string, Door>> = {
  'POST /login': 'login',
  'POST /reset-password': 'reset',
  'POST /register': 'registration',
  'POST /register-admin': 'registration',
  'GET /connect/:provider': 'sso',
  'POST /connect/:provider': 'sso',
};

const RENEWAL = 'POST /access-token';

/** Members come in by their password; every other door leaves their sign-in pending for ever. */
const MEMBER_DOORS: readonly string[] = ['login', 'reset'] satisfies Door[];

/** `POST /login`: method and path of the route behind a request, without its plugin's prefix. */
export const routeOf = (ctx: Context): string => `${ctx.state.route?.method} ${ctx.state.route?.path}`;

/** The plugin (or `admin`) that owns the route behind a request; `undefined` for a host's own. */
export const ownerOf = (ctx: Context): string | undefined => ctx.state.route?.info?.pluginName;

export const isRenewal = (ctx: Context | undefined) =>
  ctx !== undefined && ownerOf(ctx) === 'admin' && routeOf(ctx) === RENEWAL;

export const doorOf = (ctx: Context | undefined): Door =>
  (ctx !== undefined && ownerOf(ctx) === 'admin' && ROUTES[routeOf(ctx)]) || 'other';

export const opensToMembers = (door: string) => MEMBER_DOORS.includes(door);
