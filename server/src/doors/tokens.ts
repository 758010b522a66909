import type { Core } from '@strapi/types';
import { getService } from '../utils/get-service';

interface AdminTokens {
  authenticateAdminToken(token: string): Promise<{ authenticated: boolean; user?: { id: number } }>;
}

/**
 * An admin API token stands for its owner without any sign-in. Those of members open nothing: neither routes of the panel
 * nor `/mcp`, which both ask here.
 */
export const refuseMemberTokens = (strapi: Core.Strapi): void => {
  const tokens = strapi.service('admin::api-token-admin') as unknown as AdminTokens;
  const authenticate = tokens.authenticateAdminToken.bind(tokens);
  tokens.authenticateAdminToken = async (token) => {
    const result = await authenticate(token);
    const refused = result.user && (await getService(strapi, 'sign-ins').isMember(result.user.id));
    return refused ? { authenticated: false } : result;
  };
};

/** Strapi's MCP server answers past every rule of the center. */
export const warnOfMcp = (strapi: Core.Strapi): void => {
  if (strapi.config.get('server.mcp.enabled') !== true) return;
  strapi.log.warn(
    'server.mcp.enabled: /mcp opens to the admin API tokens of operators without their sign-in, second factor included. Switch it off where the partner center holds real data.'
  );
};
