// What runs in the page knows the page.
/// <reference lib="dom" />
import { rowsOf } from '../helpers/control';
import { logoForm, png } from '../helpers/images';
import { publishEntry } from '../helpers/directory';
import { forgetLimits } from '../helpers/invites';
import { world } from '../helpers/world';
import { expectSaid } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } },
    members: { prime: { partner: 'msp' }, operator: { operator: true } },
  });

let w: Awaited<ReturnType<typeof build>>;
test.beforeAll(async () => {
  w = await build();
  await forgetLimits();
});
test.slow();

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const logo = { name: 'logo.png', mimeType: 'image/png', buffer: png() };
const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });

test('[DI-2] a member edits the entry of the own partner in the Content Manager, and an operator publishes it', async ({
  page,
  browser,
}) => {
  await enter(page, w.member('prime').email, 'details');
  await page.getByRole('link', { name: 'Directory Entry' }).click();
  // The Content Manager adds the locale to the address, and begins anew
  await expect(page).toHaveURL(/locale/);
  await page.waitForLoadState('networkidle');
  await field(page, 'headline').fill(`Networks of ${w.suffix}`);
  await field(page, 'specialities').fill('Cabling');
  await field(page, 'specialities').press('Enter');
  await expect(page.getByText('Cabling', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'countriesServed' }).click();
  await page.getByRole('option', { name: 'Austria' }).click();
  await page.keyboard.press('Escape');
  await field(page, 'website').fill('ftp://wrong');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, /does not match/);
  await field(page, 'website').fill('https://networks.demo.test');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, /Saved document/);
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await page.reload();
  await expect(field(page, 'headline')).toHaveValue(`Networks of ${w.suffix}`);
  await expect(page.getByRole('combobox', { name: 'Locales' })).toContainText('English');
  const [row] = await rowsOf('msp_directory_entries', { document_id: w.id('msp') });
  expect(row).toMatchObject({ headline: `Networks of ${w.suffix}`, website: 'https://networks.demo.test' });

  const operator = await browser.newPage();
  await enter(operator, w.member('operator').email, `details/${w.id('msp')}`);
  await operator.getByRole('link', { name: 'Directory Entry' }).click();
  await expect(operator.getByRole('link', { name: 'Open Partner Details' })).toBeVisible({ timeout: 20_000 });
  await operator.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(operator, /Published document/);
  await operator.goto(`/directory/?text=${w.suffix}`);
  await expect(card(operator, w.name('msp'))).toContainText(`Networks of ${w.suffix}`);
  await expect(card(operator, w.name('msp'))).toContainText('Austria');
  await operator.close();
});

test('[DI-3] the directory lists what is published and drops the disabled one', async ({ page }) => {
  const operator = w.as('operator');
  await publishEntry(operator, w.id('child'), { headline: `Shown by ${w.suffix}`, specialities: ['Cabling'] });
  const put = await operator.request('PUT', `/msp/partners/${w.id('child')}/logo`, { form: logoForm(png()) });
  expect(put.status).toBe(200);

  await page.goto('/directory/');
  await expect(page.getByRole('status')).toHaveText(/\d+ partners/);
  await expect(page.getByText('Page 1 of')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Page 2 of')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Search' }).fill(w.name('child'));
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('status')).toHaveText('1 partner');
  await expect(card(page, w.name('child'))).toContainText(`Shown by ${w.suffix}`);
  const image = card(page, w.name('child')).locator('img');
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(64);

  await operator.post(`/msp/partners/${w.id('child')}/disable`, { reason: 'No contract' });
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('No partner fits. Try fewer filters.');
  await operator.post(`/msp/partners/${w.id('child')}/enable`, {});
  await page.reload();
  await expect(card(page, w.name('child'))).toBeVisible();

  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('article').first()).toHaveAttribute('lang', 'de');
});

test('[PA-7] a logo is chosen in Add Partner, shown, and changed in Edit Profile', async ({ page }) => {
  const name = `Pictured ${w.suffix}`;
  await enter(page, w.member('prime').email, 'partners/new?type=partner');
  await field(page, 'Name').fill(name);
  await page.getByRole('combobox', { name: 'Country', exact: true }).click();
  await page.keyboard.type('erman');
  await page.getByRole('option', { name: 'Germany', exact: true }).click();
  await page.getByLabel('Logo').setInputFiles({ ...logo, buffer: Buffer.from('<svg/>') });
  await page.getByRole('button', { name: 'Next' }).click();
  await field(page, 'Full name').fill('Conny Clark');
  await field(page, 'Email address').fill(`pictured-${w.suffix}@demo.test`.toLowerCase());
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Company Details', level: 2 })).toBeVisible();
  await expect(page.getByText('is none of image/png, image/jpeg, image/webp')).toBeVisible();
  await page.getByLabel('Logo').setInputFiles(logo);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('logo.png')).toBeVisible();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'Partner onboarded');

  const [partner] = await rowsOf('msp_partners', { name });
  await openCenter(page, `details/${partner!.document_id}`);
  const image = page.getByRole('region', { name: 'Organisation' }).locator('img');
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(64);
  await page.getByRole('button', { name: 'Edit Profile' }).click();
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Partner details saved.');
  await expect(image).toHaveCount(0);
});
