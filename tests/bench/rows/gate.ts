import { startDatabase } from '../../helpers/host/databases';
import { Host } from '../host';
import { Person } from '../http';
import type { Figure } from '../limits';
import { interleave, median, ratio, type Call } from '../measure';
import type { Context } from './context';

/** The smallest core route that asks who is there: whatever else one does costs more. */
const ROUTE = '/admin/users/me';
const STAFF = { Editor: 'strapi-editor', 'Super Admin': 'strapi-super-admin' };

/** A core route for staff who are no members, with the plugin installed and without it, in turns. */
export const measureGate = async ({ host, database, size, effort }: Context): Promise<Figure[]> => {
  const own = await startDatabase(database);
  try {
    const plain = await Host.start(own.env, size, 'plain');
    try {
      const targets: Record<string, Call> = {};
      const people: Person[] = [];
      for (const [name, role] of Object.entries(STAFF)) {
        for (const [key, each] of Object.entries({ with: host, without: plain })) {
          const person = await Person.signIn(each.url, await each.ask('makeStaff', { role }));
          people.push(person);
          targets[`${key} ${name}`] = () => person.get(ROUTE);
        }
      }
      const times = await interleave(targets, { ...effort, calls: effort.calls * 4 });
      for (const person of people) person.leave();
      return Object.keys(STAFF).map((name): Figure => {
        const [values, bases] = [times[`with ${name}`]!, times[`without ${name}`]!];
        return {
          ...{ label: `A core route with the plugin and without it, as ${name}`, limit: 'gate', unit: 'ms' },
          ...{ value: median(values), base: median(bases), ratio: ratio(values, bases) },
        };
      });
    } finally {
      await plain.stop();
    }
  } finally {
    await own.stop();
  }
};
