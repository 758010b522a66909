import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { median, ratio, timed } from '../measure';
import type { Context } from './context';

const BY_ID = 1_000;
const BY_FILTER = 10_000;
const ROUNDS = 5;

interface Answer {
  data: { assigned: number };
}

/** Saves of the sidebar *Manage Assigned Customers*, in turns with raw inserts of the same number of rows. */
export const measureSaves = async ({ host, world }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME);
  const target = { home: world.home, techPartner: world.techPartner.id };
  const path = `/msp/tech-partners/${world.techPartner.documentId}/customers`;
  await host.ask('undoSaves', target);

  const compare = async (label: string, assign: object): Promise<Figure[]> => {
    const saved: number[] = [];
    const inserted: number[] = [];
    const memory: { peak: number; stays: number }[] = [];
    let rows = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      await host.ask('startMemory', null);
      const ms = await timed(async () => (rows = ((await person.put(path, { assign })) as Answer).data.assigned));
      const grown = await host.ask('measureMemory', null);
      await host.ask('undoSaves', target);
      const raw = await host.ask('insertByHand', { ...target, count: rows });
      if (round === 0) continue;
      saved.push(ms / rows);
      inserted.push(raw.ms / raw.rows);
      memory.push(grown);
    }
    const peak = median(memory.map((one) => one.peak));
    return [
      {
        label,
        limit: 'save',
        unit: 'ms',
        value: median(saved) * rows,
        base: median(inserted) * rows,
        ratio: ratio(saved, inserted),
        rows,
      },
      { label: `Memory: ${label}, at most`, limit: 'memory', unit: 'MB', value: peak, ratio: peak, rows },
      ...[median(memory.map(({ stays }) => stays))].map(
        (stays): Figure => ({
          label: `Memory: ${label}, afterwards`,
          limit: 'memory',
          unit: 'MB',
          value: stays,
          ratio: stays,
          rows,
        })
      ),
    ];
  };

  const ids = await host.ask('findFreeCustomers', { ...target, count: BY_ID });
  // As many as there are in a small world.
  const share = BY_FILTER / (0.6 * world.counts.customers);
  const search = share < 0.9 ? (await host.ask('findTerms', { shares: [share] })).long[0]!.term : undefined;
  const figures = [
    ...(await compare('saving 1,000 assignments by id', { ids })),
    ...(await compare('saving 10,000 assignments by filter', { allMatching: { search } })),
  ];
  person.leave();
  return figures;
};
