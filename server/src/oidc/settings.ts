import type { Core } from '@strapi/types';

interface Client {
  clientId: string;
  clientSecret: string;
  /** What the button says: *Continue with …*. Google's name, or that of the issuer's host, unless given. */
  label?: string;
  /** Asked for besides `openid email profile`. */
  scopes?: string[];
}

/** An OpenID provider as a host configures it: a known one by name, or any by its issuer. */
export type OidcConfig = Client & ({ provider: 'google'; issuer?: never } | { provider?: never; issuer: string });

export interface OidcSettings {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  label: string;
  scope: string;
  /** Parameters of its own for its page. */
  parameters: Record<string, string>;
}

const PRESETS = {
  // Most people have several accounts there, a private one among them
  google: { issuer: 'https://accounts.google.com', label: 'Google', parameters: { prompt: 'select_account' } },
};
const SCOPES = ['openid', 'email', 'profile'];
/** A provider on the developer's own machine. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

export const isLoopback = ({ hostname }: URL) => LOOPBACK.test(hostname);

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** @throws Error that says what to configure, at Strapi's start */
export const validateOidc = (config: Partial<OidcConfig> | null | undefined): void => {
  if (config === null || config === undefined) return;
  const { provider, issuer, clientId, clientSecret, label, scopes } = config;
  if ((provider === undefined) === (issuer === undefined)) {
    throw new Error("oidc needs an issuer, or provider: 'google'");
  }
  if (provider !== undefined && !Object.hasOwn(PRESETS, provider)) {
    throw new Error(`oidc.provider must be one of ${Object.keys(PRESETS).join(', ')}; give others by their issuer`);
  }
  if (issuer !== undefined && !isIssuer(issuer)) throw new Error('oidc.issuer must be an https:// URL');
  if (!isText(clientId)) throw new Error('oidc.clientId must be a non-empty string');
  if (!isText(clientSecret)) throw new Error('oidc.clientSecret must be a non-empty string');
  if (label !== undefined && !isText(label)) throw new Error('oidc.label must be a non-empty string');
  if (scopes !== undefined && !(Array.isArray(scopes) && scopes.every(isText))) {
    throw new Error('oidc.scopes must be a list of strings');
  }
};

const isIssuer = (value: unknown): boolean => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
};

/** @returns the host's OpenID provider, presets filled in; `null` where none is configured */
export const oidcSettings = (strapi: Core.Strapi): OidcSettings | null => {
  const config = strapi.plugin('msp').config<OidcConfig | null>('oidc');
  if (!config) return null;
  const preset = config.provider ? PRESETS[config.provider] : undefined;
  const issuer = new URL(preset?.issuer ?? config.issuer!);
  return {
    issuer,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    label: config.label ?? preset?.label ?? issuer.hostname,
    scope: [...new Set([...SCOPES, ...(config.scopes ?? [])])].join(' '),
    parameters: preset?.parameters ?? {},
  };
};
