import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Behaviour, ProviderOptions } from './main';

export interface OidcProvider {
  behave(change: Partial<Behaviour>): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = path.resolve(__dirname, '../../..');

/** The client that the Strapi under test is to its provider. */
export const OIDC_CLIENT = { clientId: 'partner-center', clientSecret: 'a-secret-of-the-tests' };

/** What a host is started with to have the provider at that port. */
export const oidcEnv = (port: number) => ({
  OIDC_ISSUER: `http://127.0.0.1:${port}`,
  OIDC_CLIENT_ID: OIDC_CLIENT.clientId,
  OIDC_CLIENT_SECRET: OIDC_CLIENT.clientSecret,
});

/** @param url of the Strapi under test */
export const startOidcProvider = async (port: number, url: string): Promise<OidcProvider> => {
  const options: ProviderOptions = { port, ...OIDC_CLIENT, redirectUri: `${url}/api/msp/oidc/callback` };
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts'), JSON.stringify(options)], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') },
  });
  const gone = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    gone.then(([code]) => {
      throw new Error(`The OpenID provider ended with ${code}`);
    }),
  ]);
  return {
    async behave(change) {
      child.send(change);
      await once(child, 'message');
    },
    async stop() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
};
