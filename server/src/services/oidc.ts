import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { StartOidcBody } from '../../../contracts/oidc';
import { loadActor } from '../access/actor';
import { createProvider, type Checks, type Identity } from '../oidc/provider';
import { oidcSettings } from '../oidc/settings';
import { deleteExpiredOidcRequests, insertOidcRequest, takeOidcRequest } from '../queries/oidc-requests';
import { findMember } from '../queries/sign-ins';
import { localeOf } from '../public/page';
import { unlessCutOff } from '../utils/cut-off';
import { pool } from '../utils/db';
import { decrypt, encrypt } from '../utils/encryption';
import { getService } from '../utils/get-service';
import { publicUrl } from '../utils/public-url';
import { sha256 } from '../utils/sha256';

/** How long somebody may take at the provider's page, in milliseconds. */
export const OIDC_PATIENCE = 600_000;

const CALLBACK = 'oidc/callback';

interface Secrets {
  checks: Checks;
  /** Of the invitation that it is to accept, as its link was: one that is sent again or deleted meanwhile is dead. */
  tokenHash: string | null;
}

/** Signing in with the host's OpenID provider (TE-12; DESIGN, "Google (any OIDC)"). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  let provider: ReturnType<typeof createProvider> | undefined;

  const configured = () => {
    const settings = oidcSettings(strapi);
    if (!settings) throw new errors.NotFoundError('This server has no OpenID provider configured');
    return (provider ??= createProvider(settings));
  };

  /** Who accepts an invitation, where it is for the mail address that the provider vouches for. */
  const join = async (tokenHash: string, { verified, ...person }: Identity, ctx: Context): Promise<number | null> => {
    if (!verified) return null;
    const from = { address: ctx.request.ip, userAgent: ctx.get('user-agent') };
    const invited = { tokenHash, ...person, language: localeOf(ctx) };
    try {
      return await getService(strapi, 'invite-acceptance').acceptWith(invited, from);
    } catch (error) {
      if (error instanceof errors.ApplicationError) return null;
      throw error;
    }
  };

  /** Who is behind a mail address that the provider vouches for, where that person may come in this way. */
  const admit = async ({ email, verified }: Identity, ctx: Context): Promise<number | null> => {
    const sql = pool(strapi);
    const refuse = async (why: string) => {
      await getService(strapi, 'sign-ins').noteRefused({ email }, ctx, 'oidc', why);
      return null;
    };
    if (!verified) return refuse('unverified-email');
    const person = await findMember(sql, { email });
    if (!person?.active || !(await getService(strapi, 'login-methods').allows('google', { email }))) {
      return refuse('login-method');
    }
    const actor = await unlessCutOff(loadActor(sql, { id: person.userId, email }, false));
    return actor ? person.userId : refuse('partner-disabled');
  };

  return {
    /**
     * Begins a sign-in.
     *
     * @returns the provider's page to send the browser to, and the secret that it has to bring back in a cookie
     * @throws NotFoundError (404) where no provider is configured, or of a dead invitation; Error where the provider
     * can't be reached
     */
    async start({ token }: StartOidcBody): Promise<{ url: string; browser: string }> {
      const invite = token ? await getService(strapi, 'invite-acceptance').find(token) : undefined;
      const { url, checks } = await configured().begin(publicUrl(strapi, CALLBACK));
      const secrets: Secrets = { checks, tokenHash: invite?.tokenHash ?? null };
      const browser = randomBytes(32).toString('base64url');
      await deleteExpiredOidcRequests(pool(strapi), now());
      await insertOidcRequest(pool(strapi), {
        stateHash: sha256(checks.state),
        browserHash: sha256(browser),
        secrets: encrypt(strapi, JSON.stringify(secrets)),
        now: now(),
        expiresAt: new Date(now().getTime() + OIDC_PATIENCE),
      });
      return { url: url.href, browser };
    },

    /**
     * Ends what `start` began, when the browser comes back from the provider.
     *
     * @param browser the secret in its cookie
     * @returns numeric id of the Strapi user to sign in; `null` where it is refused, for whatever reason
     */
    async finish(ctx: Context, browser: string | undefined): Promise<number | null> {
      const { state } = ctx.query;
      if (typeof state !== 'string' || !browser) return null;
      const asked = { stateHash: sha256(state), browserHash: sha256(browser) };
      const taken = await takeOidcRequest(pool(strapi), asked, now());
      const secrets = taken && decrypt(strapi, taken);
      if (!secrets) return null;
      const { checks, tokenHash }: Secrets = JSON.parse(secrets);
      const answered = new URL(publicUrl(strapi, CALLBACK) + ctx.search);
      let identity: Identity;
      try {
        identity = await configured().finish(answered, checks);
      } catch (error) {
        strapi.log.warn(`msp: the OpenID provider's answer was refused: ${(error as Error).message}`);
        return null;
      }
      return tokenHash === null ? admit(identity, ctx) : join(tokenHash, identity, ctx);
    },
  };
};
