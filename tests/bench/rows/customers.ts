import { BARE } from '../host/bare';
import { PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure } from '../limits';
import { interleave, median, ratio, type Call } from '../measure';
import type { Context } from './context';

const PAGE_SIZE = 25;
const LIST = `/msp/customers?pageSize=${PAGE_SIZE}`;

/** What is asked of the list of customers, beside its first page by name. */
const ASKED: Record<string, string> = {
  accounts: '&view=accounts',
  'as customers': '&view=customers',
  'sorted by device count': '&sort=deviceCount:desc',
  'sorted by email': '&sort=email:asc',
  'sorted by tags': '&view=customers&sort=tags:asc',
  'sorted by owner': '&view=customers&sort=owner:asc',
  'sorted by status': '&view=accounts&sort=status:desc',
  'sorted by total users': '&view=accounts&sort=totalUsers:desc',
  'sorted by licensed products': '&view=accounts&sort=licensedProducts:desc',
  'sorted by next renewal': '&view=accounts&sort=nextRenewal:asc',
  'suspended ones': '&status=suspended',
  'of a link that is pending': '&linkApproval=pending',
  'of at least 50 devices': '&minDevices=50',
  'with a tag': '&tag=retail',
};

interface List {
  meta: { pagination: { pageCount: number } };
}

/** The list of customers as the prime admin of the MSP that has most of them. */
export const measureCustomers = async ({ host, effort }: Context): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, PRIME);
  const { meta } = (await person.get(LIST)) as List;
  const { short, long } = await host.ask('findTerms', { shares: [0, 0.01, 0.1] });
  const far = Math.ceil(meta.pagination.pageCount / 2);
  const asked = {
    ...ASKED,
    ...Object.fromEntries(long.map(({ term }, i) => [`searched, ${[0, 1, 10][i]} % matching`, `&search=${term}`])),
    'searched for two letters, 10 % matching': `&search=${short[2]!.term}`,
  };
  const targets: Record<string, Call> = {
    bare: () => person.get(BARE),
    first: () => person.get(LIST),
    far: () => person.get(`${LIST}&page=${far}`),
    last: () => person.get(`${LIST}&page=${meta.pagination.pageCount}`),
  };
  for (const [name, query] of Object.entries(asked)) targets[name] = () => person.get(LIST + query);
  const { bare, first, far: farthest, last, ...times } = await interleave(targets, effort);
  person.leave();

  const figure = (label: string, limit: Figure['limit'], values: number[], bases: number[]): Figure => ({
    ...{ label, limit, unit: 'ms', value: median(values), base: median(bases), ratio: ratio(values, bases) },
  });
  return [
    figure('Customers, 25 rows by name', 'customers', first!, bare!),
    ...Object.entries(times).map(([name, values]) => figure(`Customers ${name}`, 'customers', values, bare!)),
    figure('Customers, the page in the middle, against the first', 'far-page', farthest!, first!),
    figure('Customers, the last page, against the first', 'far-page', last!, first!),
  ];
};
