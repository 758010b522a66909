import type { ReviewCustomerResponse, ReviewMemberResponse } from '../../contracts/access';
import { entriesOf } from '../helpers/audit-log';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const UNKNOWN = 'z'.repeat(24);
const DAY = 24 * 60 * 60 * 1_000;
const from = (days: number) => new Date(Date.now() + days * DAY);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      own: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      gone: { partner: 'msp', active: false },
      childReader: { partner: 'child', role: 'read-only' },
      techie: { partner: 'own' },
      outsider: { partner: 'foreign' },
      colleague: { partner: 'foreign' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { worker: { partner: 'msp', capabilities: ['customer.read', 'customer.update'] } },
    groups: { team: { partner: 'msp', customRole: 'worker', members: ['reader'] } },
    customers: {
      alpha: { owner: 'msp' },
      beta: { owner: 'child' },
      gamma: { owner: 'other' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      '=cmd': { owner: 'msp' },
    },
    delegations: [
      { grantee: 'own', target: 'alpha', role: 'administrator', endsAt: from(3) },
      { grantee: 'foreign', target: 'alpha', role: 'read-only' },
      { grantee: 'outsider', target: 'secret', role: 'administrator', origin: 'guest' },
      { grantee: 'own', target: 'gamma', role: 'read-only', startsAt: from(-9), endsAt: from(-1) },
      { grantee: 'team', target: 'own', endsAt: from(9) },
      { grantee: 'team', target: 'gamma', startsAt: from(1) },
    ],
  });

describe('[EX-3] The access review', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const ofMember = (who: Who, member: Who, query = {}) =>
    w.as(who).get<ReviewMemberResponse>(`/msp/access/review/members/${w.id(member)}`, { pageSize: 100, ...query });
  const ofCustomer = (who: Who, customer: Key, query = {}) =>
    w
      .as(who)
      .get<ReviewCustomerResponse>(`/msp/access/review/customers/${w.id(customer)}`, { pageSize: 100, ...query });
  const names = (...keys: Key[]) => keys.map((key) => w.name(key)).sort();
  const rowNames = ({ body }: { body: { data: { name: string }[] } }) => body.data.map(({ name }) => name).sort();

  describe('of a person', () => {
    it('lists every customer they reach, with what they may do there, by which chains and until when', async () => {
      const answer = await ofMember('prime', 'reader');
      expect(rowNames(answer)).toEqual(names('=cmd', 'alpha', 'beta'));
      const alpha = answer.body.data.find(({ documentId }) => documentId === w.id('alpha'));
      expect(alpha?.capabilities).toEqual(expect.arrayContaining(['customer.read', 'customer.update', 'audit.read']));
      expect(alpha?.chains.map(({ links }) => links.map(({ type }) => type))).toEqual([
        ['role', 'own'],
        ['role', 'group', 'assignment'],
      ]);
      expect(alpha?.until).toBeNull();
      expect(new Date(alpha?.chains[1]?.until ?? 0).getTime()).toBeLessThan(from(4).getTime());
      expect(answer.body.meta.person).toEqual({
        documentId: w.id('reader'),
        name: w.member('reader').name,
        role: 'read-only',
        partner: w.name('msp'),
      });
    });

    it('says until when, where everything ends', async () => {
      const { body } = await ofMember('prime', 'techie');
      expect(body.data.map(({ name }) => name)).toEqual(names('alpha'));
      expect(Math.abs(new Date(body.data[0]?.until ?? 0).getTime() - from(3).getTime())).toBeLessThan(60_000);
      expect(body.data[0]?.capabilities).not.toContain('delegation.manage');
    });

    it('lists partners as well', async () => {
      expect(rowNames(await ofMember('prime', 'reader', { kind: 'partner' }))).toEqual(
        names('child', 'foreign', 'msp', 'own').filter((name) => name !== w.name('foreign'))
      );
      expect(rowNames(await ofMember('prime', 'guests', { kind: 'partner' }))).toEqual(names('msp'));
    });

    it('pages and searches', async () => {
      const first = await ofMember('prime', 'prime', { pageSize: 2 });
      expect(first.body.meta.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 3 });
      const second = await ofMember('prime', 'prime', { pageSize: 2, page: 2 });
      expect([...first.body.data, ...second.body.data].map(({ name }) => name).sort()).toEqual(
        names('=cmd', 'alpha', 'beta')
      );
      expect(rowNames(await ofMember('prime', 'prime', { search: 'alph' }))).toEqual(names('alpha'));
    });

    it('is one’s own for everybody, others’ for who reads their delegations', async () => {
      expect((await ofMember('guests', 'guests')).status).toBe(200);
      expect((await ofMember('guests', 'prime')).status).toBe(403);
      expect((await ofMember('prime', 'childReader')).status).toBe(200);
      expect((await ofMember('childReader', 'prime')).status).toBe(404);
      expect((await ofMember('prime', 'stranger')).status).toBe(404);
      expect((await ofMember('operator', 'stranger')).status).toBe(200);
      expect((await w.anonymous.get(`/msp/access/review/members/${w.id('prime')}`)).status).toBe(401);
      expect((await w.as('prime').get(`/msp/access/review/members/${UNKNOWN}`)).status).toBe(404);
    });

    it('shows no target that the caller does not see', async () => {
      // Their own MSP's customer, which msp does not see
      expect(rowNames(await ofMember('operator', 'stranger'))).toContain(w.name('gamma'));
      const mine = await ofMember('prime', 'techie', { kind: 'partner' });
      expect(rowNames(mine)).toEqual(names('own'));
    });

    it('is empty for who can’t sign in', async () => {
      expect((await ofMember('prime', 'gone')).body.data).toEqual([]);
    });
  });

  describe('of a customer', () => {
    it('lists everyone who reaches it, with role, chains and end', async () => {
      const { body } = await ofCustomer('prime', 'alpha');
      const people = body.data.filter(({ documentId }) => documentId !== null);
      expect(people.map(({ name }) => name).sort()).toEqual(
        (['prime', 'admin', 'reader', 'guests', 'techie'] as const).map((key) => w.member(key).name).sort()
      );
      const techie = people.find(({ documentId }) => documentId === w.id('techie'));
      expect(techie).toMatchObject({ role: 'prime-admin', partner: w.name('own'), until: expect.any(String) });
      expect(techie?.chains.map(({ links }) => links.map(({ type }) => type))).toEqual([['role', 'assignment']]);
    });

    it('names others’ organisations that serve it, and none of their people', async () => {
      const { body } = await ofCustomer('prime', 'alpha');
      const organisations = body.data.filter(({ documentId }) => documentId === null);
      expect(organisations).toMatchObject([{ name: w.name('foreign'), role: null, until: null }]);
      expect(organisations[0]?.capabilities).toContain('customer.read');
      expect(organisations[0]?.capabilities).not.toContain('customer.update');
      expect(JSON.stringify(body)).not.toContain(w.member('outsider').name);
    });

    it('shows to who works for it the own account alone', async () => {
      const { body } = await ofCustomer('techie', 'alpha');
      expect(body.data.map(({ name }) => name)).toEqual([w.member('techie').name]);
    });

    it('pages and searches', async () => {
      const { body } = await ofCustomer('prime', 'alpha', { pageSize: 2, page: 2 });
      expect(body.meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 3, total: 6 });
      const found = await ofCustomer('prime', 'alpha', { search: w.member('techie').email });
      expect(found.body.data.map(({ name }) => name)).toEqual([w.member('techie').name]);
    });

    it('tells nothing of a customer that the caller does not see', async () => {
      for (const [who, key] of [
        ['stranger', 'alpha'],
        ['prime', 'gamma'],
        ['prime', 'secret'],
        ['childReader', 'alpha'],
      ] as const) {
        expect([who, key, (await ofCustomer(who, key)).status]).toEqual([who, key, 404]);
      }
      expect((await w.anonymous.get(`/msp/access/review/customers/${w.id('alpha')}`)).status).toBe(401);
    });
  });

  describe('as a file', () => {
    const file = (who: Who, path: string, query = {}) =>
      w.as(who).get<string>(`/msp/access/review/${path}/export`, query);

    it('[EX-13] holds every row, formulas as text, and is audited', async () => {
      const { status, body, headers } = await file('prime', `members/${w.id('reader')}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(headers.get('content-disposition')).toContain('access-review.csv');
      const lines = body.trim().split('\r\n');
      expect(lines[0]).toBe('kind,name,documentId,type,via,until,capabilities');
      expect(lines).toHaveLength(4);
      expect(body).toContain(`,'=cmd ${w.suffix},`);
      expect(body).toContain(`group ${w.name('team')} (${w.name('worker')})`);
      const entries = await rowsOf('msp_audit_entries', {
        action: 'access-review.export',
        actor_id: w.member('prime').userId,
      });
      expect(entries).toHaveLength(1);
    });

    it('[X-4] names a customer on the invite-guest model in the log of its guests alone', async () => {
      expect((await file('outsider', `customers/${w.id('secret')}`)).status).toBe(200);
      expect((await file('colleague', `members/${w.id('colleague')}`)).status).toBe(200);
      const logged = async (who: Who) =>
        (await entriesOf(w.as(who), { action: 'access-review.export' })).map(({ target }) => target.label).sort();
      const own = w.member('colleague').name;
      expect(await logged('outsider')).toEqual([own, w.name('secret')].sort());
      expect(await logged('colleague')).toEqual([own]);
      const [entry] = await entriesOf(w.as('outsider'), { customer: w.id('secret') });
      expect(entry?.customer).toEqual({ documentId: w.id('secret'), name: w.name('secret') });
    });

    it('is there for customers too, and no wider than the page', async () => {
      const { body } = await file('prime', `customers/${w.id('alpha')}`);
      expect(body.trim().split('\r\n')).toHaveLength(7);
      expect((await file('stranger', `customers/${w.id('alpha')}`)).status).toBe(404);
      expect((await file('guests', `members/${w.id('prime')}`)).status).toBe(403);
    });
  });

  it.each<[string, object, string]>([
    ['kind', { kind: 'product' }, 'kind'],
    ['page size', { pageSize: 1000 }, 'pageSize'],
  ])('answers 400 to a wrong %s', async (_, query, field) => {
    const answer = await ofMember('prime', 'reader', query);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });
});
