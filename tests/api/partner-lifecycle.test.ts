import type { CutOffResponse, PreviewMoveResponse, ResendActivationResponse } from '../../contracts/partner-lifecycle';
import type { ListTreeLevelResponse } from '../../contracts/partner-tree';
import { entriesOf } from '../helpers/audit-log';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const UNKNOWN = 'z'.repeat(24);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      techBelow: { type: 'integrator', parent: 'grandchild' },
      sibling: { type: 'msp', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      childReader: { partner: 'child', role: 'read-only' },
      grandPrime: { partner: 'grandchild' },
      fitter: { partner: 'techBelow' },
      asleep: { partner: 'grandchild', active: false },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: { shop: { owner: 'grandchild' }, training: { owner: 'child', demo: true }, own: { owner: 'msp' } },
    delegations: [
      { grantee: 'techBelow', target: 'shop' },
      { grantee: 'grandPrime', target: 'techBelow', role: 'administrator' },
      { grantee: 'reader', target: 'shop', role: 'read-only' },
    ],
  });

describe('Disabling a partner', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const act = (who: Who, key: Key, verb: 'disable' | 'enable', body: object = {}) =>
    w.as(who).post(`/msp/partners/${w.id(key)}/${verb}`, body);
  const preview = (who: Who, key: Key) => w.as(who).get<CutOffResponse>(`/msp/partners/${w.id(key)}/cut-off`);

  it('[EX-15] says first who is cut off and what rests', async () => {
    await w.as('grandPrime').get('/msp/me');
    const { status, body } = await preview('prime', 'child');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      peopleCount: 4,
      signedInCount: 1,
      partners: [w.name('grandchild'), w.name('techBelow')].sort(),
      partnerCount: 2,
      customerCount: 1,
      delegationCount: 2,
      inviteCount: 0,
    });
    expect(body.data.people).toHaveLength(4);
  });

  it('[EX-15] counts and names nothing that the asker does not read', async () => {
    const hidden = await world({
      partners: {
        msp: { type: 'msp' },
        child: { type: 'partner', parent: 'msp' },
        below: { type: 'integrator', parent: 'child' },
        other: { type: 'msp' },
      },
      customRoles: { closer: { partner: 'msp', capabilities: ['partner.read', 'partner.disable'] } },
      members: {
        prime: { partner: 'msp' },
        guests: { partner: 'msp', role: 'guest-manager' },
        childPrime: { partner: 'child' },
        fitter: { partner: 'below' },
      },
      groups: { closers: { partner: 'msp', customRole: 'closer', members: ['guests'] } },
      customers: {
        secret: { owner: 'child', accessModel: 'invite-guest' },
        plain: { owner: 'child' },
        foreign: { owner: 'other' },
      },
      delegations: [
        { grantee: 'closers', target: 'child' },
        { grantee: 'below', target: 'foreign' },
        { grantee: 'below', target: 'secret' },
      ],
    });
    const ask = async (who: 'prime' | 'guests') =>
      (await hidden.as(who).get<CutOffResponse>(`/msp/partners/${hidden.id('child')}/cut-off`)).body.data;
    expect(await ask('prime')).toMatchObject({
      peopleCount: 2,
      partners: [hidden.name('below')],
      customerCount: 1,
      delegationCount: 0,
    });
    expect(await ask('guests')).toEqual({
      people: [],
      peopleCount: 0,
      signedInCount: 0,
      partners: [],
      partnerCount: 0,
      customerCount: 1,
      delegationCount: 0,
      inviteCount: 0,
      shareCount: 0,
    });
  });

  it('[PA-2] cuts off the people of the partner and of all below it, from their next request on, and undoes it', async () => {
    for (const who of ['childPrime', 'grandPrime', 'fitter'] as const) {
      expect((await w.as(who).get('/msp/me')).status).toBe(200);
    }
    expect((await act('prime', 'child', 'disable', { reason: 'Contract ended' })).status).toBe(200);
    for (const who of ['childPrime', 'grandPrime', 'fitter'] as const) {
      expect((await w.as(who).get('/msp/me')).status).toBe(401);
    }
    expect((await w.as('prime').get('/msp/me')).status).toBe(200);
    const { body } = await w.as('prime').get<ListTreeLevelResponse>('/msp/partner-tree', { parent: w.id('child') });
    expect(body.data).toMatchObject([{ status: 'cut-off' }]);

    expect((await act('prime', 'child', 'enable')).status).toBe(200);
    for (const who of ['childPrime', 'grandPrime', 'fitter'] as const) {
      expect((await w.as(who).get('/msp/me')).status).toBe(200);
    }
  });

  it('[PA-2] tells the audit log, once, with the reason', async () => {
    await act('prime', 'child', 'disable', { reason: 'Contract ended' });
    await act('prime', 'child', 'disable', { reason: 'Contract ended' });
    const entries = await entriesOf(w.as('prime'), { action: 'partner.disable' });
    expect(entries.filter(({ target }) => target.documentId === w.id('child'))).toMatchObject([
      { before: { disabled: false }, after: { disabled: true, reason: 'Contract ended' } },
    ]);
  });

  it('[PA-22] is for the direct parent’s people and operators: 403 for others who see it, 404 for who does not', async () => {
    for (const [who, key, status] of [
      ['prime', 'grandchild', 403],
      ['prime', 'msp', 403],
      ['admin', 'child', 403],
      ['reader', 'child', 403],
      ['childPrime', 'child', 403],
      ['childPrime', 'msp', 404],
      ['stranger', 'child', 404],
    ] as const) {
      expect([who, key, (await preview(who, key)).status]).toEqual([who, key, status]);
      expect([who, key, (await act(who, key, 'disable')).status]).toEqual([who, key, status]);
      expect([who, key, (await act(who, key, 'enable')).status]).toEqual([who, key, status]);
    }
    expect((await act('operator', 'grandchild', 'disable')).status).toBe(200);
    expect((await act('childPrime', 'grandchild', 'enable')).status).toBe(200);
  });

  it('[PA-2] refuses malformed requests and those without a sign-in', async () => {
    expect((await w.as('prime').post(`/msp/partners/${UNKNOWN}/disable`, {})).status).toBe(404);
    expect(faultyFields(await act('prime', 'child', 'disable', { reason: 'x'.repeat(501) }))).toEqual(['reason']);
    expect((await w.anonymous.post(`/msp/partners/${w.id('child')}/disable`, {})).status).toBe(401);
  });
});

describe('Moving a partner', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const move = (who: Who, key: Key, to: Key | null) =>
    w.as(who).post(`/msp/partners/${w.id(key)}/move`, { parent: to === null ? null : w.id(to) });
  const sees = async (who: Who, key: Key) => (await w.as(who).get(`/msp/partners/${w.id(key)}`)).status === 200;

  it('[PA-5] takes everything below along, and who sees it changes with it', async () => {
    expect([await sees('prime', 'grandchild'), await sees('stranger', 'grandchild')]).toEqual([true, false]);
    expect((await move('operator', 'child', 'other')).status).toBe(200);
    expect([await sees('prime', 'grandchild'), await sees('stranger', 'grandchild')]).toEqual([false, true]);
    const { body } = await w.as('stranger').get<ListTreeLevelResponse>('/msp/partner-tree');
    expect(body.data).toMatchObject([{ documentId: w.id('child'), totals: { partners: 1, customers: 1 } }]);
    const depths = (await rowsOf('msp_partner_closures', { descendant_id: w.rowId('techBelow') })).map((row) => [
      row.ancestor_id,
      row.depth,
    ]);
    expect(depths.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      [w.rowId('techBelow'), 0],
      [w.rowId('grandchild'), 1],
      [w.rowId('child'), 2],
      [w.rowId('other'), 3],
    ]);
  });

  it('[PA-5] marks the grants that lead out of their owner’s tree now', async () => {
    const m = await world({
      partners: {
        msp: { type: 'msp' },
        other: { type: 'msp' },
        tech: { type: 'integrator', parent: 'other' },
      },
      members: { operator: { operator: true } },
      customers: { shop: { owner: 'msp' } },
      delegations: [{ grantee: 'tech', target: 'shop' }],
    });
    const outside = async () =>
      (await rowsOf('msp_delegations', { grantee_partner_id: m.rowId('tech') })).map((row) =>
        Boolean(row.outside_owner)
      );
    expect(await outside()).toEqual([true]);
    const path = `/msp/partners/${m.id('tech')}/move`;
    expect((await m.as('operator').post(path, { parent: m.id('msp') })).status).toBe(200);
    expect(await outside()).toEqual([false]);
  });

  it('[EX-5] ends what tied it to the tree it leaves, tells the operator before, and no name to the new one', async () => {
    const m = await world({
      partners: {
        root: { type: 'msp' },
        old: { type: 'msp', parent: 'root' },
        oldTech: { type: 'integrator', parent: 'old' },
        rootTech: { type: 'integrator', parent: 'root' },
        moved: { type: 'partner', parent: 'old' },
        movedTech: { type: 'installer', parent: 'moved' },
        target: { type: 'msp', parent: 'root' },
        stranger: { type: 'msp' },
        strangerTech: { type: 'integrator', parent: 'stranger' },
      },
      customRoles: { help: { partner: 'old', capabilities: ['customer.read'] } },
      members: {
        oldPrime: { partner: 'old' },
        oldAdmin: { partner: 'old', role: 'administrator', firstname: 'Vanished' },
        movedPrime: { partner: 'moved' },
        targetPrime: { partner: 'target' },
        rootPrime: { partner: 'root' },
        operator: { operator: true },
      },
      groups: { helpers: { partner: 'old', customRole: 'help', members: ['oldAdmin'] } },
      customers: { theirs: { owner: 'moved' }, kept: { owner: 'old' } },
      delegations: [
        { grantee: 'oldAdmin', target: 'moved', role: 'administrator' },
        { grantee: 'helpers', target: 'theirs' },
        { grantee: 'oldTech', target: 'theirs' },
        { grantee: 'movedTech', target: 'kept' },
        { grantee: 'rootTech', target: 'theirs' },
        { grantee: 'strangerTech', target: 'theirs' },
        { grantee: 'movedTech', target: 'theirs' },
      ],
    });
    // Written before the move, with the name of one of the old MSP
    await m.as('oldPrime').post(`/msp/partners/${m.id('moved')}/disable`, { reason: 'Paused' });
    await m.as('oldPrime').post(`/msp/partners/${m.id('moved')}/enable`, {});

    const path = `/msp/partners/${m.id('moved')}/move`;
    const preview = await m.as('operator').get<PreviewMoveResponse>(path, { parent: m.id('target') });
    expect(preview.body.data.endingCount).toBe(4);
    expect(preview.body.data.endings).toEqual(
      expect.arrayContaining([
        { grantee: expect.stringContaining('Vanished'), target: m.name('moved') },
        { grantee: m.name('helpers'), target: m.name('theirs') },
        { grantee: m.name('oldTech'), target: m.name('theirs') },
        { grantee: m.name('movedTech'), target: m.name('kept') },
      ])
    );
    expect((await m.as('rootPrime').get(path, { parent: m.id('target') })).status).toBe(403);

    expect((await m.as('operator').post(path, { parent: m.id('target') })).status).toBe(200);
    const left = await Promise.all(
      [m.rowId('moved'), m.rowId('old')].map((id) => rowsOf('msp_delegations', { target_owner_id: id }))
    );
    expect(left.map((rows) => rows.map(({ grantee_partner_id }) => grantee_partner_id).sort())).toEqual([
      [m.rowId('rootTech'), m.rowId('strangerTech'), m.rowId('movedTech')].sort(),
      [],
    ]);

    const log = async (who: 'oldPrime' | 'targetPrime' | 'movedPrime') =>
      (await entriesOf(m.as(who), {})).map((entry) => JSON.stringify(entry));
    expect((await log('oldPrime')).filter((text) => text.includes('delegation.revoke'))).toHaveLength(4);
    expect((await log('targetPrime')).some((text) => text.includes('partner.move'))).toBe(true);
    const names = [m.name('old'), m.name('oldTech'), m.name('helpers'), m.member('oldPrime').email, 'Vanished'];
    for (const text of await log('targetPrime')) expect(names.filter((name) => text.includes(name))).toEqual([]);
    expect((await log('movedPrime')).some((text) => text.includes('partner.disable'))).toBe(true);
  });

  it('[PA-1] refuses circles and what can not stand there', async () => {
    for (const [key, to] of [
      ['child', 'child'],
      ['child', 'grandchild'],
      ['sibling', 'child'],
      ['child', 'techBelow'],
      ['child', null],
    ] as const) {
      expect([key, to, faultyFields(await move('operator', key, to))]).toEqual([key, to, ['parent']]);
    }
    expect((await move('operator', 'sibling', null)).status).toBe(200);
  });

  it('[PA-5] of two opposite moves at once lets one be: no circle comes of them', async () => {
    const both = await Promise.all([move('operator', 'sibling', 'other'), move('operator', 'other', 'sibling')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('[PA-22] is the operator’s alone', async () => {
    for (const [who, status] of [
      ['prime', 403],
      ['admin', 403],
      ['childPrime', 403],
      ['stranger', 404],
    ] as const) {
      expect([who, (await move(who, 'child', 'sibling')).status]).toEqual([who, status]);
    }
    expect((await w.as('operator').post(`/msp/partners/${UNKNOWN}/move`, { parent: null })).status).toBe(404);
    expect(faultyFields(await w.as('operator').post(`/msp/partners/${w.id('child')}/move`, {}))).toEqual(['parent']);
  });
});

describe('Sending activation links again', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const resend = async (who: Who, partners: string[]) => {
    const { status, body } = await w
      .as(who)
      .post<ResendActivationResponse>('/msp/partners/resend-activation', { partners });
    return status === 200 ? body.data.map(({ result }) => result) : status;
  };

  it('[PA-26] says of each why it was not sent', async () => {
    expect(await resend('prime', [w.id('child'), w.id('grandchild'), w.id('other'), UNKNOWN])).toEqual([
      'not-invited',
      'indirect',
      'unknown',
      'unknown',
    ]);
    expect(await resend('reader', [w.id('child'), w.id('grandchild')])).toEqual(['forbidden', 'indirect']);
    expect(await resend('childReader', [w.id('grandchild')])).toBe(403);
    expect(await resend('childPrime', [w.id('grandchild')])).toEqual(['not-invited']);
  });

  it('[PA-25] takes up to 100 partners', async () => {
    const path = '/msp/partners/resend-activation';
    expect(faultyFields(await w.as('prime').post(path, { partners: [] }))).toEqual(['partners']);
    expect(faultyFields(await w.as('prime').post(path, { partners: Array(101).fill(UNKNOWN) }))).toEqual(['partners']);
    expect((await w.anonymous.post(path, { partners: [UNKNOWN] })).status).toBe(401);
  });
});
