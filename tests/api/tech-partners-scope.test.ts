import { rowsOf, changeRows, clock } from '../helpers/control';
import { getTechPartner, listTechPartners, rowOf, techPartnerNames } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

/** An MSP with tech partners at every depth, and another whose integrator serves one of its customers. */
const twoMsps = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      installer: { type: 'installer', parent: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      childInstaller: { type: 'installer', parent: 'child' },
      grandchild: { type: 'partner', parent: 'child' },
      deepInstaller: { type: 'installer', parent: 'grandchild' },
      otherMsp: { type: 'msp' },
      serving: { type: 'integrator', parent: 'otherMsp' },
      served: { type: 'integrator', parent: 'otherMsp' },
      servesLater: { type: 'integrator', parent: 'otherMsp' },
      servesChild: { type: 'integrator', parent: 'otherMsp' },
      stranger: { type: 'integrator', parent: 'otherMsp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      guestManager: { partner: 'msp', role: 'guest-manager' },
      childPrime: { partner: 'child' },
      fitter: { partner: 'installer' },
      fitterGuestManager: { partner: 'installer', role: 'guest-manager' },
      otherPrime: { partner: 'otherMsp' },

      outsider: {},
      operator: { operator: true },
    },
    customers: { shop: { owner: 'msp' }, childShop: { owner: 'child' }, otherShop: { owner: 'otherMsp' } },
    delegations: [
      { grantee: 'serving', target: 'shop' },
      { grantee: 'served', target: 'shop', startsAt: daysFromNow(-9), endsAt: daysFromNow(-1) },
      { grantee: 'servesLater', target: 'shop', startsAt: daysFromNow(2) },
      { grantee: 'servesChild', target: 'childShop' },
      { grantee: 'stranger', target: 'otherShop' },
    ],
  });

describe('The scope of Tech Partners', () => {
  let w: Awaited<ReturnType<typeof twoMsps>>;
  beforeAll(async () => void (w = await twoMsps()));
  afterEach(() => clock.reset());

  const keysOf = (names: string[]) => names.map((name) => name.split(' ')[0]).sort();
  const sees = async (who: Parameters<typeof w.as>[0]) => keysOf(await techPartnerNames(w.as(who)));

  const ownTree = ['ChildInstaller', 'DeepInstaller', 'Installer', 'Integrator'];

  it('[TP-1] is the own tree at every depth, and the integrators of others who serve a customer of it', async () => {
    expect(await sees('prime')).toEqual([...ownTree, 'ServesChild', 'Serving']);
    expect(await sees('reader')).toEqual([...ownTree, 'ServesChild', 'Serving']);
  });

  it('[TP-1] of a child partner is its own tree alone', async () => {
    expect(await sees('childPrime')).toEqual(['ChildInstaller', 'DeepInstaller', 'ServesChild']);
  });

  it('[TP-1] of an installer is the installer alone', async () => {
    expect(await sees('fitter')).toEqual(['Installer']);
    expect(await sees('fitterGuestManager')).toEqual(['Installer']);
  });

  it('[TP-1] of a guest manager of an MSP is empty', async () => {
    const { status, body } = await listTechPartners(w.as('guestManager'));
    expect([status, body.data, body.meta.pagination.total]).toEqual([200, [], 0]);
  });

  it('[TP-1] is nothing to somebody without a home partner', async () => {
    const { status } = await listTechPartners(w.as('outsider'));
    expect(status).toBe(403);
  });

  it('[TP-1] of an operator is everything', async () => {
    const names = await techPartnerNames(w.as('operator'), { search: w.suffix });
    expect(names).toHaveLength(9);
  });

  it('[TP-1] holds no msp and no partner', async () => {
    const { body } = await listTechPartners(w.as('prime'), { pageSize: 100 });
    expect(new Set(body.data.map(({ type }) => type))).toEqual(new Set(['integrator', 'installer']));
  });

  it("[TP-1] shows others' integrators read-only, without what is not the caller's", async () => {
    expect(await rowOf(w.as('prime'), w.id('serving'))).toMatchObject({
      canManage: false,
      parentName: null,
      mspAdminCount: null,
      accountAdminCount: null,
      assignedCustomersCount: 1,
    });
  });

  it('[TP-1] lets prime admins manage direct children, and nobody else', async () => {
    const managed = async (who: Parameters<typeof w.as>[0]) => {
      const { body } = await listTechPartners(w.as(who), { pageSize: 100 });
      return keysOf(body.data.filter(({ canManage }) => canManage).map(({ name }) => name));
    };
    expect(await managed('prime')).toEqual(['Installer', 'Integrator']);
    expect(await managed('childPrime')).toEqual(['ChildInstaller']);
    expect(await managed('reader')).toEqual([]);
    expect(await managed('fitter')).toEqual([]);
  });

  it('[TP-1] loses an integrator of others in the second in which its assignment ends, and gains it when it starts', async () => {
    const [row] = await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('servesLater') });
    const start = new Date(String(row?.starts_at));
    await clock.stopAt(new Date(start.getTime() - 1));
    expect(await sees('prime')).not.toContain('ServesLater');
    await clock.stopAt(start);
    expect(await sees('prime')).toContain('ServesLater');
  });

  it('[TP-1] answers 404 for one that is out of scope, as for one that does not exist', async () => {
    const hidden = await getTechPartner(w.as('prime'), w.id('stranger'));
    const ended = await getTechPartner(w.as('prime'), w.id('served'));
    const unknown = await getTechPartner(w.as('prime'), 'a'.repeat(24));
    const notTech = await getTechPartner(w.as('prime'), w.id('child'));
    for (const answer of [hidden, ended, unknown, notTech]) {
      expect([answer.status, answer.error]).toEqual([404, unknown.error]);
    }
    expect((await getTechPartner(w.as('prime'), w.id('serving'))).status).toBe(200);
  });
});

it('[TP-1] adds what is delegated to the caller, or to a group of theirs, as long as it is', async () => {
  const w = await world({
    partners: {
      msp: { type: 'msp' },
      one: { type: 'integrator', parent: 'msp' },
      two: { type: 'installer', parent: 'msp' },
      three: { type: 'installer', parent: 'msp' },
    },
    members: { guestManager: { partner: 'msp', role: 'guest-manager' } },
    customRoles: { looker: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looker', members: ['guestManager'] } },
    delegations: [
      { grantee: 'guestManager', target: 'one', role: 'read-only' },
      { grantee: 'night', target: 'two' },
      {
        grantee: 'guestManager',
        target: 'three',
        role: 'read-only',
        startsAt: daysFromNow(-2),
        endsAt: daysFromNow(-1),
      },
    ],
  });
  expect(await techPartnerNames(w.as('guestManager'))).toEqual([w.name('one'), w.name('two')]);

  await changeRows({
    table: 'msp_privilege_groups_members_lnk',
    where: { privilege_group_id: w.rowId('night') },
    set: { privilege_group_id: null },
  });
  expect(await techPartnerNames(w.as('guestManager'))).toEqual([w.name('one')]);
});

it('[TP-1] is closed to members of a disabled partner, or under a disabled ancestor', async () => {
  const w = await world({
    partners: {
      msp: { type: 'msp', disabled: true },
      child: { type: 'partner', parent: 'msp' },
      installer: { type: 'installer', parent: 'child' },
    },
    members: { prime: { partner: 'msp' }, fitter: { partner: 'installer' }, operator: { operator: true } },
  });
  expect((await listTechPartners(w.as('prime'))).status).toBe(401);
  expect((await listTechPartners(w.as('fitter'))).status).toBe(401);
  expect(await techPartnerNames(w.as('operator'), { search: w.suffix })).toEqual([w.name('installer')]);
});
