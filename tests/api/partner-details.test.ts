import type { PartnerDetails } from '../../contracts/partner-details';
import { changeRows, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const UNKNOWN = 'z'.repeat(24);

const build = async () => {
  const w = await world({
    partners: {
      root: { type: 'msp' },
      msp: { type: 'msp', parent: 'root' },
      child: { type: 'partner', parent: 'msp', address: 'Mill Lane 1' },
      grandchild: { type: 'partner', parent: 'child' },
      other: { type: 'msp' },
      otherTech: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      techPrime: { partner: 'otherTech' },
      operator: { operator: true },
    },
    delegations: [
      { grantee: 'guests', target: 'otherTech', role: 'administrator' },
      { grantee: 'prime', target: 'otherTech', role: 'prime-admin' },
      { grantee: 'prime', target: 'grandchild', role: 'prime-admin' },
    ],
  });
  const contact = { contact_name: 'Conny Clark', contact_email: `conny-${w.suffix}@demo.test`, country: 'GB' };
  for (const key of ['child', 'otherTech'] as const) {
    await changeRows({ table: 'msp_partners', where: { id: w.rowId(key) }, set: contact });
  }
  return w;
};

describe('Partner Details', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Partner = 'root' | 'msp' | 'child' | 'grandchild' | 'other' | 'otherTech';

  const path = (key: Partner) => `/msp/partners/${w.id(key)}/details`;
  const read = (who: Who, key: Partner) => w.as(who).get<{ data: PartnerDetails }>(path(key));
  const save = (who: Who, key: Partner, body: unknown) => w.as(who).put<{ data: PartnerDetails }>(path(key), body);
  const audited = async () =>
    (await rowsOf('msp_audit_entries', { action: 'partner.update' }))
      .map(({ record }) => JSON.parse(String(record)))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));

  it('[TE-19] [PA-15] shows a partner with its id, address, sign-in page and point of contact', async () => {
    const { status, body } = await read('prime', 'child');
    expect([status, body.data]).toEqual([
      200,
      {
        documentId: w.id('child'),
        logo: null,
        name: w.name('child'),
        type: 'partner',
        supportContact: {
          name: 'Conny Clark',
          email: `conny-${w.suffix}@demo.test`,
          mobile: null,
          phone: null,
        },
        profile: {
          parent: { documentId: w.id('msp'), name: w.name('msp') },
          organizationName: `child-${w.suffix}`,
          signInUrl: expect.stringMatching(new RegExp(`^http.*/api/msp/o/child-${w.suffix}$`)),
          address: 'Mill Lane 1',
          city: null,
          state: null,
          zipCode: null,
          country: 'GB',
          loginMethods: 'any',
          inviteDomains: [],
          createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
          updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        },
        canUpdate: true,
        canRename: false,
      },
    ]);
  });

  it('[TE-19] names who is above the own partner, without its id', async () => {
    const { body } = await read('childPrime', 'child');
    expect(body.data.profile?.parent).toEqual({ documentId: null, name: w.name('msp') });
    expect((await read('childPrime', 'msp')).status).toBe(404);
  });

  it('[TE-19] [PA-15] shows name and support contact alone where somebody only works there', async () => {
    for (const who of ['prime', 'guests'] as const) {
      const { status, body } = await read(who, 'otherTech');
      expect([status, body.data.profile, body.data.canUpdate]).toEqual([200, null, false]);
      expect(body.data.supportContact.name).toBe('Conny Clark');
      expect(JSON.stringify(body)).not.toContain(w.id('other'));
    }
    expect((await read('techPrime', 'otherTech')).body.data.profile).not.toBeNull();
  });

  it.each<[Who, Partner, number, number]>([
    ['prime', 'msp', 200, 200],
    ['prime', 'child', 200, 200],
    ['prime', 'grandchild', 200, 403],
    ['prime', 'root', 404, 404],
    ['prime', 'other', 404, 404],
    ['prime', 'otherTech', 200, 403],
    ['admin', 'msp', 200, 200],
    ['admin', 'child', 200, 403],
    ['guests', 'msp', 200, 403],
    ['reader', 'msp', 200, 403],
    ['childPrime', 'msp', 404, 404],
    ['operator', 'grandchild', 200, 200],
  ])('[TE-20] [PA-22] %s on %s: reading is answered %i, editing %i', async (who, key, reading, editing) => {
    const { status, body } = await read(who, key);
    expect(status).toBe(reading);
    if (status === 200) expect(body.data.canUpdate).toBe(editing === 200);
    expect((await save(who, key, { city: 'Leeds' })).status).toBe(editing);
  });

  it('[TE-20] edits what is named, leaves the rest, and writes down both states', async () => {
    const name = `Ärztehaus ${w.suffix}`;
    const body = {
      name,
      city: 'Leeds',
      state: 'West Yorkshire',
      zipCode: 'LS1 4AP',
      contactMobile: '07400 123456',
      contactPhone: '+44 113 496 0000',
      inviteDomains: ['Demo.Test'],
      loginMethods: 'credentials',
    };
    const { status, body: answer } = await save('prime', 'child', body);
    expect(status).toBe(200);
    expect(answer.data).toMatchObject({
      name,
      supportContact: { name: 'Conny Clark', mobile: '+447400123456', phone: '+441134960000' },
      profile: { address: 'Mill Lane 1', city: 'Leeds', inviteDomains: ['demo.test'], loginMethods: 'credentials' },
    });
    const [row] = await rowsOf('msp_partners', { id: w.rowId('child') });
    expect(row).toMatchObject({ name_key: `arztehaus ${w.suffix}`, contact_mobile: '+447400123456' });
    const found = await w.as('prime').get<{ data: { name: string }[] }>('/msp/partners', { search: 'arztehaus' });
    expect(found.body.data.map((partner) => partner.name)).toEqual([name]);

    expect(await audited()).toMatchObject([
      {
        target: { type: 'partner', documentId: w.id('child'), label: name },
        before: { name: w.name('child'), city: null, region: null, contactMobile: null, loginMethods: 'any' },
        after: { name, city: 'Leeds', region: 'West Yorkshire', contactMobile: '+447400123456' },
      },
    ]);
    expect(Object.keys((await audited())[0].after)).not.toContain('address');
  });

  it('[TE-20] writes nothing where nothing changes', async () => {
    const before = (await read('prime', 'child')).body.data;
    const { status, body } = await save('prime', 'child', { address: 'Mill Lane 1', country: 'GB' });
    expect([status, body.data]).toEqual([200, before]);
    expect(await audited()).toEqual([]);
  });

  it('[TE-20] changes Partner ID, Created On and what else is fixed for nobody, operators neither', async () => {
    const before = await rowsOf('msp_partners', { id: w.rowId('child') });
    const fixed = {
      documentId: UNKNOWN,
      id: 1,
      partnerId: UNKNOWN,
      createdAt: '2020-01-01T00:00:00.000Z',
      createdOn: '2020-01-01',
      type: 'msp',
      parent: null,
      contactName: 'Somebody Else',
      contactEmail: 'else@demo.test',
      supportContact: { name: 'Somebody Else' },
      disabled: true,
      nameKey: 'x',
    };
    for (const who of ['operator', 'prime'] as const) {
      for (const [field, value] of Object.entries(fixed)) {
        const answer = await save(who, 'child', { city: 'Leeds', [field]: value });
        expect([field, answer.status, faultyFields(answer)]).toEqual([field, 400, [field]]);
      }
    }
    expect(await rowsOf('msp_partners', { id: w.rowId('child') })).toEqual(before);
    const told = await save('operator', 'child', { documentId: UNKNOWN });
    expect(told.error?.message).toContain('can’t be changed by anyone');
  });

  it.each<[string, unknown, string]>([
    ['name', '', 'no letter'],
    ['name', '!!!', 'no letter'],
    ['name', null, ''],
    ['country', 'XX', 'country'],
    ['country', 'Germany', 'country'],
    ['contactPhone', '12', 'not a telephone number'],
    ['contactPhone', '+49 30 123456', 'not a number of that country'],
    ['contactMobile', '0113 496 0000', 'not a mobile number'],
    ['contactMobile', '+447400123456789', 'not a telephone number'],
    ['inviteDomains', ['not a domain'], 'mail domain'],
    ['inviteDomains', 'demo.test', ''],
    ['loginMethods', 'carrier-pigeon', ''],
    ['loginMethods', 'google', 'no OpenID provider'],
    ['organizationName', 'Not A Name', ''],
    ['zipCode', 'x'.repeat(21), ''],
    ['city', 'a\0b', 'not text'],
  ])('[TE-20] [PA-8] refuses %s %j', async (field, value, reason) => {
    const answer = await save('operator', 'child', { address: 'Elsewhere 2', [field]: value });
    expect([answer.status, faultyFields(answer).map((path) => path.split('.')[0])]).toEqual([400, [field]]);
    expect(answer.error?.message).toContain(reason);
    expect((await read('prime', 'child')).body.data.profile?.address).toBe('Mill Lane 1');
  });

  it('[PA-8] reads stored numbers by the country again when that changes', async () => {
    await save('prime', 'child', { contactPhone: '0113 496 0000' });
    const answer = await save('prime', 'child', { country: 'DE' });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['contactPhone']]);
    const { status, body } = await save('prime', 'child', { country: 'DE', contactPhone: '030 901820' });
    expect([status, body.data.supportContact.phone]).toEqual([200, '+4930901820']);
    expect((await save('prime', 'child', { contactPhone: '' })).body.data.supportContact.phone).toBeNull();
  });

  it('[TE-20] loses nothing that somebody else has saved meanwhile', async () => {
    const { updatedAt } = (await read('prime', 'child')).body.data.profile!;
    expect((await save('childPrime', 'child', { city: 'Leeds', ifUnchangedSince: updatedAt })).status).toBe(200);
    const late = await save('prime', 'child', { city: 'Exeter', ifUnchangedSince: updatedAt });
    expect([late.status, faultyFields(late)]).toEqual([400, ['ifUnchangedSince']]);
    expect((await save('prime', 'child', { zipCode: 'LS1 4AP' })).body.data.profile).toMatchObject({
      city: 'Leeds',
      zipCode: 'LS1 4AP',
    });
  });

  it('[TE-2] [TE-20] gives the organization another name, and lets the old one lead there still', async () => {
    const [first, second] = [`first-${w.suffix}`, `second-${w.suffix}`].map((name) => name.toLowerCase());
    expect((await save('prime', 'msp', { organizationName: first, city: 'Leeds' })).status).toBe(200);
    const { body } = await save('prime', 'msp', { organizationName: second });
    expect(body.data).toMatchObject({ canRename: true, profile: { organizationName: second, city: 'Leeds' } });
    expect(body.data.profile?.signInUrl).toMatch(new RegExp(`^http.*/api/msp/o/${second}$`));
    const names = await rowsOf('msp_organization_names', { partner_id: w.rowId('msp') });
    expect(names.map(({ slug }) => slug)).toEqual(expect.arrayContaining([first, second]));

    const taken = await save('operator', 'child', { organizationName: first });
    expect([taken.status, faultyFields(taken)]).toEqual([400, ['organizationName']]);
    expect((await save('admin', 'msp', { organizationName: `third-${w.suffix}` })).status).toBe(403);
    expect((await save('prime', 'child', { organizationName: `third-${w.suffix}` })).status).toBe(403);
  });
});
