import type { SearchCenterResponse } from '../../contracts/center-search';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp', name: 'Zyrka Networks' },
      child: { type: 'partner', parent: 'msp', name: 'Bright Zyrka' },
      above: { type: 'msp', name: 'Overzyrka' },
      tech: { type: 'integrator', parent: 'msp', name: 'Zyrka Fitters' },
      helper: { type: 'installer', parent: 'other', name: 'Zyrka Serving' },
      other: { type: 'msp', name: 'Zyrka Abroad' },
    },
    members: {
      prime: { partner: 'msp', firstname: 'Zyrina', lastname: 'Keller' },
      guests: { partner: 'msp', role: 'guest-manager', firstname: 'Gwen', lastname: 'Ozyrk' },
      reader: { partner: 'msp', role: 'read-only', firstname: 'Rita', lastname: 'Zyro' },
      techie: { partner: 'tech', firstname: 'Tom', lastname: 'Zyrk' },
      helping: { partner: 'helper', firstname: 'Helen', lastname: 'Zyrk' },
      outsider: { partner: 'other', firstname: 'Otto', lastname: 'Zyrk' },
      nobody: {},
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Café Zyrkás', tags: ['zyrlicht'] },
      cinema: { owner: 'child', name: 'Metrozyrka' },
      asleep: { owner: 'child', name: 'Zyrka asleep', suspended: true },
      secret: { owner: 'msp', name: 'Zyrka secret', accessModel: 'invite-guest' },
      served: { owner: 'msp', name: 'Hall of Zyrka' },
      garage: { owner: 'other', name: 'Zyrka garage' },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'helper', target: 'served' },
    ],
  });

describe('The search of the center', () => {
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.as>[0];
  beforeAll(async () => void (w = await build()));

  const ask = (who: Who, search?: string) =>
    w.as(who).get<SearchCenterResponse>('/msp/search', search === undefined ? {} : { search });
  const find = async (who: Who, search: string) => {
    const { partners, customers, people } = (await ask(who, search)).body.data;
    const names = (found: { name: string }[]) => found.map(({ name }) => name);
    return { partners: names(partners), customers: names(customers), people: names(people) };
  };

  it('[EX-12] finds partners, customers and people in scope, what begins with the term first', async () => {
    const names = {
      // One that serves a customer is known by name
      partners: ['Zyrka Fitters', 'Zyrka Networks', 'Zyrka Serving', 'Bright Zyrka'],
      customers: ['Zyrka asleep', 'Café Zyrkás', 'Hall of Zyrka', 'Metrozyrka'],
    };
    for (const who of ['prime', 'reader'] as const) expect(await find(who, 'ZYRKA')).toEqual({ ...names, people: [] });
    expect((await find('prime', 'zyr')).people).toEqual(['Gwen Ozyrk', 'Rita Zyro', 'Tom Zyrk', 'Zyrina Keller']);
  });

  it('[EX-12] says of each where it belongs', async () => {
    const { customers } = (await ask('prime', 'metrozyr')).body.data;
    expect(customers).toEqual([{ documentId: w.id('cinema'), name: 'Metrozyrka', owner: 'Bright Zyrka' }]);
    const { partners } = (await ask('prime', 'fitters')).body.data;
    expect(partners).toEqual([{ documentId: w.id('tech'), name: 'Zyrka Fitters', type: 'integrator' }]);
    const { people } = (await ask('prime', 'Tom Zyrk')).body.data;
    expect(people).toEqual([
      {
        documentId: w.member('techie').documentId,
        name: 'Tom Zyrk',
        email: w.member('techie').email,
        partner: { documentId: w.id('tech'), name: 'Zyrka Fitters' },
      },
    ]);
  });

  it('[EX-12] [TP-8] takes two letters for the beginning of a word, three or more for any part, one for nothing', async () => {
    const two = await find('prime', 'zy');
    expect(two.customers).toEqual(['Zyrka asleep', 'Café Zyrkás', 'Hall of Zyrka']);
    expect(two.people).toEqual(['Rita Zyro', 'Tom Zyrk', 'Zyrina Keller']);
    expect((await find('prime', 'yrk')).customers).toContain('Metrozyrka');
    expect(await find('prime', 'z')).toEqual({ partners: [], customers: [], people: [] });
    expect(await find('prime', '?!')).toEqual({ partners: [], customers: [], people: [] });
  });

  it('[EX-12] finds customers by a tag, whatever the case and the accents', async () => {
    expect((await find('prime', 'ZYRLICHT')).customers).toEqual(['Café Zyrkás']);
    expect((await find('prime', 'cafe zyrkas')).customers).toEqual(['Café Zyrkás']);
  });

  it('[EX-12] [TP-22] finds for each role what it reads elsewhere, and nothing of others', async () => {
    expect(await find('guests', 'zyr')).toMatchObject({
      partners: ['Zyrka Networks'],
      people: ['Gwen Ozyrk', 'Rita Zyro', 'Zyrina Keller'],
    });
    expect(await find('techie', 'zyr')).toEqual({
      partners: ['Zyrka Fitters'],
      customers: ['Café Zyrkás'],
      people: ['Tom Zyrk'],
    });
    expect((await find('helping', 'zyr')).customers).toEqual(['Hall of Zyrka']);
    expect((await find('outsider', 'zyr')).people).toEqual(['Helen Zyrk', 'Otto Zyrk']);
    for (const who of ['prime', 'guests', 'reader', 'techie', 'helping', 'outsider'] as const) {
      expect(JSON.stringify((await ask(who, 'zyr')).body)).not.toContain(w.id('secret'));
    }
    expect(JSON.stringify((await ask('prime', 'zyr')).body)).not.toContain(w.id('garage'));
    const all = await find('operator', 'zyrka');
    expect(all.customers).toEqual(expect.arrayContaining(['Zyrka secret', 'Zyrka garage']));
  });

  it('[EX-12] shows at most eight of a kind', async () => {
    const { data } = (await ask('operator', 'demo.test')).body;
    expect(data.people).toHaveLength(8);
  });

  it('[EX-12] refuses what is malformed, and whoever has no place here', async () => {
    const missing = await ask('prime');
    expect([missing.status, faultyFields(missing)]).toEqual([400, ['search']]);
    const long = await ask('prime', 'z'.repeat(101));
    expect([long.status, faultyFields(long)]).toEqual([400, ['search']]);
    expect((await ask('prime', '%_\\"*')).body.data).toEqual({ partners: [], customers: [], people: [] });
    expect((await ask('nobody', 'zyr')).status).toBe(403);
    expect((await w.anonymous.get('/msp/search', { search: 'zyr' })).status).toBe(401);
  });
});
