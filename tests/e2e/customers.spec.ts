import { readFileSync } from 'node:fs';
import { rowsOf } from '../helpers/control';
import { world } from '../helpers/world';
import { expectSaid, tableRow } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'read-only', firstname: 'Anna', lastname: 'Alder' },
    },
    customers: {
      shop: { owner: 'msp', name: 'Harbour Shop', deviceCount: 12, tags: ['gold'], email: 'it@harbour.demo.test' },
      mill: { owner: 'msp', name: 'Old Mill', deviceCount: 3, tags: ['gold'], linkApproval: 'pending' },
      quay: { owner: 'child', name: 'Quay House', deviceCount: 40 },
      training: { owner: 'msp', name: 'Training', demo: true },
    },
    customerUsers: [{ customer: 'shop', email: 'one@demo.test' }],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => void (w = await account()));

const open = (page: Page, who: 'prime' | 'anna' = 'prime', query = '') =>
  enter(page, w.member(who).email, `customers${query}`);
const dialog = (page: Page) => page.getByRole('dialog');
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

test.describe('Customers', () => {
  test('[TE-4] [AC-8] [EX-14] three views, filters in the address, Back', async ({ page }) => {
    await open(page);
    await expect(page.getByRole('columnheader', { name: 'Company Shortcode' })).toBeVisible();
    await expect(tableRow(page, 'Quay House')).toContainText('40');
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('textbox', { name: 'Devices at least' }).fill('10');
    await page.keyboard.press('Enter');
    await expect(tableRow(page, 'Old Mill')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/min=10/);
    await expect(page.getByRole('button', { name: 'Remove the filter At least 10 devices' })).toBeVisible();
    await page.goBack();
    await expect(tableRow(page, 'Old Mill')).toBeVisible();

    await page.getByRole('tab', { name: 'Accounts' }).click();
    await expect(page.getByRole('columnheader', { name: 'Total Users' })).toBeVisible();
    const account = page.getByRole('region', { name: 'My Account' });
    await expect(account.getByRole('definition')).toHaveText(['2', '–', '–']);
    await expect(page.getByRole('link', { name: /^Manage Users of Harbour Shop, 1/ })).toBeVisible();
    await page.getByRole('tab', { name: 'Customers' }).click();
    await expect(page.getByRole('columnheader', { name: 'Owner' })).toBeVisible();
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('checkbox', { name: 'Owner' }).click();
    await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0);
  });

  test('[CU-2] without the MSP admin right neither view nor New Customer', async ({ page }) => {
    await open(page, 'anna');
    await expect(tableRow(page, 'Harbour Shop')).toBeVisible();
    await expect(page.getByRole('tab')).toHaveText(['Tenants', 'Accounts']);
    await expect(page.getByRole('button', { name: 'New Customer' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Actions for Harbour Shop' }).click();
    await expect(page.getByRole('menuitem')).toHaveText(['License Summary']);
    await page.getByRole('menuitem').click();
    await expect(page).toHaveURL(new RegExp(`customers/${w.id('shop')}/licenses`));
    await page.goBack();
    await page.getByRole('link', { name: 'Harbour Shop' }).click();
    await expect(page.getByRole('heading', { name: 'Harbour Shop' })).toBeVisible();
  });

  test('[CU-6] [CU-7] [CU-8] [CU-9] New Customer with a permission', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'New Customer' }).click();
    await dialog(page).getByRole('button', { name: 'Add Customer' }).click();
    await expect(dialog(page).getByText('This is required.')).toBeVisible();
    await dialog(page).getByRole('textbox', { name: 'Customer Name' }).fill('Lighthouse');
    await dialog(page).getByRole('textbox', { name: 'Enterprise Name' }).click();
    await expect(dialog(page).getByRole('textbox', { name: 'Company Shortcode' })).toHaveValue(/^LIG/);
    await dialog(page)
      .getByRole('combobox', { name: /^Members/ })
      .pressSequentially('Anna');
    await page.getByRole('option', { name: /Anna Alder/ }).click();
    await expect(dialog(page).getByRole('combobox', { name: 'Role of Anna Alder' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Add Customer' }).click();
    await expectSaid(page, /Lighthouse is added/);
    await expect(tableRow(page, 'Lighthouse')).toBeVisible();
    const [made] = (await rowsOf('msp_customers', { owner_id: w.rowId('msp') })).slice(-1);
    const grants = await rowsOf('msp_delegations', { target_customer_id: Number(made?.id) });
    expect(grants.map(({ role }) => role)).toEqual(['administrator']);
  });

  test('[EX-1] Edit, with its history', async ({ page }) => {
    await open(page);
    await choose(page, 'Harbour Shop', 'Edit');
    await dialog(page).getByRole('textbox', { name: 'City' }).fill('Bristol');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expectSaid(page, /is saved/);
    await choose(page, 'Harbour Shop', 'Edit');
    await expect(dialog(page).getByText(/Customer changed/)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('[AC-10] [EX-15] Suspend says first what rests, Reactivate undoes it, Export saves a file', async ({ page }) => {
    await open(page, 'prime', '?view=accounts');
    await choose(page, 'Harbour Shop', 'Suspend');
    await expect(dialog(page).getByText('1 person inside the tenant is locked out.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Suspend' }).click();
    await expect(dialog(page).getByText(/Say why/)).toBeVisible();
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Unpaid');
    // The mouse is no longer on the button
    await dialog(page).getByRole('textbox', { name: 'Reason' }).hover();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Suspend' }).click();
    await expect(tableRow(page, 'Harbour Shop')).toContainText('Suspended');
    await choose(page, 'Harbour Shop', 'Reactivate');
    await dialog(page).getByRole('button', { name: 'Reactivate' }).click();
    await expect(tableRow(page, 'Harbour Shop')).toContainText('Active');
    const download = page.waitForEvent('download');
    await choose(page, 'Harbour Shop', 'Export as JSON');
    const rows = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(rows).toEqual([expect.objectContaining({ name: 'Harbour Shop', status: 'active' })]);
  });

  test('[AC-10] [EX-10] changes many at once, and merges tags', async ({ page }) => {
    await open(page);
    // While they load there is nothing to tick
    await expect(tableRow(page, 'Harbour Shop')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Tick all rows of this page' }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Closed for the winter');
    await dialog(page).getByRole('button', { name: 'Suspend' }).click();
    await expect(dialog(page).getByText('3 customers changed')).toBeVisible();
    await expect(dialog(page).getByText('1 demo customer, left as it is')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('checkbox', { name: 'Tick all rows of this page' }).click();
    await page.getByRole('button', { name: 'Reactivate' }).click();
    await dialog(page).getByRole('button', { name: 'Reactivate' }).click();
    await expect(dialog(page).getByText('3 customers changed')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('button', { name: 'Tags' }).click();
    await dialog(page).getByRole('button', { name: 'Rename gold' }).click();
    await dialog(page).getByRole('textbox', { name: 'New name of “gold”' }).fill('silver');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(page).getByText('2 customers changed')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page)
      .getByRole('listitem')
      .filter({ hasText: 'silver' })
      .getByRole('button', { name: '2 customers' })
      .click();
    await expect(page).toHaveURL(/tag=silver/);
    await expect(tableRow(page, 'Quay House')).toHaveCount(0);
    await expect(tableRow(page, 'Old Mill')).toBeVisible();
  });
});
