import type { SavedView } from '../../contracts/saved-views';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, colleague: { partner: 'msp' }, operator: { operator: true } },
    customers: { hidden: { owner: 'msp', name: 'Secret Garden', accessModel: 'invite-guest' } },
  });

describe('Saved views', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const list = async (who: Who = 'prime') =>
    (await w.as(who).get<{ data: SavedView[] }>('/msp/saved-views', { list: 'customers' })).body.data;
  const save = (name: string, body: object = {}, who: Who = 'prime') =>
    w.as(who).post<{ data: SavedView }>('/msp/saved-views', { list: 'customers', name, params: {}, ...body });
  const change = (id: string, body: object, who: Who = 'prime') => w.as(who).put(`/msp/saved-views/${id}`, body);

  it('[EX-14] keeps what stands in the address, by name, for the person alone', async () => {
    const params = { view: 'accounts', status: 'suspended', sort: 'name:desc', columns: 'name,status' };
    expect((await save('Zebras', { params })).status).toBe(201);
    await save('Ants');
    expect((await list()).map(({ name }) => name)).toEqual(['Ants', 'Zebras']);
    expect((await list())[1]).toMatchObject({ params, isDefault: false, list: 'customers' });
    expect([await list('colleague'), await list('operator')]).toEqual([[], []]);
  });

  it('[EX-14] answers 404 to everybody else', async () => {
    const { documentId } = (await save('Mine')).body.data;
    for (const who of ['colleague', 'operator'] as const) {
      expect((await change(documentId, { name: 'Theirs' }, who)).status).toBe(404);
      expect((await w.as(who).delete(`/msp/saved-views/${documentId}`)).status).toBe(404);
    }
    expect((await list())[0]!.name).toBe('Mine');
    expect((await change(documentId, { name: 'Still mine' })).status).toBe(200);
    expect((await w.as('prime').delete(`/msp/saved-views/${documentId}`)).status).toBe(200);
    expect((await change(documentId, { name: 'Gone' })).status).toBe(404);
    expect((await w.anonymous.get('/msp/saved-views', { list: 'customers' })).status).toBe(401);
  });

  it('[EX-14] has one default at most', async () => {
    const first = (await save('First', { isDefault: true })).body.data;
    const second = (await save('Second', { isDefault: true })).body.data;
    const defaults = async () => (await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(await defaults()).toEqual(['Second']);
    await change(first.documentId, { isDefault: true });
    expect(await defaults()).toEqual(['First']);
    await change(first.documentId, { isDefault: false });
    expect(await defaults()).toEqual([]);
    expect(second.isDefault).toBe(true);
  });

  it('[EX-14] refuses a name that is taken, however it is written, and what no view holds', async () => {
    const { documentId } = (await save('Übersicht')).body.data;
    expect(faultyFields(await save('ubersicht'))).toEqual(['name']);
    expect((await change(documentId, { name: 'ÜBERSICHT' })).status).toBe(200);
    expect(faultyFields(await save('Pages', { params: { page: '3' } }))).toEqual(['params']);
    expect(faultyFields(await change(documentId, { params: { page: '3' } }))).toEqual(['params']);
    expect(faultyFields(await save(' '))).toEqual(['name']);
    expect((await save('Other', { list: 'mails' })).status).toBe(400);
    expect((await change(documentId, {})).status).toBe(400);
  });

  it('[EX-14] holds fifty at most, also when two are saved at once', async () => {
    for (let i = 0; i < 49; i += 1) await save(`View ${i}`);
    const both = await Promise.all([save('Last'), save('One too many')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect(await list()).toHaveLength(50);
  });

  it('[EX-14] [AC-7] names nothing that its filters mean', async () => {
    await save('Hidden', { params: { owner: w.id('msp'), solution: w.id('hidden') } });
    expect(JSON.stringify(await list())).not.toContain('Secret Garden');
    expect((await list())[0]!.params).toEqual({ owner: w.id('msp'), solution: w.id('hidden') });
  });
});
