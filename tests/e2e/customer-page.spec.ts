import { changeRows, rowsOf } from '../helpers/control';
import { linkTokenTo } from '../helpers/customer-page';
import { forgetLimits, inviteUsers, page as invitePage, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expect, seriousFaults, test, type Page } from './support/test';

const tenant = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, operator: { operator: true } },
    customers: { shop: { owner: 'msp', linkApproval: 'pending' }, mill: { owner: 'msp', linkApproval: 'pending' } },
  });

let w: Awaited<ReturnType<typeof tenant>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  await forgetLimits();
  mailbox = await openMailbox();
  w = await tenant();
  const support = { contact_name: 'Max Support', contact_email: 'support@demo.test' };
  await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: support });
});
test.afterEach(() => mailbox.close());

const address = (name = 'tenant') => `${name}-${w.suffix}@demo.test`;
const askTenant = async () => {
  await w.as('prime').put(`/msp/customers/${w.id('shop')}`, { email: address() });
  return linkTokenTo(mailbox, address());
};
const stateOf = async (key: 'shop' | 'mill') => (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!.link_approval;
const join = async (key: 'shop' | 'mill', role: string) => {
  const before = mailbox.to(address('ann')).length;
  await inviteUsers(w.as('operator'), w.id(key), { emails: [address('ann')], role });
  const token = await tokenTo(mailbox, address('ann'), before + 1);
  const { step } = (await invitePage.open(token)).body.data;
  await (step === 'register' ? invitePage.accept(token) : invitePage.confirm(token, PASSWORD));
};
const problemsOf = (page: Page) => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  return problems;
};

for (const [locale, texts] of Object.entries({
  en: { accept: 'Accept', accepted: 'You have accepted', dead: 'This link is not valid' },
  de: { accept: 'Zustimmen', accepted: 'Sie haben', dead: 'Dieser Link ist nicht gültig' },
})) {
  test.describe(`[TE-4] A mailed link, in ${locale}`, () => {
    test.use({ locale });

    test('says who asks and what a yes means, is answered by keyboard, and is dead then', async ({ page }) => {
      const token = await askTenant();
      const problems = problemsOf(page);
      await page.goto(`/api/msp/customer#${token}`);
      await expect(page.locator('h1').filter({ visible: true })).toContainText(w.name('msp'));
      await expect(page.getByText('Max Support')).toBeVisible();
      await expect(page.getByRole('link', { name: 'support@demo.test' })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      expect(await stateOf('shop')).toBe('pending');
      await page.getByRole('button', { name: texts.accept }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: texts.accepted })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      expect(page.url()).not.toContain(token);
      expect(await stateOf('shop')).toBe('accepted');
      expect(problems).toEqual([]);
      await page.goto('about:blank');
      await page.goto(`/api/msp/customer#${token}`);
      await expect(page.getByRole('heading', { name: texts.dead })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
}

for (const [locale, texts] of Object.entries({
  en: {
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    mine: 'Your tenants',
    reject: 'Reject',
    out: 'Sign out',
  },
  de: {
    email: 'E-Mail',
    password: 'Passwort',
    signIn: 'Anmelden',
    mine: 'Ihre Mandanten',
    reject: 'Ablehnen',
    out: 'Abmelden',
  },
})) {
  test.describe(`[TE-4] The customer page, in ${locale}`, () => {
    test.use({ locale });

    test('signs in the users of customers: admins answer, others read', async ({ page, context }) => {
      await join('shop', 'admin');
      await join('mill', 'user');
      await page.goto('/api/msp/customer');
      await expect(page.getByRole('button', { name: texts.signIn })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByLabel(texts.email).fill(address('ann'));
      await page.getByLabel(texts.password).fill('Wrong-Passw0rd');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert').filter({ visible: true })).not.toBeEmpty();
      await page.getByLabel(texts.password).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: texts.mine })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      const of = (key: 'shop' | 'mill') => page.getByRole('article').filter({ hasText: w.name(key) });
      await expect(of('mill').getByRole('button')).toHaveCount(0);
      await of('shop').getByRole('button', { name: texts.reject }).click();
      await expect(of('shop').getByRole('button')).toHaveCount(0);
      expect([await stateOf('shop'), await stateOf('mill')]).toEqual(['rejected', 'pending']);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
      expect((await context.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
        ['msp_customer', true, 'Strict'],
      ]);
      await page.reload();
      await expect(page.getByRole('heading', { name: texts.mine })).toBeVisible();
      await page.getByRole('button', { name: texts.out }).click();
      await expect(page.getByRole('button', { name: texts.signIn })).toBeVisible();
    });
  });
}
