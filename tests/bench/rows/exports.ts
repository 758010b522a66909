import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { median } from '../measure';
import type { Context } from './context';

const ROUNDS = 3;

/** Files of every customer that a prime admin sees: how soon they begin, and what they cost in memory. */
export const measureExports = async ({ host }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME);
  const figures: Figure[] = [];
  const files = {
    'the list as CSV': '/msp/customers/export?view=tenants',
    'accounts as JSON': '/msp/customers/accounts?format=json',
  };
  for (const [name, path] of Object.entries(files)) {
    const firsts: number[] = [];
    const peaks: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await host.ask('startMemory', null);
      firsts.push((await person.download(path)).firstByte);
      peaks.push((await host.ask('measureMemory', null)).peak);
    }
    const [first, peak] = [median(firsts), median(peaks)];
    figures.push(
      { label: `Export of ${name}: its first byte after`, limit: 'first-byte', unit: 'ms', value: first, ratio: first },
      { label: `Memory: export of ${name}, at most`, limit: 'export-memory', unit: 'MB', value: peak, ratio: peak }
    );
  }
  person.leave();
  return figures;
};
