import type { Core } from '@strapi/types';
import { oidcSettings, validateOidc, type OidcConfig } from '../../server/src/oidc/settings';

const client = { clientId: 'id', clientSecret: 'secret' };
const settingsOf = (config: OidcConfig | null) =>
  oidcSettings({ plugin: () => ({ config: () => config }) } as unknown as Core.Strapi);

describe('[TE-12] The OpenID provider of a host', () => {
  it.each<[string, unknown]>([
    ['none', null],
    ['Google', { provider: 'google', ...client }],
    ['any other', { issuer: 'https://id.demo.test/realm', ...client, label: 'Demo', scopes: ['mail'] }],
    ['one on the own machine', { issuer: 'http://127.0.0.1:9000', ...client }],
  ])('may be %s', (_, config) => expect(() => validateOidc(config as OidcConfig)).not.toThrow());

  it.each<[string, unknown, string]>([
    ['nothing that names one', client, 'issuer'],
    ['both names', { provider: 'google', issuer: 'https://id.demo.test', ...client }, 'issuer'],
    ['an unknown preset', { provider: 'constructor', ...client }, 'oidc.provider'],
    ['an issuer that anybody could listen to', { issuer: 'http://id.demo.test', ...client }, 'oidc.issuer'],
    ['no URL', { issuer: 'id.demo.test', ...client }, 'oidc.issuer'],
    ['no client', { provider: 'google', clientSecret: 'secret' }, 'oidc.clientId'],
    ['no secret', { provider: 'google', clientId: 'id', clientSecret: ' ' }, 'oidc.clientSecret'],
    ['an empty label', { provider: 'google', ...client, label: '' }, 'oidc.label'],
    ['scopes that are no list', { provider: 'google', ...client, scopes: 'mail' }, 'oidc.scopes'],
  ])('is refused at the start with %s', (_, config, named) =>
    expect(() => validateOidc(config as OidcConfig)).toThrow(named)
  );

  it('is Google by its preset, or any by its issuer', () => {
    expect(settingsOf({ provider: 'google', ...client })).toMatchObject({
      issuer: new URL('https://accounts.google.com'),
      label: 'Google',
      scope: 'openid email profile',
      parameters: { prompt: 'select_account' },
    });
    expect(settingsOf({ issuer: 'https://id.demo.test/realm', ...client, scopes: ['mail', 'email'] })).toMatchObject({
      label: 'id.demo.test',
      scope: 'openid email profile mail',
      parameters: {},
    });
    expect(settingsOf(null)).toBeNull();
  });
});
