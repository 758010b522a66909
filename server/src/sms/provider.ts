import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/types';
import * as development from './development';

export interface SmsMessage {
  /** E.164. */
  to: string;
  text: string;
}

export interface SmsProvider {
  /** Throws where the message was not taken: it is then tried again. */
  send(message: SmsMessage): Promise<unknown>;
}

/** What a provider's module exports: as those of Strapi's email plugin do, with the instance besides (docs/sms.md). */
export interface SmsProviderModule {
  init(
    providerOptions: Record<string, unknown>,
    settings: Record<string, unknown>,
    context: { strapi: Core.Strapi }
  ): SmsProvider | Promise<SmsProvider>;
}

export interface SmsConfig {
  /** `development`, the name of a module that the host has installed, its path, or the module itself. */
  provider: string | SmsProviderModule;
  providerOptions?: Record<string, unknown>;
  settings?: Record<string, unknown>;
}

const BUILT_IN: Record<string, SmsProviderModule> = { development };

const isModule = (value: unknown): value is SmsProviderModule =>
  typeof (value as SmsProviderModule | null)?.init === 'function';

/** @throws Error that says what to configure, at Strapi's start */
export const validateSms = (config: unknown): void => {
  if (config === null || config === undefined) return;
  const { provider } = config as Partial<SmsConfig>;
  if (!isModule(provider) && (typeof provider !== 'string' || provider.trim() === '')) {
    throw new Error('sms.provider must be the name of a module, or an object with a function init');
  }
};

/**
 * Loads the provider that the host has configured, modules from where the host has installed them.
 *
 * @throws Error where there is no such module, or it is no provider
 */
export const loadSmsProvider = async (strapi: Core.Strapi, config: SmsConfig): Promise<SmsProvider> => {
  const { provider, providerOptions = {}, settings = {} } = config;
  const loaded = typeof provider === 'string' ? (BUILT_IN[provider] ?? requireModule(strapi, provider)) : provider;
  if (!isModule(loaded)) throw new Error(`The SMS provider "${provider}" has no function init`);
  return loaded.init(providerOptions, settings, { strapi });
};

const requireModule = (strapi: Core.Strapi, name: string): unknown => {
  try {
    const loaded = createRequire(path.join(strapi.dirs.app.root, 'package.json'))(name);
    return isModule(loaded) ? loaded : loaded?.default;
  } catch (cause) {
    throw new Error(`Could not load the SMS provider "${name}"`, { cause });
  }
};
