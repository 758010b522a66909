import { startDatabase } from '../../helpers/host/databases';
import { Host } from '../host';
import { Person } from '../http';
import type { Figure } from '../limits';
import { interleave, median, ratio } from '../measure';
import type { Context } from './context';

/** The smallest core route that asks who is there: whatever else one does costs more. */
const ROUTE = '/admin/users/me';

/** A core route for staff who are no members, with the plugin installed and without it, in turns. */
export const measureGate = async ({ host, database, size, effort }: Context): Promise<Figure[]> => {
  const own = await startDatabase(database);
  try {
    const plain = await Host.start(own.env, size, 'plain');
    try {
      const [guarded, open] = [await signIn(host), await signIn(plain)];
      const targets = { guarded: () => guarded.get(ROUTE), open: () => open.get(ROUTE) };
      const times = await interleave(targets, { ...effort, calls: effort.calls * 10 });
      guarded.leave();
      open.leave();
      return [
        {
          ...{ label: 'A core route with the plugin, against Strapi without it', limit: 'gate', unit: 'ms' },
          ...{ value: median(times.guarded), base: median(times.open), ratio: ratio(times.guarded, times.open) },
        },
      ];
    } finally {
      await plain.stop();
    }
  } finally {
    await own.stop();
  }
};

const signIn = async (host: Host): Promise<Person> => Person.signIn(host.url, await host.ask('makeStaff', null));
