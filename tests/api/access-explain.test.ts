import type { Explanation, ExplainAccessResponse, FaultReason } from '../../contracts/access';
import type { Capability } from '../../contracts/common';
import { saveDelegations } from '../helpers/msp-delegations';
import { faultyFields, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const PATH = '/msp/access/explain';
const UNKNOWN = 'z'.repeat(24);
const DAY = 24 * 60 * 60 * 1_000;
const yesterday = () => new Date(Date.now() - DAY);
const tomorrow = () => new Date(Date.now() + DAY);
const lastWeek = () => new Date(Date.now() - 7 * DAY);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      deep: { type: 'integrator', parent: 'child' },
      own: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
      hidden: { type: 'integrator', parent: 'other' },
      off: { type: 'partner', parent: 'msp', disabled: true },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      gone: { partner: 'msp', role: 'administrator', active: false },
      childPrime: { partner: 'child' },
      techie: { partner: 'own' },
      cut: { partner: 'off' },
      stranger: { partner: 'other' },
      invited: { partner: 'other', role: 'administrator' },
      operator: { operator: true },
    },
    customRoles: { night: { partner: 'msp', capabilities: ['partner.read', 'customer.read', 'integration.manage'] } },
    groups: { watch: { partner: 'msp', customRole: 'night', members: ['reader'] } },
    customers: {
      shop: { owner: 'msp' },
      below: { owner: 'child' },
      theirs: { owner: 'other' },
      fresh: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      pending: { owner: 'msp', linkApproval: 'pending' },
      private: { owner: 'msp', accessModel: 'invite-guest' },
    },
    delegations: [
      { grantee: 'own', target: 'shop', role: 'administrator' },
      { grantee: 'own', target: 'theirs', role: 'read-only' },
      { grantee: 'foreign', target: 'theirs' },
      { grantee: 'watch', target: 'foreign' },
      { grantee: 'watch', target: 'own' },
      { grantee: 'guests', target: 'own', role: 'prime-admin', startsAt: lastWeek(), endsAt: yesterday() },
      { grantee: 'reader', target: 'deep', role: 'prime-admin', startsAt: tomorrow() },
      { grantee: 'admin', target: 'foreign', role: 'administrator' },
      { grantee: 'invited', target: 'private', role: 'administrator', origin: 'guest', endsAt: tomorrow() },
      { grantee: 'invited', target: 'shop', role: 'administrator', origin: 'guest' },
      { grantee: 'gone', target: 'own', role: 'administrator' },
    ],
  });

describe('[X-1] Why?', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const CUSTOMERS = ['shop', 'fresh', 'below', 'theirs', 'asleep', 'pending', 'private'];
  const ask = (who: Who, capability: Capability, key: Key, member?: Who) =>
    w.as(who).get<ExplainAccessResponse>(PATH, {
      kind: CUSTOMERS.includes(key) ? 'customer' : 'partner',
      documentId: w.id(key),
      capability,
      member: member && w.id(member),
    });
  const why = async (...question: Parameters<typeof ask>): Promise<Explanation> => {
    const { status, body } = await ask(...question);
    expect([question, status]).toEqual([question, 200]);
    expect(body.data.chains.length > 0).toBe(body.data.allowed);
    return body.data;
  };
  const faults = ({ allowed, missing }: Explanation): FaultReason[] => {
    expect(allowed).toBe(false);
    return missing.flatMap((chain) => chain.faults.map(({ reason }) => reason));
  };

  it('names the role at home, and how far below the target is', async () => {
    const { chains, person, target } = await why('prime', 'customer.update', 'shop');
    expect(chains).toEqual([
      {
        links: [
          { type: 'role', role: 'prime-admin', partner: w.name('msp') },
          { type: 'own', name: w.name('shop') },
        ],
        until: null,
      },
    ]);
    expect(person).toEqual({ documentId: w.id('prime'), name: w.member('prime').name, isCaller: true });
    expect(target).toEqual({ kind: 'customer', documentId: w.id('shop'), name: w.name('shop') });
    const { chains: below } = await why('prime', 'customer.update', 'below');
    expect(below[0]?.links[1]).toEqual({ type: 'below', name: w.name('child'), depth: 1 });
  });

  it('leads through a privilege group and its custom role', async () => {
    const { chains } = await why('prime', 'integration.manage', 'own', 'reader');
    expect(chains).toEqual([
      {
        links: [
          { type: 'role', role: 'read-only', partner: w.name('msp') },
          {
            type: 'group',
            group: w.name('watch'),
            customRole: w.name('night'),
            name: w.name('own'),
            role: null,
            period: { from: expect.any(String), until: null, timeZone: null, state: 'active' },
            givenBy: null,
            givenAt: expect.any(String),
          },
        ],
        until: null,
      },
    ]);
  });

  it('leads through an assigned customer', async () => {
    const { chains } = await why('techie', 'customer.update', 'shop');
    expect(chains.map(({ links }) => links.map(({ type }) => type))).toEqual([['role', 'assignment']]);
    expect(chains[0]?.links[1]).toMatchObject({ partner: w.name('own'), name: w.name('shop'), role: 'administrator' });
  });

  it('leads through a delegated partner to the customers assigned to it', async () => {
    const { chains } = await why('reader', 'integration.manage', 'theirs');
    expect(chains.map(({ links }) => links.map(({ type }) => type))).toEqual([['role', 'group', 'assignment']]);
    expect(chains[0]?.links[2]).toMatchObject({ partner: w.name('foreign'), role: 'prime-admin' });
  });

  it('leads through a guest invitation, which ends', async () => {
    const { chains } = await why('invited', 'customer.update', 'private');
    expect(chains.map(({ links }) => links.map(({ type }) => type))).toEqual([['role', 'guest']]);
    expect(Math.abs(new Date(chains[0]?.until ?? 0).getTime() - tomorrow().getTime())).toBeLessThan(60_000);
  });

  it('needs no chain for an operator', async () => {
    const { chains, person } = await why('operator', 'customer.update', 'private');
    expect(chains).toEqual([{ links: [{ type: 'operator' }], until: null }]);
    expect(person).toEqual({ documentId: null, name: w.member('operator').name, isCaller: true });
  });

  it('[TP-12] says what ended yesterday, and who could give it again', async () => {
    const answer = await why('prime', 'partner.update', 'own', 'guests');
    expect(answer.missing.find(({ links }) => links[1]?.type === 'delegation')).toMatchObject({
      links: [{ role: 'guest-manager' }, { role: 'prime-admin', period: { state: 'ended' } }],
      faults: [{ reason: 'ended', link: 1 }],
    });
    expect(answer.grantors).toEqual({ people: [w.member('prime').name], organisation: null, operator: false });
  });

  it('[TP-12] says what has not started', async () => {
    const answer = await why('prime', 'customer.export', 'deep', 'reader');
    expect(faults(answer)).toContain('not-started');
    // Too deep for the own prime admins: who stands above it gives rights there
    expect(answer.grantors).toEqual({ people: [], organisation: w.name('child'), operator: false });
  });

  it.each<[string, Who, Capability, Key, Who | undefined, FaultReason[]]>([
    ['a role at home that lacks it', 'reader', 'customer.update', 'below', undefined, ['role-lacks']],
    ['a role that does not reach so deep', 'admin', 'partner.update', 'child', undefined, ['too-deep']],
    ['a cap by the role of an assignment', 'techie', 'customer.update', 'theirs', undefined, ['grant-lacks']],
    ['what never comes by a grant', 'techie', 'delegation.manage', 'shop', undefined, ['own-tree-only']],
    [
      'a partner that is no direct child',
      'reader',
      'partner.update',
      'foreign',
      undefined,
      ['grant-lacks', 'direct-children-only'],
    ],
    ['what is the operator’s', 'prime', 'license.manage', 'shop', undefined, ['operator-only']],
    ['[TP-20] the switch of the prime admins', 'admin', 'integration.manage', 'foreign', undefined, ['switch-off']],
    ['a suspended customer', 'prime', 'customer.update', 'asleep', undefined, ['suspended']],
    ['a link that is not accepted', 'prime', 'customer.enter', 'pending', undefined, ['link-not-accepted']],
    ['[AC-7] a customer that only guests reach', 'operator', 'customer.update', 'private', 'prime', ['guests-only']],
    [
      '[AC-16] a guest of a customer that needs none',
      'operator',
      'customer.read',
      'shop',
      'invited',
      ['guest-switches-only'],
    ],
    ['a target in another tree', 'operator', 'customer.read', 'below', 'stranger', ['not-below']],
    ['a person who can’t sign in', 'prime', 'customer.read', 'below', 'gone', ['person-inactive']],
    ['[PA-2] a disabled partner', 'prime', 'partner.read', 'off', 'cut', ['partner-disabled']],
  ])('names %s', async (_, who, capability, key, member, expected) => {
    const answer = await why(who, capability, key, member);
    expect(faults(answer)).toEqual(expected);
    expect(answer.chains).toEqual([]);
  });

  it('names the disabled partner', async () => {
    const { missing } = await why('prime', 'partner.read', 'off', 'cut');
    expect(missing[0]?.faults).toEqual([{ reason: 'partner-disabled', link: null, name: w.name('off') }]);
  });

  it('names prime admins of the own account for what it manages, the organisation for what it does not', async () => {
    expect((await why('admin', 'partner.update', 'child')).grantors.people).toEqual([w.member('prime').name]);
    expect((await why('techie', 'customer.update', 'theirs')).grantors).toEqual({
      people: [],
      organisation: w.name('other'),
      operator: false,
    });
    expect((await why('admin', 'integration.manage', 'foreign')).grantors.people).toEqual([w.member('prime').name]);
    expect((await why('prime', 'license.manage', 'shop')).grantors).toMatchObject({ people: [], operator: true });
  });

  it('tells nothing of targets that the caller does not see', async () => {
    for (const [who, key] of [
      ['stranger', 'shop'],
      ['stranger', 'child'],
      ['prime', 'hidden'],
      ['prime', 'private'],
      ['techie', 'child'],
      ['techie', 'below'],
    ] as const) {
      expect([who, key, (await ask(who, 'customer.read', key)).status]).toEqual([who, key, 404]);
    }
    const unknown = { kind: 'customer', documentId: UNKNOWN, capability: 'customer.read' };
    expect((await w.as('prime').get(PATH, unknown)).status).toBe(404);
  });

  it('tells nothing of people whom the caller does not see', async () => {
    expect((await ask('prime', 'customer.read', 'shop', 'stranger')).status).toBe(404);
    expect((await ask('childPrime', 'partner.read', 'child', 'prime')).status).toBe(404);
    expect((await ask('techie', 'customer.read', 'shop', 'prime')).status).toBe(404);
    const member = UNKNOWN;
    const question = { kind: 'customer', documentId: w.id('shop'), capability: 'customer.read', member };
    expect((await w.as('prime').get(PATH, question)).status).toBe(404);
  });

  it('is asked about others by who reads their delegations: in the own account, and those above it', async () => {
    expect((await why('reader', 'customer.update', 'shop', 'prime')).allowed).toBe(true);
    expect((await why('prime', 'customer.update', 'below', 'childPrime')).allowed).toBe(true);
    expect((await ask('guests', 'customer.read', 'shop', 'prime')).status).toBe(403);
    expect((await ask('guests', 'customer.read', 'shop', 'guests')).status).toBe(200);
  });

  it('reduces people and partners that the caller does not see to the organisation', async () => {
    const { chains } = await why('admin', 'customer.read', 'theirs', 'reader');
    expect(JSON.stringify(chains)).not.toContain(w.id('foreign'));
    expect(chains[0]?.links.map(({ type }) => type)).toEqual(['role', 'group', 'assignment']);
  });

  it('says who gave a grant and when: by name to the own account, as an organisation to others', async () => {
    const given = { grantUsers: [{ member: w.id('admin'), role: 'read-only' as const }] };
    expect((await saveDelegations(w.as('prime'), w.id('own'), given)).status).toBe(200);
    const { chains } = await why('reader', 'delegation.read', 'own', 'admin');
    const link = chains.flatMap(({ links }) => links).find(({ type }) => type === 'delegation');
    expect(link).toMatchObject({ givenBy: { person: w.member('prime').name, organisation: w.name('msp') } });

    expect((await saveCustomers(w.as('prime'), w.id('own'), { assign: { ids: [w.id('fresh')] } })).status).toBe(200);
    const assigned = await why('techie', 'customer.read', 'fresh');
    expect(assigned.chains[0]?.links[1]).toMatchObject({ givenBy: { person: null, organisation: w.name('msp') } });
    expect(JSON.stringify(assigned)).not.toContain(w.member('prime').name);
  });

  it('is told to nobody who is not signed in, and to nobody who is cut off', async () => {
    const question = { kind: 'customer', documentId: w.id('shop'), capability: 'customer.read' };
    expect((await w.anonymous.get(PATH, question)).status).toBe(401);
    expect((await w.as('cut').get(PATH, question)).status).toBe(401);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['an unknown kind', { kind: 'product' }, ['kind']],
    ['no id', { documentId: "x' or 1=1" }, ['documentId']],
    ['an unknown capability', { capability: 'customer.delete' }, ['capability']],
    ['a member id that is none', { member: '1' }, ['member']],
  ])('answers 400 to %s', async (_, change, fields) => {
    const question = { kind: 'customer', documentId: w.id('shop'), capability: 'customer.read' };
    const answer = await w.as('prime').get(PATH, { ...question, ...change });
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
  });
});
