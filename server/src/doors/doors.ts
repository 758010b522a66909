import type { Context } from 'koa';
import type { LoginMethod } from '../../../contracts/common';
import type { Methods } from '../queries/login-methods';

/** Through which a sign-in came: one of Strapi's routes, ours, or `other` where a host's own code made the session. */
export type Door = 'login' | 'reset' | 'registration' | 'sso' | 'oidc' | 'other';

/**
 * Routes that make a session, by the plugin (or `admin`) that owns them. Renewing a session is none: it belongs to the
 * sign-in it came from.
 */
const ROUTES: Readonly<Record<string, Readonly<Record<string, Door>>>> = {
  admin: {
    'POST /login': 'login',
    'POST /reset-password': 'reset',
    'POST /register': 'registration',
    'POST /register-admin': 'registration',
    'GET /connect/:provider': 'sso',
    'POST /connect/:provider': 'sso',
  },
  msp: { 'GET /oidc/callback': 'oidc' },
};

const RENEWAL = 'POST /access-token';

/** The doors of members, with the method that each stands for; every other leaves their sign-in pending for ever. */
const METHODS: Readonly<Partial<Record<string, LoginMethod>>> = {
  login: 'credentials',
  reset: 'credentials',
  oidc: 'google',
} satisfies Partial<Record<Door, LoginMethod>>;

/** `POST /login`: method and path of the route behind a request, without its plugin's prefix. */
export const routeOf = (ctx: Context): string => `${ctx.state.route?.method} ${ctx.state.route?.path}`;

/** The plugin (or `admin`) that owns the route behind a request; `undefined` for a host's own. */
export const ownerOf = (ctx: Context): string | undefined => ctx.state.route?.info?.pluginName;

export const isRenewal = (ctx: Context | undefined) =>
  ctx !== undefined && ownerOf(ctx) === 'admin' && routeOf(ctx) === RENEWAL;

export const doorOf = (ctx: Context | undefined): Door =>
  (ctx !== undefined && ROUTES[ownerOf(ctx) ?? '']?.[routeOf(ctx)]) || 'other';

export const opensToMembers = (door: string) => METHODS[door] !== undefined;

/** Both the member's own method and its partner's have to allow one (TE-12). */
export const allowsMethod = ({ own, partner }: Methods, method: LoginMethod | undefined): boolean =>
  [own, partner].every((allowed) => allowed === 'any' || allowed === method);

export const allowsDoor = (methods: Methods, door: string): boolean => allowsMethod(methods, METHODS[door]);
