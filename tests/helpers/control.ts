import type { CommandInput, CommandName, CommandOutput } from './host/control';
import type { QueryInput } from './host/query';

/** The addresses of the host of this run, as the runner's set-up left them. */
export const hostAddress = () => {
  const { MSP_TEST_URL: url, MSP_TEST_CONTROL_URL: controlUrl, MSP_TEST_SMTP_PORT: smtpPort } = process.env;
  if (!url || !controlUrl)
    throw new Error('No host is running: start these tests with Jest (project api) or Playwright');
  return { url, controlUrl, smtpPort: Number(smtpPort) };
};

const control = async <N extends CommandName>(name: N, input: CommandInput<N> | Record<string, never> = {}) => {
  const response = await fetch(`${hostAddress().controlUrl}/${name}`, { method: 'POST', body: JSON.stringify(input) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as CommandOutput<N>;
};

/** The plugin's clock; every test that touches it calls `reset` afterwards. */
export const clock = {
  stopAt: async (at: Date | string) => new Date((await control('now', { at: new Date(at).toISOString() })).now),
  /** @param by milliseconds */
  advance: async (by: number) => new Date((await control('now', { by })).now),
  reset: async () => void (await control('now', { at: null })),
};

/** The rows of a table, as the database holds them. */
export const rowsOf = (table: string, where?: QueryInput['where']) => control('query', { table, where });

/** Changes rows behind the interface, where no route does it. */
export const changeRows = (change: CommandInput<'change'>) => control('change', change);

/** Runs `work` while a table is not there. */
export const without = async <Result>(table: string, work: () => Promise<Result>): Promise<Result> => {
  await control('hide', { table, hidden: true });
  try {
    return await work();
  } finally {
    await control('hide', { table, hidden: false });
  }
};

export const removeRows = (table: string, where?: QueryInput['where']) => control('remove', { table, where });

/** The database forgets what was prepared on its connections, where it can. */
export const losePrepared = () => control('losePrepared');

export const liveRoutes = () => control('routes');

/** Runs a job as cron would, on so many nodes at once. */
export const runJob = (job: CommandInput<'work'>['job'], nodes = 1) => control('work', { job, nodes });

/** What differs between owners' totals and their customers. */
export const totalsDrift = () => control('drift');

/** Puts the totals right, on so many nodes at once. */
export const checkTotals = (nodes: number) => control('checkTotals', { nodes });

export const stopSending = () => control('stopSending');

export const makeWorld = (spec: CommandInput<'world'>) => control('world', spec);

/** What the plugin answers in a world that is gone afterwards. */
export const judge = (input: CommandInput<'judge'>) => control('judge', input);

/** Writes marks into every text column of the tenants' rows. */
export const marks = (input: CommandInput<'mark'>) => control('mark', input);

/** What the host's own code gets of the service that is there for it. */
export const hostIntegration = (method: CommandInput<'hostIntegration'>['method'], ...args: unknown[]) =>
  control('hostIntegration', { method, args });

export const addWebhook = (webhook: CommandInput<'addWebhook'>) => control('addWebhook', webhook);
export const removeWebhook = (webhook: CommandInput<'removeWebhook'>) => control('removeWebhook', webhook);

/** A listener of the host's own that fails, or its end. */
export const failOn = (event: string, on: boolean) => control('failOn', { event, on });
/** Suspends a customer as a member would, in a transaction that is undone. */
export const undoSuspension = (input: CommandInput<'undoSuspension'>) => control('undoSuspension', input);

/** Runs `work` while one of the plugin's settings is another. */
export const configured = async <Result>(key: string, value: unknown, work: () => Promise<Result>): Promise<Result> => {
  const was = await control('configure', { key, value });
  try {
    return await work();
  } finally {
    await control('configure', { key, value: was });
  }
};

export const prepare = (service: CommandInput<'prepare'>['service'], nodes = 1) =>
  control('prepare', { service, nodes });
