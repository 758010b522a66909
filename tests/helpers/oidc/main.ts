import type { InteractionResults } from 'oidc-provider';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the provider does from now on. */
export interface Behaviour {
  /** Who is signed in there, whatever was asked. */
  person: { email: string; email_verified: boolean };
  /** What is wrong with the next ID tokens. */
  fault: 'audience' | 'issuer' | 'nonce' | 'expired' | 'signature' | null;
  /** Tells of the mail address at its userinfo endpoint alone. */
  terse: boolean;
  /** The person refuses. */
  denies: boolean;
}

export interface ProviderOptions {
  port: number;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

const behaviour: Behaviour = {
  person: { email: '', email_verified: true },
  fault: null,
  terse: false,
  denies: false,
};

/** A real OpenID provider on loopback, in a process of its own: the package is an ES module, which Jest does not load. */
const main = async ({ port, clientId, clientSecret, redirectUri }: ProviderOptions) => {
  const { default: Provider } = await import('oidc-provider');
  const jose = await import('jose');
  const keys = await jose.generateKeyPair('RS256', { extractable: true });
  const others = await jose.generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await jose.exportJWK(keys.privateKey)), kid: 'one', use: 'sig', alg: 'RS256' };

  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a', 'b'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: async (use) => ({ sub: accountId, ...(use === 'id_token' && behaviour.terse ? {} : behaviour.person) }),
    }),
  });

  /** Signs a token anew, with one thing wrong. */
  const forge = async (token: string): Promise<string> => {
    const claims = jose.decodeJwt(token);
    const changes = {
      audience: { aud: 'another-client' },
      issuer: { iss: 'http://127.0.0.1:1' },
      nonce: { nonce: 'another' },
      expired: { exp: Math.floor(Date.now() / 1000) - 3_600 },
      signature: {},
    };
    return new jose.SignJWT({ ...claims, ...changes[behaviour.fault!] })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(behaviour.fault === 'signature' ? others.privateKey : keys.privateKey);
  };

  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as { id_token?: string } | undefined;
    if (behaviour.fault && ctx.path === '/token' && answer?.id_token) answer.id_token = await forge(answer.id_token);
  });

  /** Signs the person in and consents, as if it had been clicked. */
  const interact = async (request: IncomingMessage, response: ServerResponse) => {
    const { prompt, session } = await provider.interactionDetails(request, response);
    const finish = (result: InteractionResults) => provider.interactionFinished(request, response, result);
    if (behaviour.denies) return finish({ error: 'access_denied', error_description: 'No' });
    if (prompt.name === 'login') return finish({ login: { accountId: behaviour.person.email } });
    const grant = new provider.Grant({ accountId: session!.accountId, clientId });
    grant.addOIDCScope('openid email profile');
    return finish({ consent: { grantId: await grant.save() } });
  };

  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    interact(request, response).catch((error: Error) => response.writeHead(500).end(error.stack));
  });
  process.on('message', (change: Partial<Behaviour>) => {
    Object.assign(behaviour, change);
    process.send?.('changed');
  });
  process.once('disconnect', () => process.exit(0));
  server.listen(port, '127.0.0.1', () => process.send?.('listening'));
};

main(JSON.parse(process.argv[2] ?? '{}')).catch((error) => {
  console.error(error);
  process.exit(1);
});
