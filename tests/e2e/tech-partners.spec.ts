import { readFile } from 'node:fs/promises';
import { world } from '../helpers/world';
import { columnTexts, customersCount, customersDrawer, expectSaid, tableRow } from './support/center';
import { enter, expect, signIn, test, type Page } from './support/test';

const COLUMNS = ['Name', 'Type', 'MSP Admin Count', 'Assigned Customers Count', 'Account Admin Count', 'Tenant ID'];
const TREES = ['Ash', 'Beech', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Oak', 'Pine'];

const forest = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      cedar: { type: 'integrator', parent: 'msp', name: 'Cedar Systems' },
      spruce: { type: 'installer', parent: 'msp', name: 'Spruce Works' },
      ...Object.fromEntries(
        TREES.map((name) => [name, { type: 'installer' as const, parent: 'msp', name: `${name} Yard` }])
      ),
    },
    members: {
      prime: { partner: 'msp' },
      colleague: { partner: 'msp' },
      owner: { partner: 'cedar' },
      deputy: { partner: 'cedar', role: 'administrator' },
      watcher: { partner: 'cedar', role: 'read-only' },
    },
    customRoles: { reading: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { nightShift: { partner: 'msp', customRole: 'reading' } },
    customers: { one: { owner: 'msp' }, two: { owner: 'msp' }, three: { owner: 'msp' } },
    delegations: [
      { grantee: 'cedar', target: 'one' },
      { grantee: 'cedar', target: 'two' },
      { grantee: 'spruce', target: 'two' },
      { grantee: 'colleague', target: 'cedar' },
      { grantee: 'nightShift', target: 'cedar' },
      { grantee: 'colleague', target: 'spruce' },
    ],
  });

let w: Awaited<ReturnType<typeof forest>>;
test.beforeAll(async () => void (w = await forest()));

const open = (page: Page, query = '') => enter(page, w.member('prime').email, `tech-partners?${query}`);
const rows = (page: Page) => page.locator('tbody tr');
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search tech partners' });
const chooseType = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('radio', { name }).click();
};

test.describe('Tech Partners', () => {
  test('[TP-2] [TP-3] [TP-4] [TP-5] [TP-6] [TP-7] shows six columns with what is true', async ({ page }) => {
    await open(page);
    for (const name of COLUMNS) await expect(heading(page, name)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Tech Partners' })).toBeVisible();
    await expect(page.getByText('11 tech partners')).toBeVisible();
    const expected = [/^Cedar Systems/, 'Integrator', '2', '2', '2', new RegExp(`^${w.id('cedar').slice(0, 6)}`)];
    await expect(tableRow(page, 'Cedar Systems').getByRole('gridcell')).toHaveText(expected);
    await expect(page.getByTitle(w.id('cedar'))).toBeVisible();
  });

  test('[TP-2] sorts by each column, on the server, both ways', async ({ page }) => {
    const compare = (a: string, b: string) => (/^\d+$/.test(a) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
    await open(page);
    for (const [index, name] of COLUMNS.entries()) {
      // The table opens sorted by name, so the first click there turns it round.
      for (const order of name === 'Name' ? ['descending', 'ascending'] : ['ascending', 'descending']) {
        await heading(page, name).click();
        await expect(heading(page, name)).toHaveAttribute('aria-sort', order);
        await expect(async () => {
          const texts = await columnTexts(page, index);
          const sorted = [...texts].sort(compare);
          expect(texts).toEqual(order === 'ascending' ? sorted : sorted.reverse());
        }).toPass({ timeout: 5_000 });
      }
    }
    await expect(page).toHaveURL(/sort=tenantId(:|%3A)DESC/i);
  });

  test('[TP-2] sorts by keyboard', async ({ page }) => {
    await open(page);
    await heading(page, 'Assigned Customers Count').press('Enter');
    await expect(heading(page, 'Assigned Customers Count')).toHaveAttribute('aria-sort', 'ascending');
    await page.keyboard.press('Space');
    await expect(heading(page, 'Assigned Customers Count')).toHaveAttribute('aria-sort', 'descending');
    await expect(rows(page).first()).toContainText('Cedar Systems');
  });

  test('[TP-8] searches from two letters on, and says its rules', async ({ page }) => {
    await open(page);
    await expect(
      page.getByText('Two letters match the beginning of words, three or more match anywhere')
    ).toBeVisible();
    await searchBox(page).fill('c');
    await expect(page.getByText('One letter does not filter yet')).toBeVisible();
    await expect(rows(page)).toHaveCount(11);

    await searchBox(page).fill('ce');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('Cedar Systems');
    await searchBox(page).fill('uce');
    await expect(rows(page)).toContainText('Spruce Works');
    await expect(rows(page)).toHaveCount(1);

    await searchBox(page).fill('nobody');
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(rows(page)).toHaveCount(11);
    await expect(searchBox(page)).toHaveValue('');
  });

  test('[EX-14] filters by type, with chips that clear it', async ({ page }) => {
    await open(page);
    await chooseType(page, 'Integrator');
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/type=integrator/);
    await page.getByRole('button', { name: 'Remove the filter Type is Integrator' }).click();
    await expect(rows(page)).toHaveCount(11);

    await chooseType(page, 'Installer');
    await expect(rows(page)).toHaveCount(10);
    await searchBox(page).fill('yard');
    await expect(page.getByRole('button', { name: 'Remove the filter Name matches “yard”' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(rows(page)).toHaveCount(11);
    await expect(page).not.toHaveURL(/type=|_q=/);
  });

  test('[TP-9] [TP-10] remembers the chosen columns per user, and resets them', async ({ page }) => {
    const choose = () => page.getByRole('button', { name: 'Choose columns' }).click();
    await open(page);
    await choose();
    await page.getByRole('checkbox', { name: 'Tenant ID' }).click();
    await page.getByRole('checkbox', { name: 'Type' }).click();
    await expect(heading(page, 'Tenant ID')).toHaveCount(0);
    await page.reload();
    await expect(heading(page, 'Name')).toBeVisible();
    await expect(heading(page, 'Tenant ID')).toHaveCount(0);
    await expect(heading(page, 'Type')).toHaveCount(0);

    await choose();
    await page.getByRole('button', { name: 'Reset to default' }).click();
    for (const name of COLUMNS) await expect(heading(page, name)).toBeVisible();
  });

  test('[TP-9] keeps the columns of two users of one browser apart', async ({ page }) => {
    await signIn(page, w.member('colleague').email);
    await page.goto('/admin/plugins/msp/tech-partners');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('checkbox', { name: 'Account Admin Count' }).click();
    await expect(heading(page, 'Account Admin Count')).toHaveCount(0);

    await page.context().clearCookies();
    await signIn(page, w.member('prime').email);
    await page.goto('/admin/plugins/msp/tech-partners');
    await expect(heading(page, 'Account Admin Count')).toBeVisible();
  });

  test('[TP-7] copies a tenant ID', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await page.getByRole('button', { name: 'Copy the tenant ID of Cedar Systems' }).click();
    await expectSaid(page, 'Tenant ID of Cedar Systems copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(w.id('cedar'));
  });

  test('[EX-13] exports the table as it is shown', async ({ page }) => {
    await open(page, 'sort=name:DESC&_q=yard');
    await expect(rows(page)).toHaveCount(9);
    await page.getByRole('button', { name: 'Choose columns' }).click();
    for (const name of COLUMNS.slice(2)) await page.getByRole('checkbox', { name }).click();
    await page.keyboard.press('Escape');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('tech-partners.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toEqual(['name,type', ...[...TREES].reverse().map((name) => `${name} Yard,installer`)]);
  });

  test('[EX-14] pages, with page and size in the URL, and Back finds the page again', async ({ page }) => {
    await open(page, 'pageSize=10');
    await expect(rows(page)).toHaveCount(10);
    await page.getByRole('link', { name: 'Go to page 2' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/page=2/);
    await page.goBack();
    await expect(rows(page)).toHaveCount(10);
    await page.getByRole('combobox', { name: 'Entries per page' }).click();
    await page.getByRole('option', { name: '50' }).click();
    await expect(rows(page)).toHaveCount(11);
    await expect(page).toHaveURL(/pageSize=50/);
  });

  test('[EX-14] [TP-11] restores search, sidebar and scroll with Back', async ({ page }) => {
    await page.setViewportSize({ width: 1400, height: 520 });
    await open(page, '_q=yard&type=installer');
    const last = customersCount(page, 'Pine Yard');
    await last.scrollIntoViewIfNeeded();
    const top = () => page.locator('[data-strapi-main-content]').evaluate((element) => element.scrollTop);
    await expect.poll(top).toBeGreaterThan(50);
    const before = await top();
    await last.click();
    await expect(customersDrawer(page).drawer).toBeVisible();
    await page.goBack();
    await expect(customersDrawer(page).drawer).toHaveCount(0);
    expect(await top()).toBe(before);

    await page.getByRole('link', { name: 'Privilege Groups' }).click();
    await expect(page.getByRole('heading', { name: 'Privilege Groups' })).toBeVisible();
    await page.goBack();
    await expect(rows(page)).toHaveCount(9);
    await expect(searchBox(page)).toHaveValue('yard');
    await expect.poll(top).toBe(before);
  });
});
