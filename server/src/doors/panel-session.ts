import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/types';
import { buildSessionMetadata } from '@strapi/utils';
import type { Context } from 'koa';

const REFRESH_COOKIE = 'strapi_admin_refresh';

type SameSite = 'lax' | 'strict' | 'none';

/** How the panel keeps its access token, as `config/admin` has it: Strapi's own defaults where that says nothing. */
export const accessCookie = (strapi: Core.Strapi) => {
  const of = <Value>(key: string) => strapi.config.get<Value | undefined>(`admin.auth.${key}`);
  return {
    name: of<string>('cookie.name') || 'jwtToken',
    path: of<string>('cookie.path') || '/admin',
    domain: of<string>('cookie.domain') || of<string>('domain') || undefined,
  };
};

/** Only over TLS, in production or as `config/admin` has it. */
export const isSecure = (strapi: Core.Strapi, ctx: Context): boolean =>
  strapi.config.get<boolean | undefined>('admin.auth.cookie.secure') ??
  (process.env.NODE_ENV === 'production' && ctx.request.secure);

interface Users {
  findOne(id: number): Promise<object>;
  sanitizeUser(user: object): object;
}

/**
 * Signs a user in to the panel as Strapi's own sign-in does, until the browser is closed: its refresh token where no
 * script reads it, its access token where the panel's does. Through which door, `doors/sessions.ts` finds by the route.
 *
 * @param userId numeric id of an active Strapi user, whose identity was proved
 */
export const startPanelSession = async (strapi: Core.Strapi, ctx: Context, userId: number): Promise<void> => {
  const sessions = strapi.sessionManager('admin');
  const { token } = await sessions.generateRefreshToken(String(userId), randomUUID(), {
    type: 'session',
    metadata: buildSessionMetadata({ userAgent: ctx.get('user-agent') }),
  });
  const access = await sessions.generateAccessToken(token);
  if ('error' in access) throw new Error(`No access token for a new session: ${access.error}`);

  // As Strapi's own sign-ins do: hosts listen (`admin.auth.events`)
  const users = strapi.service('admin::user') as unknown as Users;
  const user = users.sanitizeUser(await users.findOne(userId));
  void strapi.eventHub.emit('admin.auth.success', { user, provider: 'oidc' });

  const { name, ...where } = accessCookie(strapi);
  const options = { ...where, secure: isSecure(strapi, ctx), overwrite: true };
  const sameSite = strapi.config.get<SameSite>('admin.auth.cookie.sameSite') ?? 'lax';
  ctx.cookies.set(REFRESH_COOKIE, token, { ...options, httpOnly: true, sameSite });
  ctx.cookies.set(name, access.token, { ...options, httpOnly: false });
};
