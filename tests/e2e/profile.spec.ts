import { codeTo, smsAddress } from '../helpers/codes';
import { changeRows } from '../helpers/control';
import { logIn, bearing } from '../helpers/doors';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { enter, expect, seriousFaults, submitSignIn, test, type Page } from './support/test';

const account = async () => {
  const w = await world({
    partners: { msp: { type: 'msp', address: 'Mill Lane 1' }, child: { type: 'partner', parent: 'msp' } },
    members: { prime: { partner: 'msp' }, reader: { partner: 'msp', role: 'read-only' } },
  });
  await changeRows({
    table: 'msp_partners',
    where: { id: w.rowId('msp') },
    set: { country: 'GB', contact_name: 'Conny Clark', contact_email: 'conny@demo.test' },
  });
  return w;
};

let w: Awaited<ReturnType<typeof account>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  w = await account();
  mailbox = await openMailbox();
});
test.afterEach(() => mailbox.close());

const dialog = (page: Page) => page.getByRole('dialog');
const value = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
    .locator('dd');

const enterCode = async (page: Page, code: string) => {
  const field = dialog(page).getByRole('textbox', { name: 'Code' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

test('[TE-19] [TE-20] Partner Details shows the organisation, and Edit Profile changes it', async ({ page }) => {
  await enter(page, w.member('prime').email, 'tech-partners');
  await page.getByRole('link', { name: 'Partner Details' }).click();
  await expect(value(page, 'Partner ID')).toContainText(w.id('msp'));
  await expect(value(page, 'Contact')).toHaveText('Conny Clark');
  await expect(value(page, 'Country')).toHaveText('United Kingdom');

  await page.getByRole('button', { name: 'Edit Profile' }).click();
  await expect(dialog(page).getByRole('combobox', { name: 'Country' })).toHaveValue('United Kingdom');
  await dialog(page).getByRole('textbox', { name: 'City' }).fill('Leeds');
  await dialog(page).getByRole('textbox', { name: 'Contact’s mobile number' }).fill('030 901820');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('is not a telephone number')).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Contact’s mobile number' }).fill('07400 123456');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(value(page, 'City')).toHaveText('Leeds');
  await expect(value(page, 'Mobile number')).toHaveText('+447400123456');
  await expect(value(page, 'Address')).toHaveText('Mill Lane 1');
});

test('[TE-20] Edit Profile asks before it loses what was typed, and is not there for who may only read', async ({
  page,
}) => {
  await enter(page, w.member('prime').email, `details/${w.id('child')}`);
  await page.getByRole('button', { name: 'Edit Profile' }).click();
  await dialog(page).getByRole('textbox', { name: 'City' }).fill('Leeds');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toContainText('Leave without saving?');
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(value(page, 'City')).toHaveText('–');
});

test('[TE-20] Partner Details of somebody who only reads has nothing to edit', async ({ page }) => {
  await enter(page, w.member('reader').email, 'details');
  await expect(value(page, 'Partner ID')).toContainText(w.id('msp'));
  await expect(page.getByRole('button', { name: 'Edit Profile' })).toHaveCount(0);
});

test('[PA-11] My Profile takes a mobile number and verifies it by the code of a text message', async ({ page }) => {
  await enter(page, w.member('prime').email, 'profile');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await dialog(page).getByRole('textbox', { name: 'Mobile number' }).fill('07400 765432');
  await dialog(page).getByRole('textbox', { name: 'First name' }).fill('Petra');
  await page.keyboard.press('Enter');
  await expect(value(page, 'Mobile number')).toContainText('+447400765432');
  await expect(value(page, 'Mobile number')).toContainText('Not verified');

  await page.getByRole('button', { name: 'Verify mobile number' }).click();
  await dialog(page).getByRole('button', { name: 'Send code' }).click();
  const code = await codeTo(mailbox, smsAddress('+447400765432'));
  await expect(dialog(page).getByRole('button', { name: /Send another code \(\d+ s\)/ })).toBeDisabled();
  await enterCode(page, '000000' === code ? '000001' : '000000');
  await expect(dialog(page).getByText('is wrong or has expired')).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Code' }).fill(code);
  await dialog(page).getByRole('button', { name: 'Verify' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(value(page, 'Mobile number')).toContainText('Verified');
  await expect(value(page, 'First name')).toHaveText('Petra');
});

test('[EX-8] My Profile changes the sign-in address by the code of a mail, and one signs in with the new one', async ({
  page,
}) => {
  const fresh = `fresh-${w.suffix}@demo.test`.toLowerCase();
  await enter(page, w.member('prime').email, 'profile');
  await page.getByRole('button', { name: 'Change sign-in address' }).click();
  await dialog(page).getByRole('textbox', { name: 'New sign-in address' }).fill(fresh);
  await dialog(page).getByLabel('Current password').fill('not-the-password');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('is wrong')).toBeVisible();
  await dialog(page).getByLabel('Current password').fill('Demo-Passw0rd!');
  await page.keyboard.press('Enter');
  await enterCode(page, await codeTo(mailbox, fresh));
  await expect(value(page, 'Sign-in address')).toHaveText(fresh);
  expect((await mailbox.waitFor(w.member('prime').email))[0]?.subject).toBe('Your sign-in address was changed');

  await page.context().clearCookies();
  await page.addInitScript(() => localStorage.clear());
  await submitSignIn(page, fresh);
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/auth'));
});

test('[EX-9] My Profile ends another session, and leaves this one', async ({ page }) => {
  const elsewhere = await logIn(w.member('prime').email);
  await enter(page, w.member('prime').email, 'profile');
  await expect(page.getByRole('row').filter({ hasText: 'This session' })).toHaveCount(1);
  await page.getByRole('button', { name: /^End the session of/ }).click();
  await expect(page.getByText('1 session ended.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^End the session of/ })).toHaveCount(0);
  expect((await bearing(elsewhere.token).get('/msp/me')).status).toBe(401);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'This session' })).toHaveCount(1);
});

test('[PA-11] My Profile speaks another language once it is saved', async ({ page }) => {
  await enter(page, w.member('reader').email, 'profile');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await dialog(page).getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Mein Profil' })).toBeVisible();
});

for (const [colorScheme, width] of [
  ['light', 1400],
  ['dark', 900],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    const fine = async (page: Page, what: string) => {
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
      expect.soft(await seriousFaults(page), what).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      expect.soft(sideways, `sideways, ${what}`).toBe(0);
    };

    test('Partner Details and My Profile have no serious fault', async ({ page }) => {
      await enter(page, w.member('prime').email, 'details');
      await expect(value(page, 'Partner ID')).toContainText(w.id('msp'));
      await fine(page, 'details');
      await page.getByRole('button', { name: 'Edit Profile' }).click();
      await expect(dialog(page)).toBeVisible();
      await fine(page, 'edit');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'My Profile' }).click();
      await expect(page.getByText('This session')).toBeVisible();
      await fine(page, 'profile');
      await page.getByRole('button', { name: 'Change sign-in address' }).click();
      await dialog(page).getByRole('textbox').first().fill(`other-${w.suffix}@demo.test`);
      await dialog(page).getByLabel('Current password').fill('Demo-Passw0rd!');
      await page.keyboard.press('Enter');
      await expect(dialog(page).getByRole('textbox', { name: 'Code' })).toBeVisible();
      await fine(page, 'code');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change password' }).click();
      await fine(page, 'password');
    });
  });
}
