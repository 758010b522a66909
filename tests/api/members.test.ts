import type { ListMembersResponse } from '../../contracts/members';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp', firstname: 'Anna', lastname: 'Zabel' },
      admin: { partner: 'msp', role: 'administrator', firstname: 'Bela', lastname: 'Quist' },
      guests: { partner: 'msp', role: 'guest-manager', firstname: 'Cem', lastname: 'Quist' },
      reader: { partner: 'msp', role: 'read-only', firstname: 'Dora', lastname: 'Abel' },
      gone: { partner: 'msp', active: false },
      below: { partner: 'child' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('Members', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const get = (who: Who, query = {}) => w.as(who).get<ListMembersResponse>('/msp/members', query);
  const names = async (who: Who, query = {}) => (await get(who, query)).body.data.map(({ name }) => name);

  it('are the active ones of the own account, whatever the role of who asks', async () => {
    const all = ['Anna Zabel', 'Bela Quist', 'Cem Quist', 'Dora Abel'];
    for (const who of ['prime', 'admin', 'guests', 'reader'] as const) {
      expect((await names(who)).sort()).toEqual(all);
    }
    const { body } = await get('prime', { search: 'bela' });
    expect(body).toEqual({
      data: [{ documentId: w.id('admin'), name: 'Bela Quist', email: w.member('admin').email, role: 'administrator' }],
      meta: { pagination: { page: 1, pageSize: 25, pageCount: 1, total: 1 } },
    });
  });

  it('are searched by name and paged', async () => {
    expect(await names('prime', { search: 'QUIST' })).toEqual(['Bela Quist', 'Cem Quist']);
    const pages = [await get('prime', { pageSize: 3 }), await get('prime', { pageSize: 3, page: 2 })];
    expect(pages.flatMap(({ body }) => body.data.map(({ name }) => name)).sort()).toEqual(
      (await names('prime')).sort()
    );
    expect(pages[1]?.body.meta.pagination).toEqual({ page: 2, pageSize: 3, pageCount: 2, total: 4 });
  });

  it('of another account are there for operators alone, who name it', async () => {
    for (const key of ['other', 'child'] as const) {
      expect((await get('prime', { partner: w.id(key) })).status).toBe(404);
    }
    expect(await names('operator', { partner: w.id('other') })).toEqual([w.member('stranger').name]);
    const none = await get('operator');
    expect([none.status, faultyFields(none)]).toEqual([400, ['partner']]);
    expect((await get('operator', { partner: 'z'.repeat(24) })).status).toBe(404);
  });

  it.each<[object, string]>([
    [{ page: 0 }, 'page'],
    [{ pageSize: 101 }, 'pageSize'],
    [{ partner: 'x' }, 'partner'],
    [{ search: 'x'.repeat(101) }, 'search'],
  ])('refuses %j', async (query, field) => {
    const answer = await get('prime', query);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });
});
