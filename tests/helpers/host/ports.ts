import net from 'node:net';

/** A port nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

/**
 * @param timeout in milliseconds
 * @throws Error when nobody listens by then
 */
export const waitForPort = async (port: number, timeout: number): Promise<void> => {
  const end = Date.now() + timeout;
  while (!(await listens(port))) {
    if (Date.now() > end) throw new Error(`Nobody listens on port ${port} after ${timeout} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
