import { BARE } from '../host/bare';
import { ADMINISTRATOR, OPERATOR, PRIME } from '../host/world';
import { Person } from '../http';
import type { Figure, LimitName } from '../limits';
import { interleave, median, ratio, type Call } from '../measure';
import type { Context } from './context';

/** Rows that the customer list asks for at once, without being told. */
export const LIST_PAGE = 100;
/** How far a person might scroll. */
const FAR_PAGES = 100;

interface Page {
  meta: { cursor: string | null };
}

interface More {
  path: string;
  /** Absent where nothing is demanded. */
  limit?: LimitName;
}

export const TABLE = '/msp/tech-partners?pageSize=25&sort=name:asc';

/** A page further down the customer list: the first page's cursor, and one far on. */
export const cursors = async (person: Person, list: string) => {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < FAR_PAGES; page += 1) {
    const answer = (await person.get(`${list}&limit=200${cursor ? `&cursor=${cursor}` : ''}`)) as Page;
    if (!answer.meta.cursor) break;
    cursor = answer.meta.cursor;
    found.push(cursor);
  }
  return { next: found[0], far: found.at(-1) };
};

const asSomebody = async (
  { host, world, effort }: Context,
  email: string,
  who: string,
  limit: LimitName,
  more: Record<string, More> = {}
): Promise<Figure[]> => {
  const person = await Person.signIn(host.url, email);
  const list = `/msp/tech-partners/${world.techPartner.documentId}/customers?show=all`;
  const { next, far } = await cursors(person, list);
  const paths: Record<string, string> = {
    bare: BARE,
    [`Tech Partners, 25 rows by name, ${who}`]: TABLE,
    [`Customer list, first page, ${who}`]: list,
    [`Customer list, assigned only, ${who}`]: list.replace('all', 'assigned'),
    ...(next && { [`Customer list, a later page, ${who}`]: `${list}&cursor=${next}` }),
    ...(far && far !== next && { [`Customer list, a far page, ${who}`]: `${list}&cursor=${far}` }),
    ...Object.fromEntries(Object.entries(more).map(([name, { path }]) => [name, path])),
  };
  const targets: Record<string, Call> = {};
  for (const [name, path] of Object.entries(paths)) targets[name] = () => person.get(path);
  const { bare, ...times } = await interleave(targets, effort);
  person.leave();
  return Object.entries(times).map(([label, values]) => ({
    label,
    limit: label in more ? more[label]!.limit : limit,
    unit: 'ms',
    value: median(values),
    base: median(bare!),
    ratio: ratio(values, bare!),
  }));
};

const SORTS = {
  mspAdminCount: 'MSP admins',
  assignedCustomersCount: 'assigned customers',
  accountAdminCount: 'account admins',
};

export const measurePages = async (context: Context): Promise<Figure[]> => {
  const sorts = Object.entries(SORTS).map(([column, name]): [string, More] => [
    `Tech Partners sorted by ${name}, as a member`,
    { path: `/msp/tech-partners?pageSize=25&sort=${column}:desc`, limit: 'count-sort' },
  ]);
  const more = {
    ...Object.fromEntries(sorts),
    'Dashboard, as a member': { path: '/msp/dashboard', limit: 'dashboard' as const },
  };
  // The limits speak of a member, for whom the prime admin stands; these say what a hundred grants of one's own add
  const elsewhere: Record<string, More> = {
    'Customers, 25 rows by name, as a member with delegations': { path: '/msp/customers?pageSize=25' },
    'Dashboard, as a member with delegations': { path: '/msp/dashboard' },
  };
  return [
    ...(await asSomebody(context, PRIME, 'as a member', 'page-member', more)),
    ...(await asSomebody(context, ADMINISTRATOR, 'as a member with delegations', 'page-member', elsewhere)),
    ...(await asSomebody(context, OPERATOR, 'as an operator', 'page-operator')),
  ];
};
