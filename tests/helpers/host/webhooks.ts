import type { Core } from '@strapi/types';

interface Webhook {
  id: number;
}

interface Store {
  createWebhook(webhook: object): Promise<Webhook>;
  deleteWebhook(id: number): Promise<unknown>;
}

interface Runner {
  add(webhook: Webhook): void;
  remove(webhook: Webhook): void;
}

const parts = (strapi: Core.Strapi) => ({
  store: strapi.get('webhookStore') as unknown as Store,
  runner: strapi.get('webhookRunner') as unknown as Runner,
});

/** Makes a webhook as Strapi's settings do, which in production refuse an address of this machine. */
export const addWebhook = async (strapi: Core.Strapi, { url, events }: { url: string; events: string[] }) => {
  const { store, runner } = parts(strapi);
  const webhook = await store.createWebhook({ name: url, url, events, headers: {}, isEnabled: true });
  runner.add(webhook);
  return { id: webhook.id };
};

export const removeWebhook = async (strapi: Core.Strapi, webhook: { id: number }) => {
  const { store, runner } = parts(strapi);
  runner.remove(webhook);
  await store.deleteWebhook(webhook.id);
};
