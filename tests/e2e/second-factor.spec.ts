import { codeTo, wrong } from '../helpers/codes';
import { changeRows, clock } from '../helpers/control';
import { publish, withdrawAgreements } from '../helpers/gate';
import { forgetLimits, invite, tokenOf } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expect, openCenter, seriousFaults, signIn, submitSignIn, test, type Page } from './support/test';

const PASSWORD = 'Invited-Passw0rd';
const TERMS = Array.from({ length: 60 }, (_, i) => `${i + 1}. What is agreed to, clause by clause.`).join('\n\n');

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      mailed: { partner: 'msp', secondFactor: 'email' },
      operator: { operator: true },
    },
  });

let w: Awaited<ReturnType<typeof build>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  w = await build();
  mailbox = await openMailbox();
  await forgetLimits();
});
test.afterEach(async () => {
  await mailbox.close();
  await clock.reset();
  await withdrawAgreements();
});

/** Mails, and the panel drawn twice. */
test.slow();

const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => dialog(page).getByRole('textbox', { name: 'Code' });
const navigation = (page: Page) => page.getByRole('navigation').first();
const signUp = (page: Page, token: string) => page.goto(`/api/msp/invite#${token}`);

test('[PA-18] [PA-19] leads an invited person by code and agreement into the center, by keyboard alone', async ({
  page,
}) => {
  const version = await publish(w.as('operator'), { language: 'en', text: TERMS }, { language: 'de', text: 'Bitte.' });
  const email = `nora-${w.suffix}@demo.test`;
  // The operator, who is nobody's member, agrees to nothing
  await invite(w.as('operator'), { emails: [email], partner: w.id('msp') });
  await signUp(page, tokenOf((await mailbox.waitFor(email))[0]!));
  await page.getByLabel('First name').fill('Nora');
  await page.getByLabel('Last name').fill('New');
  await page.locator('#register').getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept' }).first().click();
  await expect(page.getByRole('heading', { name: /Welcome/ })).toBeVisible();

  await submitSignIn(page, email, PASSWORD);
  await expect(dialog(page)).toHaveAccessibleName('Enter your code');
  await expect(navigation(page)).toBeHidden();
  await expect(dialog(page)).toContainText('n***@demo.test');
  await expect(dialog(page).getByRole('timer')).toContainText(/Good for [1-6]\d? more seconds/);
  await expect(dialog(page).getByRole('button', { name: /Send again \(\d+ s\)/ })).toBeDisabled();
  expect(await seriousFaults(page)).toEqual([]);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('autocomplete', 'one-time-code');
  const code = await codeTo(mailbox, email, 2);
  await page.keyboard.type(wrong(code));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('4 more wrong codes sign you out');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');

  await expect(dialog(page)).toHaveAccessibleName('License Agreement');
  await expect(dialog(page)).toContainText(`Version ${version}`);
  await expect(navigation(page)).toBeHidden();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const text = dialog(page).getByRole('document');
  await text.focus();
  await page.keyboard.press('End');
  await expect(text.getByText('60. What is agreed to')).toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'I Agree' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(dialog(page)).toBeHidden();
  await expect(navigation(page)).toBeVisible();
  await openCenter(page, 'profile');
  await expect(page.getByRole('heading', { name: 'My Profile' })).toBeVisible();
  await expect(page.getByText(email).first()).toBeVisible();
});

test('[PA-19] signs out who declines, and asks again', async ({ page }) => {
  await publish(w.as('operator'), { language: 'en', text: TERMS });
  for (let i = 0; i < 2; i += 1) {
    await submitSignIn(page, w.member('prime').email);
    await expect(dialog(page)).toHaveAccessibleName('License Agreement');
    await dialog(page).getByRole('button', { name: 'Decline and sign out' }).click();
    await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  }
});

test('[PA-14] asks in a running panel once the second factor is on', async ({ page }) => {
  await signIn(page, w.member('prime').email);
  await openCenter(page, 'users');
  await expect(page.getByRole('button', { name: 'Invite New User' })).toBeVisible();
  const where = { user_id: w.member('prime').userId };
  await changeRows({ table: 'msp_sign_ins', where, set: { cleared: null } });
  await page.getByRole('link', { name: 'Tech Partners' }).click();
  await expect(dialog(page)).toHaveAccessibleName('Enter your code');
  await field(page).fill(await codeTo(mailbox, w.member('prime').email));
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Tech Partners' })).toBeVisible();
});

test('[PA-18] counts the minute down, sends again, and signs out with the fifth wrong code', async ({ page }) => {
  await submitSignIn(page, w.member('mailed').email);
  await expect(dialog(page)).toHaveAccessibleName('Enter your code');
  const first = await codeTo(mailbox, w.member('mailed').email);
  await clock.advance(61_000);
  await field(page).fill(first);
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(dialog(page)).toContainText('wrong or has expired');
  await expect(dialog(page).getByRole('timer')).toHaveText('The code has expired: send another one.');
  await dialog(page).getByRole('button', { name: 'Send again' }).click();
  await expect(dialog(page).getByRole('timer')).toContainText('more seconds');
  const second = await codeTo(mailbox, w.member('mailed').email, 2);
  for (let i = 0; i < 4; i += 1) {
    await field(page).fill(wrong(second));
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    // The fifth signs out: the first was tried too late
    if (i < 3) await expect(field(page)).toHaveValue('');
  }
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
});

for (const width of [1400, 900]) {
  test(`[PA-14] fits a window of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await publish(w.as('operator'), { language: 'en', text: TERMS });
    await submitSignIn(page, w.member('mailed').email);
    await expect(dialog(page)).toHaveAccessibleName('Enter your code');
    await expect(dialog(page).getByRole('timer')).toContainText('more seconds');
    await page.waitForTimeout(500);
    await page.screenshot({ path: `test-results/gate-code-${width}.png` });
    await field(page).fill(await codeTo(mailbox, w.member('mailed').email));
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await expect(dialog(page).getByRole('button', { name: 'I Agree' })).toBeInViewport();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `test-results/gate-agreement-${width}.png` });
  });
}

test('[PA-12] shows the switch to who may not use it, with the reason; the operator uses it', async ({
  page,
  browser,
}) => {
  const openEdit = async (at: Page, query: string) => {
    await openCenter(at, `users${query}`);
    await at.getByRole('button', { name: `Actions for ${w.member('mailed').name}` }).click();
    await at.getByRole('menuitem', { name: 'Edit' }).click();
    return dialog(at).getByRole('combobox', { name: /^Two-factor authentication/ });
  };
  await signIn(page, w.member('prime').email);
  const shown = await openEdit(page, '');
  await expect(shown).toHaveText('Code by email');
  await expect(shown).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog(page)).toContainText('Only operators of the platform switch it.');

  const operator = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signIn(operator, w.member('operator').email);
  await (await openEdit(operator, `?partner=${w.id('msp')}`)).click();
  await operator.getByRole('option', { name: 'Off' }).click();
  await dialog(operator).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(operator)).toBeHidden();
  const [mail] = await mailbox.waitFor(w.member('mailed').email);
  expect(mail!.subject).toBe('Two-factor authentication is off');
  await operator.context().close();
});
