import type { Client } from '../helpers/client';
import { codeTo } from '../helpers/codes';
import { publishEntry } from '../helpers/directory';
import { publish, withdrawAgreements } from '../helpers/gate';
import { forgetLimits, tokenOf } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { addPartner, newPartner } from '../helpers/onboarding';
import { world } from '../helpers/world';
import { enterCode, expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, submitSignIn, test, type Page } from './support/test';

const PASSWORD = 'Invited-Passw0rd';

let mailbox: Mailbox;
test.beforeEach(async () => {
  mailbox = await openMailbox();
  await forgetLimits();
});
test.afterEach(async () => {
  await mailbox.close();
  await withdrawAgreements();
});

/** *Add Partner*, all three steps. */
const onboard = async (page: Page, type: 'msp' | 'partner', name: string, email: string, secondFactor = false) => {
  await openCenter(page, `partners/new?type=${type}`);
  // The countries are on their way
  await page.waitForLoadState('networkidle');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Country', exact: true }).click();
  await page.keyboard.type('erman');
  await page.getByRole('option', { name: 'Germany', exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Full name' }).fill('Conny Clark');
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  const factor = page.getByRole('checkbox', { name: 'Enable Two-Factor Authentication' });
  if (secondFactor) await factor.check();
  else await expect(factor).toBeDisabled();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'Partner onboarded');
  await expect(tableRow(page, name)).toContainText('Pending verification');
};

/** From the link in the mail to the dashboard: password, code, agreement. */
const arrive = async (page: Page, email: string, mails = 1) => {
  await page.goto(`/api/msp/invite#${tokenOf((await mailbox.waitFor(email, mails)).at(-1)!)}`);
  await page.getByLabel('First name').fill('Conny');
  await page.getByLabel('Last name').fill('Clark');
  await page.locator('#register').getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept' }).first().click();
  await expect(page.getByRole('heading', { name: /Welcome/ })).toBeVisible();
  const before = mailbox.to(email).length;
  await submitSignIn(page, email, PASSWORD);
  await enterCode(page, await codeTo(mailbox, email, before + 1));
  await page.getByRole('button', { name: 'I Agree' }).click();
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
};

const figure = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd');

test('[PA-1] [PA-5] [PA-14] [PA-16] [PA-18] [PA-19] [PA-22] [PA-26] [DI-3] a tree grows from one MSP, and rests with it', async ({
  page: operator,
  browser,
}) => {
  test.setTimeout(240_000);
  const w = await world({ members: { operator: { operator: true } } });
  await publish(w.as('operator'), { language: 'en', text: 'Be kind.' });
  const name = (what: string) => `${what} ${w.suffix}`;
  const email = (who: string) => `${who}-${w.suffix}@demo.test`.toLowerCase();
  const person = async () => (await browser.newContext({ locale: 'en' })).newPage();
  const ownPage = async (who: string) => {
    const page = await person();
    await arrive(page, email(who));
    return page;
  };

  await enter(operator, w.member('operator').email, 'partners');
  await onboard(operator, 'msp', name('Root'), email('root'), true);
  const root = await ownPage('root');
  await onboard(root, 'partner', name('Child'), email('child'));
  const child = await ownPage('child');
  await onboard(child, 'partner', name('Grandchild'), email('grandchild'));
  const grandchild = await ownPage('grandchild');
  await onboard(grandchild, 'partner', name('Leaf'), email('leaf'));

  await openCenter(root, 'partners');
  await expect(figure(root, 'Partners')).toHaveText('3');
  await root.getByRole('button', { name: `Open ${name('Child')}` }).click();
  await root.getByRole('button', { name: `Open ${name('Grandchild')}` }).click();
  await expect(tableRow(root, name('Leaf'))).toHaveAttribute('aria-level', '3');
  await expect(root.getByRole('button', { name: `Edit ${name('Child')}` })).toBeVisible();
  await expect(root.getByRole('button', { name: `Edit ${name('Grandchild')}` })).toHaveCount(0);
  await openCenter(operator, `partners?_q=${w.suffix}`);
  await expect(tableRow(operator, name('Root')).getByRole('gridcell')).toContainText(['', '', 'Active', '0 / 3']);

  await resendThree(w.as('operator'), root, { of: name, at: email, parent: await idOf(operator, name('Root')) });

  const childId = await idOf(root, name('Child'));
  await publishEntry(w.as('operator'), childId);
  const visitor = await person();
  const listed = visitor.getByRole('article').filter({ hasText: name('Child') });
  await visitor.goto(`/directory/?text=${w.suffix}`);
  await expect(listed).toBeVisible();

  await operator.getByRole('button', { name: `Actions for ${name('Root')}` }).click();
  await operator.getByRole('menuitem', { name: 'Disable' }).click();
  await operator.getByRole('dialog').getByRole('textbox').fill('No contract');
  await operator.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(tableRow(operator, name('Root'))).toContainText('Disabled');
  for (const page of [root, child, grandchild]) {
    const answers: number[] = [];
    page.on('response', (response) => {
      if (/^\/(msp|admin\/users)\//.test(new URL(response.url()).pathname)) answers.push(response.status());
    });
    await openCenter(page, 'partners');
    await expect(page.getByRole('button', { name: 'Login' })).toBeVisible();
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((status) => status < 400)).toEqual([]);
  }
  await visitor.reload();
  await expect(visitor.getByRole('status')).toHaveText(/No partner/);
  await expect(listed).toHaveCount(0);
});

interface Late {
  of: (what: string) => string;
  at: (who: string) => string;
  /** documentId of the MSP whose page it is. */
  parent: string;
}

/** Two that are pending, and one that is active already. */
const resendThree = async (operator: Client, page: Page, { of: name, at: email, parent }: Late) => {
  for (const late of ['late', 'later']) {
    const partner = newPartner({ name: name(late), contactEmail: email(late), parent });
    expect((await addPartner(operator, partner)).status).toBe(201);
    await mailbox.waitFor(email(late));
  }
  await openCenter(page, 'partners');
  for (const one of ['Child', 'late', 'later']) {
    await page.getByRole('checkbox', { name: `Tick ${name(one)}` }).click();
  }
  await page.getByRole('combobox', { name: 'Action for the ticked partners' }).click();
  await page.getByRole('option', { name: 'Resend Activation Link' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog.getByRole('status')).toHaveText('2 activation links sent. 1 was not sent.');
  await expect(dialog.getByRole('listitem').filter({ hasText: name('Child') })).toContainText('active');
  for (const late of ['late', 'later']) await mailbox.waitFor(email(late), 2);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
};

const idOf = async (page: Page, name: string) => {
  const href = await tableRow(page, name).getByRole('link').first().getAttribute('href');
  return href!.split('/').at(-1)!;
};
