import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MspEventPayload } from '../../contracts/events';
import { addWebhook, removeWebhook } from './control';

export interface Delivery extends MspEventPayload {
  event: string;
  createdAt: string;
}

const QUIET = 250;

/** A real HTTP server, and a webhook of Strapi's that calls it. */
export const openListener = async (events: readonly string[], { fails = false } = {}) => {
  const deliveries: Delivery[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      if (fails) return void request.socket.destroy();
      bodies.push(body);
      deliveries.push(JSON.parse(body));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { id } = await addWebhook({ url, events: [...events] });

  /** What has come of this customer, once there is as much and nothing more for a while. */
  const of = async (customer: string, count: number, milliseconds = 10_000): Promise<Delivery[]> => {
    const mine = () => deliveries.filter((delivery) => delivery.customer?.documentId === customer);
    for (const end = Date.now() + milliseconds; mine().length < count && Date.now() < end; ) await pause(25);
    await pause(QUIET);
    return mine();
  };

  return {
    of,
    bodies,
    deliveries,
    close: async () => {
      await removeWebhook({ id });
      server.close();
      server.closeAllConnections();
    },
  };
};

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));
