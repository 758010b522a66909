import { BARE } from '../host/bare';
import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { interleave, median, ratio, type Call } from '../measure';
import type { Context } from './context';
import { cursors, TABLE } from './pages';

const SHARES = [0, 0.01, 0.1];

/** A search over names and tags, for two letters and for more, by how many customers match. */
export const measureSearch = async ({ host, world, effort }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME);
  const list = `/msp/tech-partners/${world.techPartner.documentId}/customers?show=all`;
  const { short, long } = await host.ask('findTerms', { shares: SHARES });

  const targets: Record<string, Call> = { bare: () => person.get(BARE) };
  for (const [letters, terms] of Object.entries({ 'two letters': short, 'three and more letters': long })) {
    for (const [index, { term }] of terms.entries()) {
      const path = `${list}&search=${term}`;
      const label = `Search for ${letters}, ${SHARES[index]! * 100} % matching`;
      targets[label] = () => person.get(path);
      const { next } = await cursors(person, path);
      if (index === 2 && next) targets[`${label}, next page`] = () => person.get(`${path}&cursor=${next}`);
    }
  }
  const named = long[1]!.term;
  targets['Tech Partners searched by name'] = () => person.get(`${TABLE}&search=${named}`);

  const { bare, ...times } = await interleave(targets, effort);
  person.leave();
  return Object.entries(times).map(([label, values]) => ({
    label,
    limit: 'search',
    unit: 'ms',
    value: median(values),
    base: median(bare!),
    ratio: ratio(values, bare!),
  }));
};
