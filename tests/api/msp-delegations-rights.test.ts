import { delegableGroups, delegableUsers, previewDelegations, saveDelegations } from '../helpers/msp-delegations';
import {
  faultyFields,
  listCustomers,
  previewCustomers,
  rowOf,
  saveCustomers,
  techPartnerNames,
} from '../helpers/tech-partners';
import { rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

const UNKNOWN = 'z'.repeat(24);

/** Another MSP's integrator with one customer of that MSP, delegated to people of `msp`. */
const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      own: { type: 'integrator', parent: 'msp' },
      deep: { type: 'installer', parent: 'child' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
      unseen: { type: 'integrator', parent: 'other' },
      strict: { type: 'msp' },
      open: { type: 'msp', administratorsMayWorkOnDelegated: true },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      ended: { partner: 'msp', role: 'read-only' },
      later: { partner: 'msp', role: 'read-only' },
      groupie: { partner: 'msp', role: 'guest-manager' },
      blind: { partner: 'msp', role: 'guest-manager' },
      techie: { partner: 'own' },
      strictAdmin: { partner: 'strict', role: 'administrator' },
      openAdmin: { partner: 'open', role: 'administrator' },
      operator: { operator: true },
    },
    customRoles: {
      looker: {
        partner: 'msp',
        capabilities: ['partner.read', 'customer.read', 'delegation.read', 'delegation.manage'],
      },
      licenses: { partner: 'msp', capabilities: ['license.read'] },
    },
    groups: {
      night: { partner: 'msp', customRole: 'looker', members: ['groupie'] },
      paper: { partner: 'msp', customRole: 'licenses', members: ['blind'] },
    },
    customers: { shop: { owner: 'other' }, elsewhere: { owner: 'other' } },
    delegations: [
      { grantee: 'foreign', target: 'shop' },
      { grantee: 'unseen', target: 'elsewhere' },
      { grantee: 'prime', target: 'foreign', role: 'prime-admin' },
      { grantee: 'admin', target: 'foreign', role: 'administrator' },
      { grantee: 'guests', target: 'foreign', role: 'guest-manager' },
      { grantee: 'reader', target: 'foreign', role: 'read-only' },
      { grantee: 'strictAdmin', target: 'foreign', role: 'administrator' },
      { grantee: 'openAdmin', target: 'foreign', role: 'administrator' },
      { grantee: 'ended', target: 'foreign', startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-02-01T00:00:00Z' },
      { grantee: 'later', target: 'foreign', startsAt: '2090-01-01T00:00:00Z' },
      { grantee: 'night', target: 'foreign' },
      { grantee: 'paper', target: 'foreign' },
    ],
  });

describe('Who is delegated onto a tech partner', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const sees = async (who: Who) => (await techPartnerNames(w.as(who))).includes(w.name('foreign'));
  const shops = async (who: Who) =>
    (await listCustomers(w.as(who), w.id('foreign'), { show: 'assigned' })).body.data.map(({ name }) => name);
  const writes = async (who: Who) => {
    const [as, id] = [w.as(who), w.id('foreign')];
    const answers = [
      await saveCustomers(as, id, { unassign: { ids: [w.id('shop')] } }),
      await previewCustomers(as, id, {}),
      await saveDelegations(as, id, { grantUsers: [{ member: w.id('ended'), role: 'read-only' }] }),
      await previewDelegations(as, id, {}),
    ];
    return answers.map(({ status }) => status);
  };

  it.each<[string, Who]>([
    ['[TP-19] a prime admin', 'prime'],
    ['[TP-20] an administrator', 'admin'],
    ['[TP-22] a reader', 'reader'],
    ['[TP-23] a member of a group whose role reads', 'groupie'],
  ])('%s sees it and its assigned customers, and saves nothing', async (_, who) => {
    expect(await sees(who)).toBe(true);
    expect(await rowOf(w.as(who), w.id('foreign'))).toMatchObject({
      canManage: false,
      assignedCustomersCount: 1,
      accountAdminCount: null,
      parentName: null,
    });
    expect(await shops(who)).toEqual([w.name('shop')]);
    expect(await writes(who)).toEqual([403, 403, 403, 403]);
  });

  it('[TP-21] a guest manager manages guests of its customers, and sees no partner for that', async () => {
    expect(await sees('guests')).toBe(false);
    expect(await writes('guests')).toEqual([404, 404, 404, 404]);
  });

  it('[TP-21] [TP-23] sees who else is delegated only where the role reads delegations', async () => {
    for (const list of [delegableUsers, delegableGroups]) {
      expect((await list(w.as('guests'), w.id('foreign'))).status).toBe(404);
      expect((await list(w.as('reader'), w.id('foreign'))).status).toBe(200);
      expect((await list(w.as('groupie'), w.id('foreign'))).status).toBe(200);
    }
  });

  it('[TP-20] an administrator reads what is delegated, with the switch off and on, and never manages it', async () => {
    for (const who of ['strictAdmin', 'openAdmin'] as const) {
      expect(await sees(who)).toBe(true);
      expect(await shops(who)).toEqual([w.name('shop')]);
      expect(await writes(who)).toEqual([403, 403, 403, 403]);
    }
  });

  it('[TP-12] sees nothing of it before the delegation starts or after it has ended', async () => {
    for (const who of ['ended', 'later'] as const) {
      expect(await sees(who)).toBe(false);
      expect((await w.as(who).get(`/msp/tech-partners/${w.id('foreign')}`)).status).toBe(404);
    }
  });

  it('[TP-23] sees no more than the custom role of the group says', async () => {
    expect(await sees('blind')).toBe(false);
    expect((await w.as('blind').get(`/msp/tech-partners/${w.id('foreign')}`)).status).toBe(404);
  });

  it('sees there only the delegations of the own account', async () => {
    const counts = (who: Who) => rowOf(w.as(who), w.id('foreign')).then((row) => row?.mspAdminCount);
    // Four users and two groups of msp; the two administrators of the other accounts count for themselves alone
    expect([await counts('reader'), await counts('strictAdmin'), await counts('operator')]).toEqual([6, 1, 8]);
  });

  it('[TP-22] reads at home as well, and every write is refused', async () => {
    expect(await techPartnerNames(w.as('reader'))).toEqual(
      ['deep', 'foreign', 'own'].map((key) => w.name(key as 'deep'))
    );
    for (const key of ['own', 'deep'] as const) {
      const id = w.id(key);
      expect((await delegableUsers(w.as('reader'), id)).status).toBe(200);
      expect((await saveDelegations(w.as('reader'), id, {})).status).toBe(403);
      expect((await saveCustomers(w.as('reader'), id, {})).status).toBe(403);
    }
  });
});

describe('Saving MSP delegations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const refused = async (who: Who, key: Parameters<typeof w.id>[0]) =>
    (await saveDelegations(w.as(who), w.id(key), { grantUsers: [{ member: w.id('reader'), role: 'read-only' }] }))
      .status;

  it('is for prime admins over direct children, and for operators', async () => {
    expect(await refused('prime', 'deep')).toBe(403);
    expect(await refused('admin', 'own')).toBe(403);
    expect(await refused('reader', 'own')).toBe(403);
    expect(await refused('techie', 'own')).toBe(403);
    expect(await rowsOf('msp_delegations', { target_partner_id: w.rowId('own') })).toEqual([]);
    expect(await refused('prime', 'own')).toBe(200);
    expect(await refused('operator', 'own')).toBe(200);
  });

  it('knows nothing of what the caller can not see, nor of what is no tech partner', async () => {
    const body = {};
    for (const id of [w.id('unseen'), w.id('msp'), w.id('child'), w.id('shop'), UNKNOWN]) {
      expect((await saveDelegations(w.as('prime'), id, body)).status).toBe(404);
      expect((await delegableUsers(w.as('prime'), id)).status).toBe(404);
      expect((await delegableGroups(w.as('prime'), id)).status).toBe(404);
    }
  });

  it('answers 401 without a sign-in', async () => {
    for (const list of [delegableUsers, delegableGroups]) {
      expect((await list(w.anonymous, w.id('own'))).status).toBe(401);
    }
    expect((await saveDelegations(w.anonymous, w.id('own'), {})).status).toBe(401);
    expect((await previewDelegations(w.anonymous, w.id('own'), {})).status).toBe(401);
  });

  it.each<[string, object, string[]]>([
    ['an unknown field', { grant: [] }, ['grant']],
    ['an id that is none', { revokeUsers: ["x' or 1=1"] }, ['revokeUsers.0']],
    ['an unknown group to revoke', { revokeGroups: [UNKNOWN] }, ['revokeGroups.0']],
    ['an unknown member to revoke', { revokeUsers: [UNKNOWN] }, ['revokeUsers.0']],
    ['ten thousand ids', { grantGroups: Array(10_000).fill(UNKNOWN) }, ['grantGroups']],
    ['a day in the past', { accessPeriod: { until: '2020-01-01', timeZone: 'UTC' } }, ['accessPeriod.until']],
    [
      'an end before its start',
      { accessPeriod: { from: '2090-01-02', until: '2090-01-01', timeZone: 'UTC' } },
      ['accessPeriod.until'],
    ],
  ])('answers 400 to %s, naming it, in preview and save', async (_, body, fields) => {
    for (const send of [previewDelegations, saveDelegations]) {
      const answer = await send(w.as('prime'), w.id('own'), body);
      expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
    }
  });

  it('answers 400 to a user named twice, or to be granted and revoked at once', async () => {
    const twice = { member: w.id('admin'), role: 'read-only' };
    for (const body of [
      { grantUsers: [twice, { ...twice, role: 'prime-admin' }] },
      { grantUsers: [twice], revokeUsers: [w.id('admin')] },
      { grantGroups: [w.id('night')], revokeGroups: [w.id('night')] },
    ]) {
      expect((await saveDelegations(w.as('prime'), w.id('own'), body)).status).toBe(400);
    }
  });

  it('answers 400 to a body that is not JSON', async () => {
    const { status } = await w
      .as('prime')
      .request('PUT', `/msp/tech-partners/${w.id('own')}/delegations`, { raw: '{"grantUsers":' });
    expect(status).toBe(400);
  });
});
