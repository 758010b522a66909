import { changeRows, rowsOf } from '../helpers/control';
import { forgetLimits, invite, listInvites } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      shut: { type: 'partner', parent: 'msp', disabled: true },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      helper: { type: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      helping: { partner: 'helper' },
      ended: { partner: 'helper' },
      otherPrime: { partner: 'other' },
      operator: { operator: true },
    },
    delegations: [
      { grantee: 'helping', target: 'tech', role: 'administrator' },
      { grantee: 'ended', target: 'tech', startsAt: '2020-01-01', endsAt: '2021-01-01' },
    ],
  });

describe('Who may invite members', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
    await forgetLimits();
    w = await build();
  });
  afterAll(() => mailbox.close());

  type Who = Parameters<typeof w.as>[0];
  let count = 0;
  const fresh = () => `new${(count += 1)}-${w.suffix}@demo.test`;
  const rows = async () => (await rowsOf('msp_invites')).filter(({ email }) => String(email).includes(w.suffix));

  it.each<[Who, Parameters<typeof w.id>[0] | undefined, string, number]>([
    ['prime', undefined, 'prime-admin', 200],
    ['prime', 'msp', 'administrator', 200],
    ['prime', 'child', 'prime-admin', 200],
    ['prime', 'tech', 'administrator', 200],
    ['prime', 'grandchild', 'read-only', 403],
    ['prime', 'other', 'read-only', 404],
    ['prime', 'shut', 'read-only', 400],
    ['administrator', undefined, 'administrator', 200],
    ['administrator', undefined, 'prime-admin', 403],
    ['administrator', 'child', 'read-only', 403],
    ['guests', undefined, 'guest-manager', 403],
    ['reader', undefined, 'read-only', 403],
    ['childPrime', 'msp', 'read-only', 404],
    // A delegation lets edit no partner, so it lets invite nobody who would
    ['helping', 'tech', 'read-only', 200],
    ['helping', 'tech', 'administrator', 403],
    ['helping', 'tech', 'prime-admin', 403],
    ['helping', 'msp', 'read-only', 404],
    ['ended', 'tech', 'read-only', 404],
    ['operator', 'msp', 'prime-admin', 200],
    ['operator', undefined, 'read-only', 400],
  ])('[TE-11] [TE-13] %s into %s as %s: %i', async (who, partner, role, expected) => {
    const email = fresh();
    const body = { emails: [email], role, ...(partner ? { partner: w.id(partner) } : {}) };
    const before = await rows();
    const answer = await invite(w.as(who), body);
    expect([answer.status, answer.error?.message]).toEqual([expected, answer.error?.message]);
    expect(await rows()).toHaveLength(before.length + (expected === 200 ? 1 : 0));
    if (expected === 200) expect(answer.body.data).toMatchObject([{ email, result: 'invited' }]);
  });

  it('[TE-11] needs a sign-in', async () => {
    expect((await invite(w.anonymous, { emails: [fresh()] })).status).toBe(401);
    expect((await w.anonymous.get('/msp/invites')).status).toBe(401);
  });

  it.each<[string, object, string]>([
    ['nobody', { emails: [] }, 'emails'],
    ['201 people', { emails: Array.from({ length: 201 }, (_, i) => `a${i}@demo.test`) }, 'emails'],
    ['no list', { emails: 'a@demo.test' }, 'emails'],
    ['an unknown role', { emails: ['a@demo.test'], role: 'owner' }, 'role'],
    ['an unknown method', { emails: ['a@demo.test'], loginMethod: 'magic' }, 'loginMethod'],
    ['Google where there is none', { emails: ['a@demo.test'], loginMethod: 'google' }, 'loginMethod'],
    ['a NUL', { emails: ['a\0@demo.test'] }, 'emails.0'],
    ['an unknown field', { emails: ['a@demo.test'], kind: 'contact' }, 'kind'],
    ['a faulty partner', { emails: ['a@demo.test'], partner: '1 or 1=1' }, 'partner'],
  ])('[TE-11] refuses %s with the field', async (_what, body, field) => {
    const answer = await invite(w.as('prime'), body);
    expect(answer.status).toBe(400);
    const { errors } = answer.error!.details as { errors: { path: string[] }[] };
    expect(errors[0]!.path.join('.')).toBe(field);
  });

  it('[TE-16] [TE-17] keeps invites to those of the account, and of prime admins to prime admins', async () => {
    const email = fresh();
    const { body } = await invite(w.as('prime'), { emails: [email], role: 'prime-admin' });
    const path = `/msp/invites/${body.data[0]!.invite}`;
    const shown = async (who: Who, query: Record<string, string> = {}) =>
      (await listInvites(w.as(who), { search: email, ...query })).map(({ canManage }) => canManage);
    expect(await shown('prime')).toEqual([true]);
    expect(await shown('administrator')).toEqual([false]);
    expect(await shown('reader')).toEqual([false]);
    expect(await shown('otherPrime')).toEqual([]);
    expect(await shown('operator', { partner: w.id('msp') })).toEqual([true]);
    expect((await w.as('otherPrime').get('/msp/invites', { partner: w.id('msp') })).status).toBe(404);
    expect((await w.as('operator').get('/msp/invites')).status).toBe(400);

    for (const [who, status] of [
      ['otherPrime', 404],
      ['childPrime', 404],
      ['helping', 404],
      ['reader', 403],
      ['administrator', 403],
    ] as const) {
      expect([who, (await w.as(who).post(`${path}/resend`, {})).status]).toEqual([who, status]);
      expect([who, (await w.as(who).delete(path)).status]).toEqual([who, status]);
    }
    expect((await w.as('prime').post(`/msp/invites/${'z'.repeat(24)}/resend`, {})).status).toBe(404);
    expect((await w.as('prime').delete(path)).status).toBe(200);
  });

  it('[TE-16] shows to the parent what its child has invited, and to the child whose person of another account did', async () => {
    const email = fresh();
    await invite(w.as('prime'), { emails: [email], partner: w.id('child') });
    const [seen] = await listInvites(w.as('childPrime'), { search: email });
    expect(seen!.invitedBy).toBe(w.name('msp'));
    const [own] = await listInvites(w.as('prime'), { search: email, partner: w.id('child') });
    expect(own!.invitedBy).toBe(w.member('prime').name);
  });

  it('[TE-11] invites only into the mail domains that the partner allows', async () => {
    await changeRows({
      table: 'msp_partners',
      where: { id: w.rowId('other') },
      set: { invite_domains: JSON.stringify(['Demo.test']) },
    });
    const { body } = await invite(w.as('otherPrime'), {
      emails: [`a-${w.suffix}@demo.test`, `a-${w.suffix}@sub.demo.test`, `a-${w.suffix}@evil-demo.test`],
    });
    expect(body.data.map(({ result }) => result)).toEqual(['invited', 'domain', 'domain']);
  });

  it('[TE-16] searches, filters and sorts on the server', async () => {
    const emails = ['b', 'a', 'c'].map((name) => `${name}sort-${w.suffix}@demo.test`);
    await invite(w.as('childPrime'), { emails });
    const names = async (query: Record<string, string>) =>
      (await listInvites(w.as('childPrime'), { search: 'SORT-', ...query })).map(({ email }) => email[0]);
    expect(await names({ sort: 'email:asc' })).toEqual(['a', 'b', 'c']);
    expect(await names({ sort: 'email:desc', pageSize: '2' })).toEqual(['c', 'b']);
    expect(await names({ state: 'accepted' })).toEqual([]);
    expect((await w.as('childPrime').get('/msp/invites', { sort: 'token_hash:asc' })).status).toBe(400);
  });
});
