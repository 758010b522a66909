import { Client } from './client';
import { changeRows, hostAddress, rowsOf } from './control';
import type { RouteEntry } from './host/routes';
import { PASSWORD } from './world-spec';

/** A session of the panel, as a browser holds it. */
export interface PanelSession {
  /** Access token. */
  token: string;
  /** The refresh token's cookie, `name=value`. */
  cookie: string;
}

const post = async (path: string, body: object, cookie?: string): Promise<PanelSession> => {
  const answer = await fetch(hostAddress().url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'doors/1', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  const { data, error } = (await answer.json()) as { data: { token: string }; error?: { message: string } };
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${error?.message}`);
  const [refresh] = answer.headers.getSetCookie().filter((text) => text.startsWith('strapi_admin_refresh='));
  return { token: data.token, cookie: refresh?.split(';')[0] ?? '' };
};

export const logIn = (email: string, password = PASSWORD) => post('/admin/login', { email, password });

/** Exchanges the refresh token for a new one, as the panel does when its access token has expired. */
export const renew = ({ cookie }: PanelSession) => post('/admin/access-token', {}, cookie);

export const resetPassword = (resetPasswordToken: string, password: string) =>
  post('/admin/reset-password', { resetPasswordToken, password });

/** A client that bears a token, of whatever kind. */
export const bearing = (token: string) => new Client(hostAddress().url, async () => token);

/** The session id in an access token. */
export const sessionIdOf = ({ token }: PanelSession): string =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).sessionId;

interface MadeToken {
  data: { id: number; accessKey: string };
}

let made = 0;

/** @returns an API token of the content API that may do everything there */
export const contentApiToken = async (operator: Client): Promise<string> => {
  const body = { name: `doors ${Date.now()} ${(made += 1)}`, type: 'full-access', kind: 'content-api', lifespan: null };
  return (await operator.post<MadeToken>('/admin/api-tokens', body)).body.data.accessKey;
};

/**
 * @param owner numeric id of the Strapi user whom it is given afterwards, as if that user had made it before becoming a
 * member; the operator's own otherwise
 */
export const adminToken = async (operator: Client, owner?: number): Promise<string> => {
  const adminPermissions = [{ action: 'admin::users.read' }, { action: 'plugin::msp.access' }];
  const name = `doors ${Date.now()} ${(made += 1)}`;
  const answer = await operator.post<MadeToken>('/admin/admin-tokens', {
    name,
    description: '',
    kind: 'admin',
    lifespan: null,
    adminPermissions,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const { id, accessKey } = answer.body.data;
  if (owner !== undefined) {
    const table = 'strapi_api_tokens_admin_user_owner_lnk';
    const [link] = await rowsOf(table, { api_token_id: id });
    await changeRows({ table, where: { id: Number(link!.id) }, set: { user_id: owner } });
  }
  return accessKey;
};

/** Gives a user a Strapi role besides, or (`instead`) in the place of its own. */
export const changeRole = async (userId: number, from: string, to: string) => {
  const [[before], [after]] = [await rowsOf('admin_roles', { code: from }), await rowsOf('admin_roles', { code: to })];
  const where = { user_id: userId, role_id: Number(before!.id) };
  await changeRows({ table: 'admin_users_roles_lnk', where, set: { role_id: Number(after!.id) } });
};

/** The path of a route, its parameters filled in. */
export const filled = ({ path }: RouteEntry, values: Record<string, string> = {}) =>
  path
    .replace(/\((\w+)\|[^)]*\)/g, '$1')
    .replace(/\(\.\*\)/g, 'x')
    .replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'a'.repeat(24));

export const label = ({ method, path }: RouteEntry) => `${method} ${path}`;
