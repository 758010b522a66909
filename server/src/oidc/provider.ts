import type { Configuration } from 'openid-client';
import { isLoopback, type OidcSettings } from './settings';

/** What a provider says of a person it has signed in. */
export interface Identity {
  email: string;
  /** The provider vouches that the mailbox is the person's. */
  verified: boolean;
  firstname: string;
  lastname: string;
}

/** What only the server that began a sign-in knows of it. */
export interface Checks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** For how long a provider's own description of itself is used, in milliseconds. */
const KEPT = 3_600_000;
/** For an answer of the provider, in seconds: somebody is waiting. */
const PATIENCE = 8;

/** Comes as an ES module alone. */
const library = () => import('openid-client');

const discover = async ({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> => {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await library();
  return discovery(issuer, clientId, clientSecret, undefined, {
    execute: [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])],
    timeout: PATIENCE,
  });
};

/** A host's OpenID provider: authorization code flow with PKCE, state and nonce. */
export const createProvider = (settings: OidcSettings) => {
  let found: { at: number; configuration: Promise<Configuration> } | undefined;

  const configuration = (): Promise<Configuration> => {
    if (!found || Date.now() - found.at > KEPT) {
      const current = { at: Date.now(), configuration: discover(settings) };
      found = current;
      // What went wrong once is asked again
      current.configuration.catch(() => {
        if (found === current) found = undefined;
      });
    }
    return found.configuration;
  };

  return {
    /** @returns the provider's page to send the browser to, and what its answer is checked by */
    async begin(redirectUri: string): Promise<{ url: URL; checks: Checks }> {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, ...random } = await library();
      const checks = {
        state: random.randomState(),
        nonce: random.randomNonce(),
        codeVerifier: random.randomPKCECodeVerifier(),
      };
      const url = buildAuthorizationUrl(await configuration(), {
        ...settings.parameters,
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, checks };
    },

    /**
     * Exchanges the code that the browser brought back.
     *
     * @param answered the address it came to: the redirect URI with the provider's answer
     * @throws Error where anything is not as it was asked for: state, code, signature, issuer, audience, nonce, times
     */
    async finish(answered: URL, { state, nonce, codeVerifier }: Checks): Promise<Identity> {
      const { authorizationCodeGrant, fetchUserInfo } = await library();
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, answered, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      // Providers may tell of the mail address there alone
      const told = claims.email === undefined ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
      if (typeof told.email !== 'string') throw new Error('The provider tells no mail address');
      const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 100) : '');
      return {
        email: told.email.toLowerCase(),
        verified: told.email_verified === true,
        firstname: text(told.given_name) || text(told.name) || text(told.email.split('@')[0]),
        lastname: text(told.family_name),
      };
    },
  };
};
