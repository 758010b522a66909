import { changeRows, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';
import { tableRow } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp', name: 'Serving Heron' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      anna: { partner: 'msp', role: 'read-only', firstname: 'Anna', lastname: 'Alder' },
    },
    customers: {
      shop: { owner: 'msp', name: 'Harbour Shop' },
      mill: { owner: 'msp', name: 'Old Mill' },
      quay: { owner: 'msp', name: 'Quay House', suspended: true },
      training: { owner: 'msp', name: 'Training', demo: true },
      cove: { owner: 'grandchild', name: 'Cove Cottage' },
    },
    customerUsers: [
      { customer: 'shop', email: 'one@demo.test' },
      { customer: 'mill', email: 'one@demo.test' },
      { customer: 'mill', email: 'two@demo.test' },
    ],
    integrations: { alerts: { owner: 'msp', sharedWith: ['shop', 'mill'] } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'tech', target: 'mill' },
      { grantee: 'anna', target: 'mill', role: 'administrator' },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => void (w = await account()));

const PREVIEW = '**/msp/customers/bulk/preview';
const dialog = (page: Page) => page.getByRole('dialog');
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Tick ${name}` }).click();

/** What the bar offers. */
const offers = async (page: Page, ...names: string[]) => {
  for (const name of ['Suspend', 'Reactivate', 'Add tag', 'Remove tag', 'Export as CSV', 'Export as JSON']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(names.includes(name) ? 1 : 0);
  }
};
const STATE = ['Suspend', 'Reactivate'];
const TAGS = ['Add tag', 'Remove tag'];
const EXPORT = ['Export as CSV', 'Export as JSON'];

/** Ticks by name, or all of the page, and opens the dialog. */
const suspend = async (page: Page, names: string[] | 'all') => {
  await enter(page, w.member('prime').email, 'customers');
  // While they load there is nothing to tick
  await expect(page.getByRole('checkbox', { name: /^Tick (?!all)/ }).first()).toBeVisible();
  if (names === 'all') await page.getByRole('checkbox', { name: 'Tick all rows of this page' }).click();
  else for (const name of names) await tick(page, name);
  await page.getByRole('button', { name: 'Suspend' }).click();
};

test.describe('Many customers', () => {
  test('[AC-10] offers what may be done to one of the ticked at least', async ({ page }) => {
    await enter(page, w.member('administrator').email, 'customers');
    await tick(page, 'Cove Cottage');
    await offers(page);
    await expect(page.getByText('You may neither change nor export any of them.')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await tick(page, 'Training');
    await offers(page, ...TAGS);
    await tick(page, 'Quay House');
    await offers(page, ...STATE, ...TAGS, ...EXPORT);
    await tick(page, 'Training');
    await offers(page, ...STATE, ...EXPORT);
    await tick(page, 'Quay House');
    await page.getByRole('button', { name: 'Choose all 5 that match' }).click();
    await offers(page, ...STATE, ...TAGS, ...EXPORT);
  });

  test('[TP-22] has nothing to tick for who only reads', async ({ page }) => {
    await enter(page, w.member('reader').email, 'customers');
    await expect(tableRow(page, 'Old Mill')).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });

  test('[AC-10] offers a reader what a delegation allows', async ({ page }) => {
    await enter(page, w.member('anna').email, 'customers');
    await tick(page, 'Harbour Shop');
    await offers(page);
    const all = page.getByRole('button', { name: 'Choose all 5 that match' });
    await expect(all).toHaveCount(0);
    await tick(page, 'Old Mill');
    await offers(page, ...STATE, ...TAGS, ...EXPORT);
    await all.click();
    await offers(page, ...STATE, ...TAGS, ...EXPORT);
  });
});

test.describe('Suspending many customers', () => {
  test('[EX-15] says first who is cut off, what rests, and which are left out; by keyboard', async ({ page }) => {
    await suspend(page, 'all');
    for (const text of [
      '2 customers will be suspended.',
      '1 suspended already',
      '1 demo customer, left as it is',
      '2 people inside the tenants are locked out.',
      '2 uses of integrations by customers rest.',
      '3 delegations rest, granted to:',
      'Serving Heron, Anna Alder',
    ]) {
      await expect(dialog(page).getByText(text, { exact: true })).toBeVisible();
    }
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByRole('textbox', { name: 'Reason' }).focus();
    await page.keyboard.type('Closed for the winter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(dialog(page).getByRole('button', { name: 'Suspend' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('2 customers changed')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    expect((await rowsOf('msp_customers', { id: w.rowId('mill') }))[0]!.suspended).toBeTruthy();
  });

  test('[EX-15] of all that match, once the filter says which', async ({ page }) => {
    await enter(page, w.member('prime').email, 'customers?_q=mill');
    await tick(page, 'Old Mill');
    await page.getByRole('button', { name: 'Choose all 1 that match' }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await expect(dialog(page).getByText('1 customer will be suspended.')).toBeVisible();
    await expect(dialog(page).getByText('2 people inside the tenant are locked out.')).toBeVisible();
    await expect(dialog(page).getByText('2 delegations rest:')).toBeVisible();
  });

  test('[EX-15] asks nothing where there is nothing to suspend', async ({ page }) => {
    await suspend(page, ['Quay House', 'Training']);
    await expect(dialog(page).getByText('None of them can be suspended.')).toBeVisible();
    await expect(dialog(page).getByText('1 suspended already')).toBeVisible();
    await expect(dialog(page).getByRole('textbox')).toHaveCount(0);
    await expect(dialog(page).getByRole('button', { name: 'Suspend' })).toHaveCount(0);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await expect(tableRow(page, 'Quay House')).toBeVisible();
  });

  test('[EX-15] tells who may suspend none of them any more, and why', async ({ page }) => {
    await enter(page, w.member('anna').email, 'customers');
    await tick(page, 'Old Mill');
    const where = { target_customer_id: w.rowId('mill'), grantee_member_id: w.rowId('anna') };
    await changeRows({ table: 'msp_delegations', where, set: { ends_at: new Date(0) } });
    await page.getByRole('button', { name: 'Suspend' }).click();
    await expect(dialog(page).getByText('You may not do this to any of these customers')).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Suspend' })).toHaveCount(0);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: /^Why/ }).click();
    await expect(dialog(page).last().getByText('You may not do this here')).toBeVisible();
  });

  test('[EX-15] while it looks, and when that fails', async ({ page }) => {
    let isDown = true;
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => void (answer = resolve));
    await page.route(PREVIEW, async (route) => {
      await isAsked;
      return isDown ? route.fulfill({ status: 500, json: { error: { status: 500 } } }) : route.continue();
    });
    await suspend(page, ['Old Mill']);
    await expect(dialog(page).getByText('Looking who is cut off')).toBeAttached();
    await expect(dialog(page).getByRole('button', { name: 'Suspend' })).toBeDisabled();
    answer();
    await expect(dialog(page).getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    isDown = false;
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(dialog(page).getByText('2 people inside the tenant are locked out.')).toBeVisible();
  });
});
