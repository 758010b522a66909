import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/types';
import { setClock } from './clock';
import { failOn, undoSuspension } from './events';
import { configure } from './configure';
import { judge } from './judge';
import { mark } from './marks';
import { hostIntegration } from './integration';
import { change, hide, losePrepared, query, remove } from './query';
import { listRoutes } from './routes';
import { checkTotals, drift } from './totals';
import { addWebhook, removeWebhook } from './webhooks';
import { prepare, stopSending, work } from './work';
import { createWorld } from './world';

/** What the tests may ask of the process that runs Strapi, beside its HTTP interface. */
const commands = {
  now: setClock,
  query,
  change,
  hide,
  losePrepared,
  remove,
  routes: listRoutes,
  work,
  stopSending,
  prepare,
  hostIntegration,
  world: createWorld,
  judge,
  mark,
  addWebhook,
  removeWebhook,
  configure,
  failOn,
  undoSuspension,
  drift,
  checkTotals,
};

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = Parameters<Commands[N]>[1];
export type CommandOutput<N extends CommandName> = Awaited<ReturnType<Commands[N]>>;

/** Listens on a free port of 127.0.0.1: `POST /<command>` with its input as JSON. */
export const openControlPort = async (strapi: Core.Strapi) => {
  const server = createServer((request, response) => {
    run(strapi, request).then(
      (output) => response.end(JSON.stringify(output ?? null)),
      (error: Error) => response.writeHead(500).end(error.stack)
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
};

const run = async (strapi: Core.Strapi, request: IncomingMessage) => {
  const name = request.url?.slice(1) ?? '';
  if (!Object.hasOwn(commands, name)) throw new Error(`No command ${name}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const input = JSON.parse(Buffer.concat(chunks).toString());
  return commands[name as CommandName](strapi, input);
};
