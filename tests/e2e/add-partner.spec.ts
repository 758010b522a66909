// What runs in the page knows the page.
/// <reference lib="dom" />
import { rowsOf } from '../helpers/control';
import { forgetLimits, tokenOf } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid, leaveQuestion, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const PASSWORD = 'Invited-Passw0rd';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      childPrime: { partner: 'child' },
      reader: { partner: 'msp', role: 'read-only' },
      operator: { operator: true },
    },
  });

let w: Awaited<ReturnType<typeof account>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  w = await account();
  mailbox = await openMailbox();
  await forgetLimits();
});
test.afterEach(() => mailbox.close());
test.slow();

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const list = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
const value = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
    .locator('dd');

const choose = async (page: Page, name: string, option: string) => {
  await list(page, name).click();
  // The server has the places: what is typed before they come is lost
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type(option.slice(1, 5));
  await page.getByRole('option', { name: option, exact: true }).click();
};

const fillCompany = async (page: Page, name: string, country = 'Germany') => {
  await field(page, 'Name').fill(name);
  await choose(page, 'Country', country);
};

const fillContact = async (page: Page, email: string) => {
  await field(page, 'Full name').fill('Conny Clark');
  await field(page, 'Email address').fill(email);
};

const address = (who: string) => `${who}-${w.suffix}@demo.test`.toLowerCase();

test('[PA-6] [PA-7] [PA-8] [PA-16] [PA-17] a prime admin adds a partner, whose contact sets a password', async ({
  page,
  browser,
}) => {
  const name = `Novum ${w.suffix}`;
  await enter(page, w.member('prime').email, 'partners');
  await page.getByRole('button', { name: 'Add Partner' }).click();
  await page.getByRole('menuitem', { name: 'Partner', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add Partner', level: 1 })).toBeVisible();
  await expect(page.getByText(`Below ${w.name('msp')}`)).toBeVisible();

  await next(page);
  await expect(page.getByText('This field is required.')).toHaveCount(2);
  await expect(field(page, 'Name')).toBeFocused();
  await fillCompany(page, name);
  await field(page, 'Address').fill('Mill Lane 1');
  await choose(page, 'State or region', 'Bavaria');
  await list(page, 'City').click();
  await page.keyboard.type('Augs');
  await page.getByRole('option', { name: 'Augsburg', exact: true }).click();
  await next(page);

  await heading(page, 'Point of Contact Details');
  await expect(page.getByRole('checkbox', { name: 'Enable Two-Factor Authentication' })).toBeDisabled();
  await expect(page.getByText('Only operators of the platform turn it on or off.')).toBeVisible();
  await fillContact(page, address('novum'));
  await field(page, 'Mobile number').fill('12');
  await next(page);
  await expect(page.getByText('is not a telephone number')).toBeVisible();
  await expect(field(page, 'Mobile number')).toBeFocused();
  await field(page, 'Mobile number').fill('0151 23456789');

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(list(page, 'City')).toHaveValue('Augsburg');
  await expect(list(page, 'State or region')).toHaveValue('Bavaria');
  await expect(list(page, 'Country')).toHaveValue('Germany');
  await next(page);
  await expect(field(page, 'Mobile number')).toHaveValue('0151 23456789');
  await page.keyboard.press('Enter');
  await field(page, 'Mobile number').press('Enter');

  await heading(page, 'Confirmation');
  for (const [label, text] of [
    ['Name', name],
    ['City', 'Augsburg'],
    ['State or region', 'Bavaria'],
    ['Country', 'Germany'],
    ['Email address', address('novum')],
  ] as const) {
    await expect(value(page, label)).toHaveText(text);
  }
  expect(await rowsOf('msp_partners', { name })).toEqual([]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'Partner onboarded');
  await expect(page).toHaveURL(/\/partners\?_q=/);
  await expect(tableRow(page, name)).toContainText('Pending');

  const guest = await (await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'en' })).newPage();
  const [mail] = await mailbox.waitFor(address('novum'));
  await guest.goto(`/api/msp/invite#${tokenOf(mail!)}`);
  await guest.getByLabel('First name').fill('Conny');
  await guest.getByLabel('Last name').fill('Clark');
  await guest.locator('#register').getByLabel('Password').fill(PASSWORD);
  await guest.getByRole('button', { name: 'Accept' }).first().click();
  await expect(guest.getByRole('heading', { name: /Welcome/ })).toBeVisible();
  await guest.context().close();
  await page.reload();
  await expect(tableRow(page, name)).toContainText('Active');
});

test('[PA-9] [PA-12] an operator adds an MSP at the top, with the second factor on', async ({ page }) => {
  const name = `Root ${w.suffix}`;
  await enter(page, w.member('operator').email, 'partners/new?type=msp');
  await fillCompany(page, name, 'Gibraltar');
  await field(page, 'State or region').fill('The Rock');
  await next(page);
  await fillContact(page, address('root'));
  await page.getByRole('checkbox', { name: 'Enable Two-Factor Authentication' }).check();
  await expect(page.getByRole('radio', { name: 'Code by email', exact: true })).toBeChecked();
  await page.getByRole('radio', { name: /^Code by email and text message/ }).check();
  await next(page);
  await expect(value(page, 'Two-factor authentication')).toHaveText('Code by email and text message');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'Partner onboarded');
  expect(await rowsOf('msp_invites', { email: address('root') })).toMatchObject([
    { kind: 'contact', second_factor: 'sms' },
  ]);
});

test('[PA-16] points out what is there already, and asks before anything typed is lost', async ({ page }) => {
  await enter(page, w.member('prime').email, 'tech-partners');
  await page.getByRole('button', { name: 'Add Partner' }).click();
  await page.getByRole('menuitem', { name: 'Installer' }).click();
  await fillCompany(page, w.name('child').toUpperCase());
  await next(page);
  await fillContact(page, w.member('childPrime').email);
  await next(page);
  await heading(page, 'Confirmation');
  const note = page.getByRole('status').filter({ hasText: 'Is it there already?' });
  await expect(note).toContainText(`There is already a partner of that name: ${w.name('child')}`);
  await expect(note).toContainText(`The email address is that of a member of: ${w.name('child')}`);

  await page.goBack();
  await heading(page, 'Point of Contact Details');
  await page.getByRole('link', { name: 'My Profile' }).click();
  await leaveQuestion(page).stay.click();
  await expect(field(page, 'Full name')).toHaveValue('Conny Clark');
  // What the browser asks of the page before it reloads
  const reloads = () => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await reloads()).toBe(false);
  await page.getByRole('link', { name: 'My Profile' }).click();
  await leaveQuestion(page).leave.click();
  await expect(page.getByRole('heading', { name: 'My Profile' })).toBeVisible();
  expect(await rowsOf('msp_invites', { email: w.member('childPrime').email })).toEqual([]);
});

test('[PA-6] a tech partner is found in its own table, by the keyboard alone', async ({ page }) => {
  const name = `Fitters ${w.suffix}`;
  await enter(page, w.member('prime').email, 'tech-partners');
  await page.getByRole('button', { name: 'Add Partner' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Installer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Add Installer', level: 1 })).toBeVisible();
  await field(page, 'Name').focus();
  await page.keyboard.type(name);
  await list(page, 'Country').focus();
  await page.keyboard.type('Franc');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list(page, 'Country')).toHaveValue('France');
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Point of Contact Details' })).toBeFocused();
  await fillContact(page, address('fitters'));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(page).toHaveURL(/\/tech-partners\?_q=/);
  await expect(tableRow(page, name)).toBeVisible();
});

test('[PA-6] who may only read finds no way in', async ({ page }) => {
  await enter(page, w.member('reader').email, 'tech-partners');
  await expect(page.getByRole('heading', { name: 'Tech Partners', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add Partner' })).toHaveCount(0);
  await openCenter(page, 'partners/new?type=partner');
  await expect(page.getByText(/don't have the permissions/)).toBeVisible();
});

for (const [colorScheme, width] of [
  ['light', 1400],
  ['dark', 900],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 1000 } });

    test('Add Partner has no serious fault', async ({ page }) => {
      const fine = async (what: string) => {
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
        );
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${what}-${colorScheme}.png` });
        expect.soft(await seriousFaults(page), what).toEqual([]);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect.soft(sideways, `sideways, ${what}`).toBe(0);
      };
      await enter(page, w.member('operator').email, 'partners/new?type=partner');
      await heading(page, 'Company Details');
      await next(page);
      await fine('company-errors');
      await page.getByRole('combobox', { name: 'Partner above' }).click();
      await page.keyboard.type(w.name('msp'));
      await page.getByRole('option', { name: w.name('msp') }).click();
      await fillCompany(page, w.name('child'));
      await choose(page, 'State or region', 'Bavaria');
      await list(page, 'City').click();
      await page.keyboard.type('Mün');
      // Strapi's open list hides the page from readers but not from the focus, and left by Escape it names what is gone
      await page.getByRole('option').first().click();
      await expect(page.getByRole('option')).toHaveCount(0);
      await fine('company');
      await next(page);
      await fillContact(page, address('novum'));
      await page.getByRole('checkbox', { name: 'Enable Two-Factor Authentication' }).check();
      await fine('contact');
      await next(page);
      await heading(page, 'Confirmation');
      await fine('confirmation');
    });
  });
}
