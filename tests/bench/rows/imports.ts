import { setTimeout } from 'node:timers/promises';
import type { ImportDetails, ImportSummary } from '../../../contracts/imports';
import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { median, ratio } from '../measure';
import type { Context } from './context';

const ROUNDS = 3;

interface Answer<Data> {
  data: Data;
}

const file = (count: number): string => {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `Benchimport ${i},Holding ${i % 100},it${i}@bench.demo.test,Street ${i},Leeds,United Kingdom,"gold, region ${i % 20}"`
  );
  return ['name,enterpriseName,email,address,city,country,tags', ...rows].join('\n');
};

const settled = async (person: Person, id: string): Promise<ImportDetails> => {
  for (;;) {
    const { data } = (await person.get(`/msp/imports/${id}`)) as Answer<ImportDetails>;
    if (!['checking', 'importing'].includes(data.state)) return data;
    await setTimeout(100);
  }
};

/** *Valid rows only* of a file with as many customers as the world has, in turns with raw inserts of the same rows. */
export const measureImports = async ({ host, world }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME);
  const { customers: count } = world.counts;
  const rates: number[] = [];
  const raws: number[] = [];
  const peaks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await host.ask('startMemory', null);
    const form = new FormData();
    form.set('data', JSON.stringify({ kind: 'customers' }));
    form.set('file', new Blob([file(count)], { type: 'text/csv' }), 'bench.csv');
    const { documentId } = ((await person.send('/msp/imports', form)) as Answer<ImportSummary>).data;
    await settled(person, documentId);
    const start = performance.now();
    await person.send(`/msp/imports/${documentId}/start`, { mode: 'valid' });
    const { written } = await settled(person, documentId);
    const ms = performance.now() - start;
    if (written !== count) throw new Error(`The import has written ${written} rows of ${count}`);
    peaks.push((await host.ask('measureMemory', null)).peak);
    await host.ask('forgetImported', null);
    const raw = await host.ask('insertCustomersByHand', { home: world.home, count });
    rates.push((count * 1_000) / ms);
    raws.push((raw.rows * 1_000) / raw.ms);
  }
  person.leave();
  const peak = median(peaks);
  return [
    {
      label: 'Import of as many customers as there are',
      limit: 'import',
      unit: 'rows/s',
      value: median(rates),
      base: median(raws),
      ratio: ratio(rates, raws),
    },
    { label: 'Memory: that import, at most', limit: 'import-memory', unit: 'MB', value: peak, ratio: peak },
  ];
};
