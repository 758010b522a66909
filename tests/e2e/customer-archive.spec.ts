import { readFileSync } from 'node:fs';
import { world } from '../helpers/world';
import { expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp', name: 'Quayside Partner' },
      tech: { type: 'integrator', parent: 'msp', name: 'Grey Heron' },
    },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'read-only', firstname: 'Anna', lastname: 'Alder' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Harbour Shop', deviceCount: 12 },
      mill: { owner: 'msp', name: 'Old Mill', deviceCount: 3 },
    },
    customerUsers: [{ customer: 'shop', email: 'ann@demo.test', role: 'admin' }],
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => void (w = await account()));

const dialog = (page: Page) => page.getByRole('dialog');
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
const confirm = (page: Page) => page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
/** The mouse is no longer on a button, whose colours change under it. */
const faults = async (page: Page) => {
  await page.mouse.move(0, 0);
  return seriousFaults(page);
};

test('[EX-5] a customer’s page offers what its row does, and moves it after saying what ends', async ({ page }) => {
  await enter(page, w.member('prime').email, `customers/${w.id('shop')}/overview`);
  await choose(page, 'Harbour Shop', 'Move…');
  await dialog(page).getByRole('combobox', { name: 'New owner' }).pressSequentially('Quay');
  await page.getByRole('option', { name: 'Quayside Partner' }).click();
  await expect(dialog(page).getByText(/1 delegation ends: Grey Heron/)).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Move' }).click();
  await expectSaid(page, /Harbour Shop is moved. 1 delegation ended./);
  await expect(page.getByText('Customer of Quayside Partner')).toBeVisible();

  await choose(page, 'Harbour Shop', 'Suspend');
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Unpaid');
  await dialog(page).getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
});

test('[EX-6] [EX-15] archives from the page, finds it in the archive, restores it; an operator deletes it', async ({
  page,
}) => {
  test.slow();
  await enter(page, w.member('prime').email, `customers/${w.id('shop')}/overview`);
  await choose(page, 'Harbour Shop', 'Archive');
  await expect(dialog(page).getByText(/restored for 90 days/)).toBeVisible();
  await expect(dialog(page).getByText('1 person inside the tenant is locked out.')).toBeVisible();
  await expect(dialog(page).getByText('Grey Heron')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Archive' }).click();
  await expect(dialog(page).getByText(/Say why/)).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Contract over');
  await dialog(page).getByRole('button', { name: 'Archive' }).click();
  await expectSaid(page, 'Harbour Shop is archived.');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();

  await openCenter(page, 'customers');
  await expect(tableRow(page, 'Old Mill')).toBeVisible();
  await expect(tableRow(page, 'Harbour Shop')).toHaveCount(0);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Archive' }).click();
  await page.getByRole('option', { name: 'Archived only' }).click();
  await page.keyboard.press('Escape');
  await expect(tableRow(page, 'Harbour Shop')).toContainText('Archived, deleted on');
  await expect(tableRow(page, 'Old Mill')).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Actions for Harbour Shop' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Restore']);
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await dialog(page).getByRole('button', { name: 'Restore' }).click();
  await expectSaid(page, 'Harbour Shop is restored.');
  await expect(page.getByText('No customer matches these filters.')).toBeVisible();

  await w.as('prime').post(`/msp/customers/${w.id('shop')}/archive`, { reason: 'Contract over' });
  await enter(page, w.member('operator').email, `customers?archived=only&owner=${w.id('msp')}`);
  await choose(page, 'Harbour Shop', 'Delete for good');
  await dialog(page).getByRole('textbox', { name: 'Type the name to confirm' }).fill('Harbour');
  await dialog(page).getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog(page).getByText('This is not the name of the customer.')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('textbox', { name: 'Type the name to confirm' }).fill('Harbour Shop');
  await dialog(page).getByRole('button', { name: 'Delete for good' }).click();
  await expectSaid(page, 'Harbour Shop is deleted for good.');
});

test('[EX-6] who restores nothing is offered neither archive nor filter', async ({ page }) => {
  await enter(page, w.member('anna').email, 'customers?archived=only');
  await expect(page.getByText('No customer matches these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('combobox', { name: 'Status' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Archive' })).toHaveCount(0);
});

test('[CU-4] permissions are given, changed and ended on the customer’s page', async ({ page }) => {
  test.slow();
  await enter(page, w.member('prime').email, `customers/${w.id('shop')}/permissions`);
  await page.getByRole('button', { name: 'Give permissions' }).click();
  await dialog(page).getByRole('button', { name: 'Grant' }).click();
  await expect(dialog(page).getByText('Choose a user or a privilege group.')).toBeVisible();
  await dialog(page)
    .getByRole('combobox', { name: /^Members/ })
    .pressSequentially('Anna');
  await page.getByRole('option', { name: /Anna Alder/ }).click();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Grant' }).click();
  await expectSaid(page, '1 permission is given.');
  const row = tableRow(page, 'Anna Alder');
  await expect(row).toContainText('Administrator');

  await row.getByRole('button', { name: 'Change the permission of Anna Alder' }).click();
  await dialog(page).getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Read-Only' }).click();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'The permission of Anna Alder is changed.');
  await expect(row).toContainText('Read-Only');

  await row.getByRole('button', { name: 'End the permission of Anna Alder' }).click();
  await confirm(page);
  await expectSaid(page, 'The permission of Anna Alder has ended.');
  await expect(row).toHaveCount(0);
  await tableRow(page, 'Grey Heron').getByRole('button', { name: 'End the permission of Grey Heron' }).click();
  await confirm(page);
  await expect(tableRow(page, 'Grey Heron')).toHaveCount(0);
});

test('[EX-14] a view is saved, opened, made the default, renamed and deleted', async ({ page }) => {
  test.slow();
  await enter(page, w.member('prime').email, 'customers?view=customers&min=10&sort=name%3Adesc');
  await expect(tableRow(page, 'Harbour Shop')).toBeVisible();
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('checkbox', { name: 'Owner' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Large ones');
  await dialog(page).getByRole('checkbox', { name: 'Open the list with it' }).click();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'The view “Large ones” is saved.');

  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('checkbox', { name: 'Owner' }).click();
  await openCenter(page, 'customers');
  await expect(page).toHaveURL(/view=customers.*min=10|min=10.*view=customers/);
  await expect(tableRow(page, 'Old Mill')).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Large ones' }).click();
  await expect(page.getByRole('menuitem', { name: 'Manage views' })).toBeVisible();
  // Of the menu alone: Radix hides the rest of the page by an attribute that axe knows only with `inert`
  expect(await seriousFaults(page, '[role="menu"]')).toEqual([]);
  await page.getByRole('menuitem', { name: 'Manage views' }).click();
  await dialog(page).getByRole('textbox', { name: 'Name of the view Large ones' }).fill('Big ones');
  await dialog(page).getByRole('button', { name: 'Rename Large ones' }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Name of the view Big ones' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Delete Big ones' }).click();
  await expect(dialog(page).getByRole('textbox')).toHaveCount(0);
});

test('[EX-13] a customer’s users are saved as a file', async ({ page }) => {
  await enter(page, w.member('prime').email, `customers/${w.id('shop')}/users`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('ann@demo.test,admin,active');
});
