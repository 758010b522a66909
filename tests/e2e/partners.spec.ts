import { changeRows } from '../helpers/control';
import { invite } from '../helpers/invites';
import { openMailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp', name: 'Alder Works' },
      grandchild: { type: 'partner', parent: 'child', name: 'Beacon North' },
      leaf: { type: 'partner', parent: 'grandchild', name: 'Cobalt Leaf' },
      sub: { type: 'msp', parent: 'msp', name: 'Driftwood Cloud' },
      waiting: { type: 'partner', parent: 'msp', name: 'Ember Waiting' },
      idle: { type: 'partner', parent: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child', firstname: 'Anna', lastname: 'Alder' },
      leafPrime: { partner: 'leaf' },
      operator: { operator: true },
    },
    customers: { shop: { owner: 'child', deviceCount: 12 }, mill: { owner: 'leaf', deviceCount: 30 } },
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => {
  w = await account();
  await invite(w.as('prime'), {
    partner: w.id('waiting'),
    emails: [`ember-${w.suffix}@demo.test`],
    role: 'prime-admin',
    loginMethod: 'any',
  });
  await changeRows({ table: 'msp_invites', where: { partner_id: w.rowId('waiting') }, set: { kind: 'contact' } });
});

type Who = Parameters<typeof w.member>[0];
const open = async (page: Page, who: Who = 'prime', query = '') => {
  await enter(page, w.member(who).email, `partners${query}`);
  await expect(tree(page)).toBeVisible();
};
const tree = (page: Page) => page.getByRole('treegrid', { name: 'Partners' });
const row = (page: Page, name: string) => tree(page).locator('tbody').getByRole('row').filter({ hasText: name });
const names = (page: Page) => tree(page).locator('tbody tr[data-partner] a').allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.querySelector('a')?.textContent);
const dialog = (page: Page) => page.getByRole('dialog');
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

test.describe('Partners', () => {
  test('[PA-4] [PA-20] opens level by level with the arrow, and Back finds it open', async ({ page }) => {
    await open(page);
    await expect.poll(() => names(page)).toEqual(['Alder Works', 'Driftwood Cloud', 'Ember Waiting', w.name('idle')]);
    await page.getByRole('button', { name: 'Open Alder Works' }).click();
    await page.getByRole('button', { name: 'Open Beacon North' }).click();
    await expect(row(page, 'Cobalt Leaf')).toHaveAttribute('aria-level', '3');
    await page.getByRole('checkbox', { name: `Tick ${w.name('idle')}` }).click();

    await row(page, 'Cobalt Leaf').getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Partner Details' })).toBeVisible();
    await page.goBack();
    await expect(row(page, 'Cobalt Leaf')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: `Tick ${w.name('idle')}` })).toBeChecked();
    await page.getByRole('button', { name: 'Close Alder Works' }).click();
    await expect(row(page, 'Cobalt Leaf')).toHaveCount(0);
  });

  test('[PA-4] works by keyboard as a tree does', async ({ page }) => {
    await open(page);
    const [alder, beacon] = [row(page, 'Alder Works'), row(page, 'Beacon North')];
    await alder.focus();
    await page.keyboard.press('ArrowRight');
    await expect(alder).toHaveAttribute('aria-expanded', 'true');
    await expect(beacon).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(beacon).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(alder).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(alder).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(w.name('idle'));
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Ember Waiting');
    await page.keyboard.press('Space');
    await expect(row(page, 'Ember Waiting')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe('Alder Works');
    // Of all rows one stands in the tab order
    await expect(tree(page).locator('tbody tr[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`details/${w.id('child')}$`));
  });

  test('[PA-5] totals on top and in each row count what is below', async ({ page }) => {
    await open(page);
    const figure = (label: string) =>
      page
        .locator('dl > div')
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator('dd');
    await expect(figure('MSPs')).toHaveText('1');
    await expect(figure('Partners')).toHaveText('5');
    await expect(figure('Partners’ customers')).toHaveText('2');
    await expect(figure('Partners’ endpoints')).toHaveText('42');
    await expect(row(page, 'Alder Works').getByRole('gridcell')).toContainText(['', '', 'Active', '0 / 2', '2', '42']);
    await expect(row(page, 'Ember Waiting')).toContainText('Pending verification');
  });

  test('[PA-20] [EX-14] a search opens the path to each hit, and filters narrow it', async ({ page }) => {
    await open(page);
    const search = page.getByRole('searchbox', { name: 'Search partners' });
    await search.fill('c');
    await expect(page.getByText('One letter does not filter yet')).toBeVisible();
    await search.fill('cobalt');
    await expect.poll(() => names(page)).toEqual(['Alder Works', 'Beacon North', 'Cobalt Leaf']);
    await expect(page.getByText('1 match', { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/_q=cobalt/);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => names(page)).toHaveLength(4);

    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Pending verification' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => names(page)).toEqual(['Ember Waiting']);
    await page.getByRole('button', { name: 'Remove the filter Status is Pending verification' }).click();
    await expect.poll(() => names(page)).toHaveLength(4);
  });

  test('[PA-22] [PA-23] offers edit and disable on direct children alone', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Open Alder Works' }).click();
    await expect(row(page, 'Beacon North')).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Edit|Actions for) Beacon North/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Actions for Alder Works' })).toBeVisible();
    await page.getByRole('button', { name: 'Edit Alder Works' }).click();
    await expect(page.getByRole('dialog', { name: 'Edit Profile' })).toBeVisible();
  });

  test('[PA-2] [EX-15] disables after saying who is cut off, and enables again', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Open Alder Works' }).click();
    await choose(page, 'Alder Works', 'Disable');
    await expect(dialog(page).getByRole('list', { name: '2 people are cut off' })).toContainText(
      'Anna Alder (Alder Works)'
    );
    await expect(dialog(page).getByRole('list', { name: '2 partners below are cut off' })).toContainText('Cobalt Leaf');
    await expect(dialog(page).getByText('2 customers stay')).toBeVisible();
    expect((await w.as('leafPrime').get('/msp/me')).status).toBe(200);
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Contract ended');
    await dialog(page).getByRole('button', { name: 'Disable' }).click();
    await expectSaid(page, 'Alder Works is disabled.');
    await expect(row(page, 'Alder Works')).toContainText('Disabled');
    await expect(row(page, 'Beacon North')).toContainText('Cut off by a partner above');
    expect([401, 403]).toContain((await w.as('leafPrime').get('/msp/me')).status);

    await choose(page, 'Alder Works', 'Enable');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await expectSaid(page, 'Alder Works is enabled.');
    await expect(row(page, 'Beacon North')).toContainText('Active');
    expect((await w.as('leafPrime').get('/msp/me')).status).toBe(200);
  });

  test('[PA-24] [PA-25] [PA-26] [PA-27] resends many activation links, with a result for each', async ({ page }) => {
    const mailbox = await openMailbox();
    await open(page);
    await page.getByRole('button', { name: 'Open Alder Works' }).click();
    for (const name of ['Ember Waiting', w.name('idle'), 'Beacon North']) {
      await page.getByRole('checkbox', { name: `Tick ${name}` }).click();
    }
    await expect(page.getByText('3 partners ticked')).toBeVisible();
    const submit = page.getByRole('button', { name: 'Submit' });
    await expect(submit).toBeDisabled();
    await page.getByRole('combobox', { name: 'Action for the ticked partners' }).click();
    await page.getByRole('option', { name: 'Resend Activation Link' }).click();
    await submit.click();
    await dialog(page).getByRole('button', { name: 'OK' }).click();
    await expect(dialog(page).getByRole('status')).toHaveText('Activation link sent. 2 were not sent.');
    const result = (name: string) => dialog(page).getByRole('listitem').filter({ hasText: name });
    await expect(result('Ember Waiting')).toContainText('Activation link sent');
    await expect(result(w.name('idle'))).toContainText('no open invitation');
    await expect(result('Beacon North')).toContainText('no direct child of yours');
    await mailbox.waitFor(`ember-${w.suffix}@demo.test`);
    await mailbox.close();
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('3 partners ticked')).toHaveCount(0);
  });

  test('[PA-21] [PA-28] the details page says where a partner stands, and resends too', async ({ page }) => {
    const mailbox = await openMailbox();
    await enter(page, w.member('prime').email, `details/${w.id('child')}`);
    await expect(page.getByRole('region', { name: 'Organisation' })).toContainText('Active');
    await expect(page.getByRole('region', { name: 'Totals' })).toContainText('42');
    await page.getByRole('link', { name: 'Beacon North' }).click();
    await expect(page.getByText('Beacon North').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Disable' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Alder Works' }).click();
    await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible();

    await page.goto(`/admin/plugins/msp/details/${w.id('waiting')}`);
    await page.getByRole('button', { name: 'Resend Activation Link' }).click();
    await dialog(page).getByRole('button', { name: 'OK' }).click();
    await expect(dialog(page).getByRole('status')).toHaveText('Activation link sent.');
    await mailbox.close();
  });

  test('[PA-5] operators move a partner under another', async ({ page }) => {
    await open(page, 'operator', `?_q=${encodeURIComponent(w.name('idle'))}`);
    await choose(page, w.name('idle'), 'Move');
    const picker = dialog(page).getByRole('combobox', { name: 'New partner above' });
    await picker.click();
    await picker.fill('');
    await picker.pressSequentially('Driftwood');
    await page.getByRole('option', { name: 'Driftwood Cloud' }).first().click();
    await dialog(page).getByRole('button', { name: 'Move' }).click();
    await expectSaid(page, `${w.name('idle')} is moved.`);
    await expect(row(page, w.name('idle'))).toHaveAttribute('aria-level', '3');
  });

  test('[PA-3] who only reads sees no ticks and nothing to do', async ({ page }) => {
    await open(page, 'reader');
    await expect(row(page, 'Alder Works')).toBeVisible();
    await expect(tree(page).getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Edit|Actions for) / })).toHaveCount(0);
  });

  test('[PA-3] a partner with none below sees an empty state', async ({ page }) => {
    await enter(page, w.member('leafPrime').email, 'partners');
    await expect(page.getByText('There are no partners below you yet')).toBeVisible();
  });

  for (const [colorScheme, width] of [
    ['light', 1400],
    ['dark', 900],
  ] as const) {
    test(`[PA-4] has no serious fault in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      await page.getByRole('button', { name: 'Open Alder Works' }).click();
      await page.getByRole('checkbox', { name: `Tick ${w.name('idle')}` }).click();
      await expect(row(page, 'Beacon North')).toBeVisible();
      await page.waitForTimeout(500);
      expect.soft(await seriousFaults(page), 'the tree').toEqual([]);
      await choose(page, 'Alder Works', 'Disable');
      await expect(dialog(page).getByText('What rests')).toBeVisible();
      await page.waitForTimeout(500);
      expect.soft(await seriousFaults(page), 'the preview').toEqual([]);
      await page.keyboard.press('Escape');
      await page.goto(`/admin/plugins/msp/partners?_q=cobalt`);
      await expect(row(page, 'Cobalt Leaf')).toBeVisible();
      expect.soft(await seriousFaults(page), 'a search').toEqual([]);
      await page.goto(`/admin/plugins/msp/details/${w.id('child')}`);
      await expect(page.getByRole('link', { name: 'Beacon North' })).toBeVisible();
      await page.waitForTimeout(500);
      expect.soft(await seriousFaults(page), 'the details').toEqual([]);
    });
  }

  test('[EX-13] exports what is shown, and fits into 900 pixels', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 900 });
    await open(page, 'prime', '?_q=alder');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toBe('partners.csv');
    const frame = tree(page).locator('..');
    await expect.poll(() => frame.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
});
