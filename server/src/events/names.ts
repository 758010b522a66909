import type { Core } from '@strapi/types';
import { MSP_EVENTS } from '../../../contracts/events';

interface WebhookStore {
  addAllowedEvent(key: string, value: string): void;
}

/** Lets Strapi's webhooks be made for the plugin's events, in bootstrap. */
export const allowEvents = (strapi: Core.Strapi): void => {
  const store = strapi.get('webhookStore') as unknown as WebhookStore;
  for (const name of MSP_EVENTS) store.addAllowedEvent(name.toUpperCase().replaceAll('.', '_'), name);
};
