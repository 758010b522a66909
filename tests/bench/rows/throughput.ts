import { BARE } from '../host/bare';
import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { median, ratio } from '../measure';
import type { Context } from './context';
import { TABLE } from './pages';

const CONNECTIONS = 10;
const SECONDS = 1;

/** @returns requests per second while ten connections ask again as soon as they are answered */
const throughput = async (person: Person, path: string): Promise<number> => {
  const start = performance.now();
  const end = start + SECONDS * 1_000;
  let answered = 0;
  const connection = async () => {
    for (; performance.now() < end; answered += 1) await person.get(path);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return (answered * 1_000) / (performance.now() - start);
};

export const measureThroughput = async ({ host, effort }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME, CONNECTIONS);
  const bare: number[] = [];
  const page: number[] = [];
  for (let round = 0; round <= effort.rounds; round += 1) {
    const rates = [await throughput(person, BARE), await throughput(person, TABLE)] as const;
    if (round === 0) continue;
    bare.push(rates[0]);
    page.push(rates[1]);
  }
  person.leave();
  return [
    {
      label: 'Tech Partners at 10 connections',
      limit: 'throughput',
      unit: 'requests/s',
      value: median(page),
      base: median(bare),
      ratio: ratio(page, bare),
    },
  ];
};
