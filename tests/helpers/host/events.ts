import type { Core } from '@strapi/types';

/** Listens to an event as a host's own code may, and fails each time; `false` takes the listener away again. */
export const failOn = async (strapi: Core.Strapi, { event, on }: { event: string; on: boolean }): Promise<void> => {
  if (on) strapi.eventHub.on(event, fail);
  else strapi.eventHub.off(event, fail);
};

const fail = async () => {
  throw new Error('This listener always fails');
};

interface Lifecycle {
  suspend(asker: object, documentId: string, reason: string): Promise<unknown>;
}

/** Suspends a customer within a transaction of the host's own, which is undone after it. */
export const undoSuspension = async (
  strapi: Core.Strapi,
  { userId, customer }: { userId: number; customer: string }
): Promise<void> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { id: userId } });
  const asker = { user, operates: false, address: '127.0.0.1', userAgent: 'test' };
  const undone = new Error('Undone');
  await strapi.db
    .transaction(async () => {
      await (strapi.plugin('msp').service('customer-lifecycle') as Lifecycle).suspend(asker, customer, 'Unpaid');
      throw undone;
    })
    .catch((error: Error) => {
      if (error !== undone) throw error;
    });
};
