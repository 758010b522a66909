import { rowsOf } from '../helpers/control';
import { forgetLimits, page as invitePage, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const tenant = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', tags: ['Retail'], deviceCount: 120 },
      bare: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
    },
    customerUsers: [
      { customer: 'shop', email: 'ann@demo.test', role: 'admin' },
      { customer: 'shop', email: 'bob@demo.test' },
      { customer: 'asleep', email: 'zoe@demo.test' },
    ],
    licenses: {
      two: { customer: 'shop', seats: 2, contractEndsAt: '2049-12-31T23:00:00Z', renewsAt: '2049-12-01T00:00:00Z' },
      own: { partner: 'msp', seats: 3 },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'reader', target: 'shop', role: 'administrator' },
    ],
  });

let w: Awaited<ReturnType<typeof tenant>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  w = await tenant();
  mailbox = await openMailbox();
  await forgetLimits();
});
test.afterEach(() => mailbox.close());

type Who = Parameters<typeof w.member>[0];
const open = (page: Page, who: Who, tab: string, customer: 'shop' | 'bare' | 'asleep' = 'shop') =>
  enter(page, w.member(who).email, `customers/${w.id(customer)}/${tab}`);
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('link', { name });
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
const confirm = (page: Page) => page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
const dialog = (page: Page) => page.getByRole('dialog');
const product = () => `Product ${w.suffix}`;

test('[CU-4] [CU-5] one customer: facts, users, permissions with Why?, licenses and log, each at its own address', async ({
  page,
}) => {
  test.slow();
  await open(page, 'prime', 'overview');
  await expect(page.getByRole('heading', { name: w.name('shop') })).toBeVisible();
  await expect(page.getByRole('link', { name: '2 Users' })).toBeVisible();
  await expect(page.getByText('Retail')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await tab(page, 'Permissions').click();
  await expect(page).toHaveURL(/\/permissions$/);
  const grant = tableRow(page, w.member('reader').name);
  await expect(grant).toContainText('Administrator');
  await expect(tableRow(page, w.name('tech'))).toBeVisible();
  await grant.getByRole('button', { name: /^Why\?/ }).click();
  await expect(dialog(page)).toContainText(w.member('reader').name);
  await page.keyboard.press('Escape');
  expect(await seriousFaults(page)).toEqual([]);

  await tab(page, 'Licenses').click();
  await expect(page.getByText('0 of 2 seats in use')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await w.as('prime').put(`/msp/licenses/${w.id('two')}/holders`, { assign: [await userId('ann@demo.test')] });
  await tab(page, 'Audit log').click();
  await expect(tableRow(page, 'License assigned')).toContainText(w.name('shop'));
  await expect(page.getByRole('button', { name: 'Export CSV' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/\/licenses$/);
});

const userId = async (email: string) =>
  String((await rowsOf('msp_customer_users', { customer_id: w.rowId('shop'), email }))[0]!.document_id);

test('[CU-14] [CU-15] [AC-11] [AC-14] a user is invited, edited, deactivated, reactivated and removed', async ({
  page,
}) => {
  test.slow();
  await open(page, 'prime', 'users');
  await page.getByRole('button', { name: 'New User' }).click();
  const address = `ida-${w.suffix}@demo.test`;
  await dialog(page).getByRole('textbox', { name: 'Email addresses' }).fill(address);
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await expect(dialog(page).getByRole('status')).toContainText('Invited: 1');
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(tableRow(page, address)).toContainText('Invited');
  const token = await tokenTo(mailbox, address);
  expect(mailbox.to(address)[0]!.subject).toContain(w.name('shop'));
  await invitePage.accept(token);
  await page.reload();
  await expect(tableRow(page, 'Ida Invited')).toContainText('Active');

  await choose(page, 'Ida Invited', 'Edit');
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Ida Edited');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Ida Edited saved.');
  await choose(page, 'Ida Edited', 'Deactivate');
  await confirm(page);
  await expect(tableRow(page, 'Ida Edited')).toContainText('Deactivated');
  await choose(page, 'Ida Edited', 'Reactivate');
  await confirm(page);
  await expect(tableRow(page, 'Ida Edited')).toContainText('Active');
  await choose(page, 'Ida Edited', 'Remove');
  await confirm(page);
  await expectSaid(page, 'Ida Edited was removed.');
  await expect(tableRow(page, 'Ida Edited')).toHaveCount(0);
  expect(await seriousFaults(page)).toEqual([]);
});

test('[AC-12] seats are given to a person, and in the drawer of a license until there are no more', async ({
  page,
}) => {
  await open(page, 'prime', 'users');
  await choose(page, 'ann@demo.test', 'Licenses');
  await dialog(page).getByRole('checkbox', { name: product() }).click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(tableRow(page, 'ann@demo.test')).toContainText(product());

  await w.as('prime').post(`/msp/customers/${w.id('shop')}/invites`, { emails: ['eve@demo.test'], role: 'user' });
  await tab(page, 'Licenses').click();
  await choose(page, `${product()} of`, 'Assign seats');
  await expect(page).toHaveURL(/license=/);
  const drawer = page.getByRole('dialog', { name: product() });
  const footer = drawer.getByRole('status').last();
  await expect(footer).toHaveText('1 seat free');
  await drawer.getByRole('checkbox', { name: /bob@demo.test/ }).click();
  await expect(footer).toHaveText('0 seats free');
  await expect(drawer.getByRole('checkbox', { name: /eve@demo.test/ })).toBeDisabled();
  expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Seats saved.');
  await expect(page.getByText('2 of 2 seats in use')).toBeVisible();
});

test('[AC-12] who lost the last seat to somebody else is told so, and nothing is lost', async ({ page }) => {
  await w.as('prime').put(`/msp/licenses/${w.id('two')}/holders`, { assign: [await userId('ann@demo.test')] });
  await w.as('prime').post(`/msp/customers/${w.id('shop')}/invites`, { emails: ['eve@demo.test'], role: 'user' });
  const [eve] = await rowsOf('msp_invites', { customer_id: w.rowId('shop') });
  await open(page, 'prime', `licenses?license=${w.id('two')}`);
  const drawer = page.getByRole('dialog', { name: product() });
  await drawer.getByRole('checkbox', { name: /bob@demo.test/ }).click();
  await w.as('operator').put(`/msp/licenses/${w.id('two')}/holders`, { assign: [String(eve!.document_id)] });
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(drawer.getByRole('alert')).toContainText('Only 0 of 2 seats');
  await expect(drawer.getByRole('checkbox', { name: /bob@demo.test/ })).toBeChecked();
});

test('[AC-6] shows everybody what they may: readers no actions, guest managers two tabs, strangers nothing', async ({
  page,
}) => {
  await open(page, 'guests', 'licenses');
  await expect(page).toHaveURL(/\/overview$/);
  await expect(tab(page, 'Users')).toBeVisible();
  await expect(tab(page, 'Licenses')).toHaveCount(0);
  await tab(page, 'Users').click();
  await expect(tableRow(page, 'bob@demo.test')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New User' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
});

test('[AC-6] is not there for another tenant, and empty parts say so', async ({ page }) => {
  await open(page, 'stranger', 'users');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByText(w.name('shop'))).toHaveCount(0);
});

test('[AC-13] of a suspended customer only what takes away is offered', async ({ page }) => {
  await open(page, 'prime', 'users', 'asleep');
  await expect(page.getByText('Suspended').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'New User' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Actions for zoe@demo.test' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Deactivate', 'Remove']);
});

test('[AC-4] an operator keeps products, and sells a license to a customer', async ({ page }) => {
  await enter(page, w.member('operator').email, 'licenses?tab=products');
  test.slow();
  await page.getByRole('button', { name: 'Add product' }).click();
  await expect(dialog(page)).toBeVisible();
  expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);
  const name = `Vault ${w.suffix}`;
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('textbox', { name: 'Code' }).fill(`product-${w.suffix}`);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toContainText('is taken by another product');
  await dialog(page).getByRole('textbox', { name: 'Code' }).fill(`vault-${w.suffix}`);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Product saved.');

  await openCenter(page, `customers/${w.id('bare')}/licenses`);
  await expect(page.getByText('There are no licenses yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Add license' }).click();
  await dialog(page).getByRole('combobox', { name: 'Product' }).click();
  await page.getByRole('option', { name }).click();
  await dialog(page).getByLabel('Last day of the contract').fill('2049-06-30');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'License saved.');
  await expect(page.getByText('0 of 5 seats in use')).toBeVisible();
  await expect(tableRow(page, name)).toContainText('Jun 30, 2049');

  await openCenter(page, `licenses?_q=${w.suffix}`);
  await expect(tableRow(page, name)).toContainText(w.name('bare'));
  expect(await seriousFaults(page)).toEqual([]);
  await choose(page, `${name} of ${w.name('bare')}`, 'Delete');
  await confirm(page);
  await expectSaid(page, 'License deleted.');
});

test('[AC-4] an account admin sees the licenses in scope, and no way to change them', async ({ page }) => {
  await enter(page, w.member('prime').email, 'licenses');
  await expect(tableRow(page, w.name('shop'))).toBeVisible();
  await expect(tableRow(page, w.name('msp'))).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Products' })).toHaveCount(0);
  await page.getByRole('button', { name: `Actions for ${product()} of ${w.name('shop')}` }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Assign seats']);
});
