import net from 'node:net';
import { Problem } from './problem.mjs';

const listens = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', ({ code }) => resolve(code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** Whether nobody listens on it, on this machine or on all addresses. */
export const isFree = async (port) => (await listens(port, '127.0.0.1')) && (await listens(port, '::'));

/**
 * The port asked for and the free ones after it.
 *
 * @throws Problem when the first is in use
 */
export const takePorts = async (first, count) => {
  if (!(await isFree(first)))
    throw new Problem(`Port ${first} is in use. Stop what listens there, or choose another: --port <number>`);
  const ports = [first];
  for (let port = first + 1; ports.length < count && port < 65_536; port += 1) if (await isFree(port)) ports.push(port);
  if (ports.length < count)
    throw new Problem(`There are not ${count} free ports from ${first} on; choose a lower --port`);
  return ports;
};
