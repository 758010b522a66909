import type { AuditEntry } from '../../contracts/audit-log';
import { entriesOf } from '../helpers/audit-log';
import { changeRows, removeRows, rowsOf } from '../helpers/control';
import { CustomerBrowser } from '../helpers/customer-page';
import { forgetLimits, joinCustomer, PASSWORD } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, other: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, stranger: { partner: 'other' }, operator: { operator: true } },
    customers: { shop: { owner: 'msp' }, theirs: { owner: 'other' } },
  });

const WRONG = 'Wrong-Passw0rd';

describe('The log of sign-ins on the public customer page', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
    for (const key of ['shop', 'theirs'] as const) await join(key);
  });

  type Key = 'shop' | 'theirs';
  const READERS = { shop: 'prime', theirs: 'stranger' } as const;
  const address = (name = 'ann') => `${name}-${w.suffix}@demo.test`;
  const join = (key: Key, email = address()) =>
    joinCustomer(mailbox, { by: w.as('operator'), customer: w.id(key), email });
  const signIn = (password = PASSWORD, email = address()) => new CustomerBrowser().signIn(email, password);
  const usersOf = (key: Key) => ({ table: 'msp_customer_users', where: { customer_id: w.rowId(key) } });

  /** What the customer's log shows its partner, oldest first. */
  const logOf = async (key: Key): Promise<AuditEntry[]> => {
    const entries = await entriesOf(w.as(READERS[key]), { customer: w.id(key) });
    return entries.filter(({ action }) => action.startsWith('sign-in.')).reverse();
  };
  const told = async (key: Key) => (await logOf(key)).map(({ action, after }) => [action, after?.reason]);
  /** Refusals are noted after their answer. */
  const refusals = async (key: Key, count: number) => {
    for (let i = 0; i < 100 && (await logOf(key)).length < count; i += 1) await new Promise((go) => setTimeout(go, 50));
    return told(key);
  };
  const written = () => rowsOf('msp_audit_entries', { action: 'sign-in.refuse', target_type: 'customer-user' });

  it('[TE-4] [X-4] tells each customer of its own user who signed in and out, and of no other', async () => {
    const [own] = await rowsOf(usersOf('shop').table, usersOf('shop').where);
    await changeRows({ ...usersOf('theirs'), set: { name: 'Another Name' } });
    const browser = new CustomerBrowser();
    expect((await browser.signIn(address(), PASSWORD)).status).toBe(200);
    expect((await browser.post('sign-out', {})).status).toBe(200);
    const [entry, ended, ...more] = await logOf('shop');
    expect(entry).toMatchObject({
      action: 'sign-in.succeed',
      actor: { documentId: null, name: own!.name, partner: null },
      target: { type: 'customer-user', documentId: own!.document_id, label: address() },
      partner: { documentId: w.id('msp') },
      customer: { documentId: w.id('shop') },
      after: null,
    });
    expect([ended!.action, more]).toEqual(['sign-in.end', []]);
    const theirs = await logOf('theirs');
    expect(theirs.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['sign-in.succeed', 'Another Name'],
      ['sign-in.end', 'Another Name'],
    ]);
    const [ours, others] = [JSON.stringify(await logOf('shop')), JSON.stringify(theirs)];
    expect(ours).not.toContain(w.id('theirs'));
    expect(ours).not.toContain('Another Name');
    expect(others).not.toContain(w.id('shop'));
    // Nor does anybody else's log tell of it
    expect(await entriesOf(w.as('stranger'), { customer: w.id('shop') })).toEqual([]);
  });

  it('[TE-4] [X-4] notes the sign-in that another one in the same browser ends, and none that has ended before', async () => {
    const browser = new CustomerBrowser();
    await browser.signIn(address(), PASSWORD);
    const first = browser.cookie;
    await browser.signIn(address(), PASSWORD);
    const twice = Array.from({ length: 2 }, () => {
      const copy = new CustomerBrowser();
      copy.cookie = browser.cookie;
      return copy.post('sign-out', {});
    });
    await Promise.all(twice);
    browser.cookie = first;
    await browser.post('sign-out', {});
    await new CustomerBrowser().post('sign-out', {});
    const actions = (await told('shop')).map(([action]) => action);
    expect(actions).toEqual(['sign-in.succeed', 'sign-in.succeed', 'sign-in.end', 'sign-in.end']);
  });

  it('[TE-4] [X-4] notes why a sign-in was refused, for each customer its own reason', async () => {
    expect((await signIn(WRONG)).status).toBe(400);
    expect(await refusals('shop', 1)).toEqual([['sign-in.refuse', 'credentials']]);
    await changeRows({ ...usersOf('theirs'), set: { active: false } });
    expect((await signIn(WRONG)).status).toBe(400);
    expect(await refusals('shop', 2)).toEqual([
      ['sign-in.refuse', 'credentials'],
      ['sign-in.refuse', 'credentials'],
    ]);
    expect((await refusals('theirs', 2)).at(-1)).toEqual(['sign-in.refuse', 'deactivated']);
    // The right password lets in at one, and that is all the other hears of it
    expect((await signIn()).status).toBe(200);
    expect((await told('theirs')).length).toBe(2);
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: true } });
    expect((await signIn()).status).toBe(400);
    expect((await refusals('shop', 4)).at(-1)).toEqual(['sign-in.refuse', 'customer-suspended']);
    const [entry] = (await logOf('shop')).slice(-1);
    expect(JSON.stringify(entry)).not.toMatch(new RegExp(`${WRONG}|${PASSWORD}`));
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: false } });
    await changeRows({ table: 'up_users', where: { email: address() }, set: { blocked: true } });
    await forgetLimits();
    expect((await signIn()).status).toBe(400);
    expect((await refusals('shop', 5)).at(-1)).toEqual(['sign-in.refuse', 'blocked']);
  });

  it('[TE-4] [X-4] notes nothing of addresses that are no customer’s, of accounts of the host’s, and past the limit', async () => {
    const host = address('host');
    await w.anonymous.post('/api/auth/local/register', { username: host, email: host, password: PASSWORD });
    const before = (await written()).length;
    for (const email of [address('nobody'), host, 'no address']) expect((await signIn(WRONG, email)).status).toBe(400);
    const answers = [];
    for (let i = 0; i < 8; i += 1) answers.push((await signIn(WRONG)).status);
    expect(answers).toEqual([400, 400, 400, 400, 400, 429, 429, 429]);
    // Of five tries, for the two customers
    expect(await refusals('shop', 5)).toHaveLength(5);
    expect(await refusals('theirs', 5)).toHaveLength(5);
    expect((await written()).length).toBe(before + 10);
    expect(JSON.stringify(await written())).not.toContain(host);
  });

  it('[TE-4] [X-4] writes no sign-in that did not happen, and none of a customer in the archive', async () => {
    await changeRows({
      table: 'msp_customers',
      where: { id: w.rowId('theirs') },
      set: { access_model: 'archived', archived_at: new Date(), suspended: true },
    });
    expect((await signIn(WRONG)).status).toBe(400);
    await refusals('shop', 1);
    await removeRows('msp_customer_users', usersOf('shop').where);
    expect((await signIn()).status).toBe(400);
    expect(await told('shop')).toEqual([['sign-in.refuse', 'credentials']]);
    expect(await rowsOf('msp_audit_entries', { customer_id: w.rowId('theirs'), action: 'sign-in.refuse' })).toEqual([]);
  });
});
