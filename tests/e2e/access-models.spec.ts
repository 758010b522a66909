import { changeRows, rowsOf } from '../helpers/control';
import { CustomerBrowser, linkTokenTo, mailedLink } from '../helpers/customer-page';
import { forgetLimits, inviteUsers, page as invitePage, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const tenant = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'integrator', parent: 'msp', name: 'Grey Heron' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      operator: { operator: true },
    },
    customers: { shop: { owner: 'msp' }, mill: { owner: 'msp', linkApproval: 'pending' } },
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

let w: Awaited<ReturnType<typeof tenant>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  await forgetLimits();
  mailbox = await openMailbox();
  w = await tenant();
});
test.afterEach(() => mailbox.close());

const address = (name = 'ann') => `${name}-${w.suffix}@demo.test`;
/** An admin of the shop, signed in on its page. */
const joinShop = async () => {
  await inviteUsers(w.as('prime'), w.id('shop'), { emails: [address()], role: 'admin' });
  await invitePage.accept(await tokenTo(mailbox, address()));
  const browser = new CustomerBrowser();
  await browser.signIn(address(), PASSWORD);
  return browser;
};
const customerOf = async (key: 'shop' | 'mill') => (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!;
/** Its row alone: an operator's list has the customers of every other test as well. */
const listed = (key: 'shop' | 'mill') => `customers?_q=${encodeURIComponent(w.name(key))}`;
const dialog = (page: Page) => page.getByRole('dialog');
/** The mouse is no longer on a button, whose colours change under it. */
const faults = async (page: Page, within?: string) => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  return seriousFaults(page, within);
};
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await expect(page.getByRole('menuitem', { name: action })).toBeVisible();
  expect.soft(await faults(page, '[role="menu"]')).toEqual([]);
  await page.getByRole('menuitem', { name: action }).click();
};

for (const [locale, texts] of Object.entries({
  en: {
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    ask: 'Ask that only invited guests have access',
    reason: 'Reason',
    send: 'Send to the operator',
    wait: 'You have asked the operator',
    withdraw: 'Withdraw the request',
  },
  de: {
    email: 'E-Mail',
    password: 'Passwort',
    signIn: 'Anmelden',
    ask: 'Darum bitten, dass nur eingeladene Gäste Zugriff haben',
    reason: 'Grund',
    send: 'An den Betreiber senden',
    wait: 'Darum haben Sie den Betreiber',
    withdraw: 'Bitte zurückziehen',
  },
})) {
  test.describe(`[AC-7] The customer page, in ${locale}`, () => {
    test.use({ locale });

    test('asks the operator for the invite-guest model, and takes it back', async ({ page }) => {
      await joinShop();
      await page.goto('/api/msp/customer');
      await page.getByLabel(texts.email).fill(address());
      await page.getByLabel(texts.password).fill(PASSWORD);
      await page.getByRole('button', { name: texts.signIn }).click();
      await page.getByText(texts.ask).click();
      await expect(page.getByText(new RegExp(w.name('msp'))).last()).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('textbox', { name: texts.reason }).fill('We choose who comes');
      await page.getByRole('button', { name: texts.send }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText(texts.wait)).toBeVisible();
      await expect(page.getByText(texts.ask)).toBeHidden();
      expect(await faults(page)).toEqual([]);
      const [request] = await rowsOf('msp_access_model_requests', { customer_id: w.rowId('shop') });
      expect(request).toMatchObject({ state: 'open', reason: 'We choose who comes', language: locale });
      await page.getByRole('button', { name: texts.withdraw }).click();
      await expect(page.getByText(texts.ask)).toBeVisible();
      await expect(page.getByText(texts.wait)).toBeHidden();
    });
  });
}

for (const [colorScheme, width] of [
  ['light', 1400],
  ['dark', 900],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test('[AC-7] [EX-15] the operator declines a request with a note, and grants the next', async ({ page }) => {
      test.slow();
      const admin = await joinShop();
      await admin.ask(w.id('shop'), 'invite-guest', { reason: 'We choose who comes' });
      await enter(page, w.member('operator').email, 'delegations');
      await page.getByRole('tab', { name: 'Access models' }).click();
      await expect(tableRow(page, w.name('shop'))).toContainText('Invited guests only');
      expect.soft(await faults(page), 'the queue').toEqual([]);
      await page.getByRole('button', { name: `Decline: ${w.name('shop')}` }).click();
      await dialog(page).getByRole('textbox', { name: 'Note' }).fill('Not in your contract');
      expect.soft(await faults(page), 'declining').toEqual([]);
      await dialog(page).getByRole('button', { name: 'Decline' }).click();
      await expectSaid(page, 'Decided; the customer gets a mail.');
      await expect(tableRow(page, w.name('shop'))).toContainText('Declined');
      expect((await admin.open())!.customers[0]!.request).toMatchObject({ note: 'Not in your contract' });

      await admin.ask(w.id('shop'), 'invite-guest');
      await page.reload();
      await page.getByRole('button', { name: `Grant: ${w.name('shop')}` }).click();
      await expect(dialog(page).getByText('1 delegation rests.')).toBeVisible();
      await expect(dialog(page).getByText(/Grey Heron/)).toBeVisible();
      expect.soft(await faults(page), 'granting').toEqual([]);
      await dialog(page).getByRole('button', { name: 'Grant' }).click();
      await expect(tableRow(page, w.name('shop')).filter({ hasText: 'Granted' })).toBeVisible();
      expect((await customerOf('shop')).access_model).toBe('invite-guest');
    });

    test('[AC-7] [EX-15] the operator switches the model, both ways and with a reason', async ({ page }) => {
      test.slow();
      await enter(page, w.member('operator').email, `customers/${w.id('shop')}/overview`);
      await choose(page, w.name('shop'), 'Access model…');
      await expect(dialog(page).getByText('1 delegation rests.')).toBeVisible();
      await dialog(page).getByRole('button', { name: 'Switch' }).click();
      await expect(dialog(page).getByText('Say why: it stands in the audit log.')).toBeVisible();
      expect.soft(await faults(page), 'switching').toEqual([]);
      await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The tenant wrote us');
      await dialog(page).getByRole('button', { name: 'Switch' }).click();
      await expectSaid(page, `${w.name('shop')} is seen by invited guests alone.`);
      expect((await customerOf('shop')).access_model).toBe('invite-guest');

      await choose(page, w.name('shop'), 'Access model…');
      await expect(page.getByRole('dialog', { name: `Automatic access to ${w.name('shop')} again?` })).toBeVisible();
      expect.soft(await faults(page), 'switching back').toEqual([]);
      await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The tenant wrote us again');
      await dialog(page).getByRole('button', { name: 'Switch' }).click();
      await expectSaid(page, `${w.name('shop')} has automatic access again.`);
      expect((await customerOf('shop')).access_model).toBe('automatic');
    });

    test('[TE-4] the partner asks a tenant again, and sees its no', async ({ page }) => {
      test.slow();
      await changeRows({ table: 'msp_customers', where: { id: w.rowId('mill') }, set: { email: address('mill') } });
      await enter(page, w.member('prime').email, listed('mill'));
      await choose(page, w.name('mill'), 'Resend approval mail');
      await expectSaid(page, `The tenant is asked at ${address('mill')}.`);
      await mailedLink.answer(await linkTokenTo(mailbox, address('mill')), false);

      await page.reload();
      await expect(tableRow(page, w.name('mill')).getByText('Rejected', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: `Actions for ${w.name('mill')}` }).click();
      await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
      await expect(page.getByRole('menuitem', { name: /rejection|approval mail/ })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await openCenter(page, `customers/${w.id('mill')}/overview`);
      await expect(page.getByText('Link rejected').first()).toBeVisible();
      expect.soft(await faults(page), 'a rejected customer').toEqual([]);
    });

    test('[TE-4] an operator undoes a rejection, and the tenant is asked again', async ({ page }) => {
      const set = { email: address('mill'), link_approval: 'rejected' };
      await changeRows({ table: 'msp_customers', where: { id: w.rowId('mill') }, set });
      await enter(page, w.member('operator').email, listed('mill'));
      await choose(page, w.name('mill'), 'Undo the rejection');
      await expectSaid(page, `The tenant is asked at ${address('mill')}.`);
      await expect(tableRow(page, w.name('mill')).getByText('Pending', { exact: true })).toBeVisible();
      expect((await customerOf('mill')).link_approval).toBe('pending');

      await mailedLink.answer(await linkTokenTo(mailbox, address('mill')), false);
      await openCenter(page, `customers/${w.id('mill')}/overview`);
      await expect(page.getByText('Link rejected').first()).toBeVisible();
      await choose(page, w.name('mill'), 'Undo the rejection');
      await expect(page.getByText('Link rejected')).toHaveCount(0);
      expect((await customerOf('mill')).link_approval).toBe('pending');
    });
  });
}

test('[TE-4] who only reads is offered neither', async ({ page }) => {
  await changeRows({ table: 'msp_customers', where: { id: w.rowId('mill') }, set: { email: address('mill') } });
  await enter(page, w.member('reader').email, listed('mill'));
  await page.getByRole('button', { name: `Actions for ${w.name('mill')}` }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /approval mail|Access model/ })).toHaveCount(0);
});
