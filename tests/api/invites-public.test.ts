import { changeRows, clock, rowsOf } from '../helpers/control';
import { codeOf, forgetLimits, invite, page, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;
/** Of every member of a world. */
const THEIRS = 'Demo-Passw0rd!';

const build = () =>
  world({
    partners: { root: { type: 'msp' }, msp: { type: 'msp', parent: 'root' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      otherPrime: { partner: 'other' },
      // A person of Strapi's who belongs to no partner
      editor: {},
      gone: { active: false },
    },
  });

describe('The accept page', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
  });
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });
  afterEach(() => clock.reset());

  const address = (name = 'ida') => `${name}-${w.suffix}@demo.test`;
  const send = async (email = address(), more: object = {}) => {
    const { body } = await invite(w.as('prime'), { emails: [email], role: 'read-only', ...more });
    return { id: body.data[0]!.invite!, token: await tokenTo(mailbox, email) };
  };
  const users = async (email: string) => rowsOf('admin_users', { email });

  it('[TE-18] answers all dead links alike: unknown, expired, used, declined, deleted, sent again', async () => {
    const dead: Record<string, string> = { unknown: 'A'.repeat(43), short: 'x' };
    for (const how of ['used', 'declined', 'deleted', 'resent', 'expired']) {
      const { id, token } = await send(address(how));
      dead[how] = token;
      if (how === 'used') await page.accept(token);
      if (how === 'declined') await page.decline(token);
      if (how === 'deleted') await w.as('prime').delete(`/msp/invites/${id}`);
      if (how === 'resent') await w.as('prime').post(`/msp/invites/${id}/resend`, {});
    }
    await changeRows({ table: 'msp_invites', where: { email: address('expired') }, set: { expires_at: new Date(0) } });

    const answers = new Map<string, string>();
    for (const [how, token] of Object.entries(dead)) {
      for (const ask of [page.open, page.accept, page.decline, (each: string) => page.confirm(each, THEIRS)]) {
        const { status, body, headers } = await ask(token);
        const told = [...headers.keys()].filter(
          (name) => !['date', 'x-response-time', 'content-length'].includes(name)
        );
        answers.set(`${how} ${ask.name}`, JSON.stringify([status, body, told]));
      }
    }
    expect(new Set(answers.values()).size).toBe(1);
    expect([...answers.values()][0]).toContain('[404,');
  });

  it('[TE-18] is dead while the partner, or one above it, is disabled, and lives again with it', async () => {
    const { token } = await send();
    for (const key of ['msp', 'root'] as const) {
      await changeRows({ table: 'msp_partners', where: { id: w.rowId(key) }, set: { disabled: true } });
      expect([(await page.open(token)).status, (await page.accept(token)).status]).toEqual([404, 404]);
      await changeRows({ table: 'msp_partners', where: { id: w.rowId(key) }, set: { disabled: false } });
    }
    expect((await page.accept(token)).status).toBe(200);
  });

  it('[TE-18] stands when who invited has left', async () => {
    const { token } = await send();
    await changeRows({ table: 'admin_users', where: { id: w.member('prime').userId }, set: { is_active: false } });
    expect((await page.accept(token)).status).toBe(200);
  });

  it.each<[string, object, string]>([
    ['short', { password: 'Short-1' }, 'password'],
    ['without a number', { password: 'No-number-here' }, 'password'],
    ['without an upper-case letter', { password: 'no-upper-case-1' }, 'password'],
    ['without a lower-case letter', { password: 'NO-LOWER-CASE-1' }, 'password'],
    ['longer than 72 bytes', { password: `Aa1${'ü'.repeat(35)}` }, 'password'],
    ['missing', { password: undefined }, 'password'],
    ['no name', { firstname: '  ' }, 'firstname'],
    ['a language of its own', { language: 'tlh' }, 'language'],
    ['a role', { role: 'prime-admin' }, 'role'],
  ])('[TE-1] refuses a person whose password is %s, by the field, and stays open', async (_what, more, field) => {
    const { token } = await send();
    const answer = await page.accept(token, more);
    expect(answer.status).toBe(400);
    expect((answer.error!.details as { errors: { path: string[] }[] }).errors[0]!.path).toEqual([field]);
    expect(await users(address())).toEqual([]);
    expect((await page.accept(token)).status).toBe(200);
  });

  it('[TE-18] refuses what is no token', async () => {
    for (const token of [undefined, null, 7, '', ['a'], { $ne: '' }, 'a'.repeat(201)]) {
      expect([token, (await page.open(token)).status]).toEqual([token, 400]);
    }
  });

  it('[TE-1] lets somebody with an account say yes with its password, and keep what it is', async () => {
    const editor = w.member('editor');
    const [role] = await rowsOf('admin_roles', { code: 'strapi-editor' });
    await changeRows({
      table: 'admin_users_roles_lnk',
      where: { user_id: editor.userId },
      set: { role_id: role!.id! },
    });
    const { token } = await send(editor.email, { loginMethod: 'credentials' });
    expect((await page.open(token)).body.data).toMatchObject({ step: 'confirm', refusal: null });
    expect(codeOf(await page.accept(token))).toBe('account');
    expect(codeOf(await page.confirm(token, 'Wrong-Passw0rd'))).toBe('credentials');
    expect((await page.confirm(token, THEIRS)).status).toBe(200);

    const held = await rowsOf('admin_users_roles_lnk', { user_id: editor.userId });
    const [memberRole] = await rowsOf('admin_roles', { code: 'msp-member' });
    expect(held.map(({ role_id }) => role_id)).toEqual([role!.id, memberRole!.id]);
    expect(await rowsOf('msp_members', { user_id: editor.userId })).toMatchObject([
      { partner_id: w.rowId('msp'), role: 'read-only', login_method: 'credentials' },
    ]);
    expect(await users(editor.email)).toHaveLength(1);
  });

  it('[TE-1] makes no member of an account that is deactivated', async () => {
    const { token } = await send(w.member('gone').email);
    expect((await page.open(token)).body.data).toMatchObject({ step: 'confirm', refusal: 'inactive' });
    expect(codeOf(await page.confirm(token, THEIRS))).toBe('inactive');
    expect((await users(w.member('gone').email))[0]).toMatchObject({ is_active: false });
  });

  it('[TE-1] tells who has joined another organisation meanwhile, and takes the no', async () => {
    const { token } = await send();
    await invite(w.as('otherPrime'), { emails: [address()] });
    expect((await page.accept(await tokenTo(mailbox, address(), 2))).status).toBe(200);
    expect((await page.open(token)).body.data).toMatchObject({ refusal: 'member' });
    expect(codeOf(await page.confirm(token, PASSWORD))).toBe('member');
    expect((await page.decline(token)).body.data.accepted).toBe(false);
    expect((await page.open(token)).status).toBe(404);
  });

  it('[TE-12] takes no password for an invite, or a partner, that is for another way of signing in', async () => {
    const { token } = await send();
    await changeRows({ table: 'msp_invites', where: { email: address() }, set: { login_method: 'google' } });
    expect((await page.open(token)).body.data).toMatchObject({ methods: [], refusal: 'method' });
    expect(codeOf(await page.accept(token))).toBe('method');
    await changeRows({ table: 'msp_invites', where: { email: address() }, set: { login_method: 'any' } });
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { login_methods: 'google' } });
    expect(codeOf(await page.accept(token))).toBe('method');
    expect(await users(address())).toEqual([]);
  });

  it('[TE-1] leaves no registration token by which somebody else could set the password', async () => {
    const editor = w.member('editor');
    await changeRows({ table: 'admin_users', where: { id: editor.userId }, set: { registration_token: 'left-over' } });
    await page.confirm((await send(editor.email)).token, THEIRS);
    expect((await users(editor.email))[0]!.registration_token).toBeNull();
    const { status } = await w.anonymous.get('/admin/registration-info', { registrationToken: 'left-over' });
    expect(status).not.toBe(200);
  });

  it('[TE-18] limits how often a link is tried, and passwords for an address, and says when again', async () => {
    const { token } = await send(w.member('editor').email);
    const tried = [];
    for (let i = 0; i < 6; i += 1) tried.push(await page.confirm(token, `Wrong-Passw0rd-${i}`));
    expect(tried.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 429]);
    expect(Number(tried[5]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await page.confirm(token, THEIRS)).status).toBe(429);
    // As if the time were over
    await forgetLimits();
    expect((await page.confirm(token, THEIRS)).status).toBe(200);

    const statuses = [];
    for (let i = 0; i < 31; i += 1) statuses.push((await page.open('B'.repeat(43))).status);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(404));
    expect(statuses[30]).toBe(429);
  });

  it('[TE-15] is good as long as the clock says, whatever the database’s is', async () => {
    await clock.stopAt(new Date(Date.now() + 400 * DAY));
    const { token } = await send();
    await clock.advance(6 * DAY);
    expect((await page.open(token)).status).toBe(200);
  });
});
