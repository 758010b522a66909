import type { Core } from '@strapi/types';
import type { Config } from '../config';
import { loadSmsProvider, type SmsMessage, type SmsProvider } from '../sms/provider';

/** Text messages, through the provider that the host has configured (DESIGN, "SMS"; docs/sms.md). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let provider: SmsProvider | undefined;

  return {
    /**
     * Loads the provider: in bootstrap.
     *
     * @throws Error where it can't be loaded
     */
    async prepare(): Promise<void> {
      const config = strapi.plugin('msp').config<Config['sms']>('sms');
      if (config) provider = await loadSmsProvider(strapi, config);
    },

    /** Whether this host sends text messages at all. */
    isAvailable: (): boolean => provider !== undefined,

    /**
     * Hands one over to the provider. The outbox calls it, which tries again what fails.
     *
     * @throws Error without a provider; whatever the provider throws
     */
    async send(message: SmsMessage): Promise<void> {
      if (!provider) throw new Error('No SMS provider is configured');
      await provider.send(message);
    },
  };
};
