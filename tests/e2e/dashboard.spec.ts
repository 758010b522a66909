import { askFor } from '../helpers/access-requests';
import { invite } from '../helpers/invites';
import { world } from '../helpers/world';
import { enter, expect, openCenter, seriousFaults, signIn, test, type Page } from './support/test';

const DAY = 24 * 60 * 60_000;

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'msp', name: 'Quillfitters' },
    },
    members: {
      prime: { partner: 'msp' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only', firstname: 'Quill', lastname: 'Reader' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Quillmarket', deviceCount: 12 },
      waiting: { owner: 'child', linkApproval: 'pending', deviceCount: 30 },
      asleep: { owner: 'child', suspended: true },
    },
    delegations: [
      { grantee: 'integrator', target: 'shop', endsAt: new Date(Date.now() + 3.5 * DAY) },
      { grantee: 'reader', target: 'integrator', role: 'read-only', endsAt: new Date(Date.now() + 20 * DAY) },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeAll(async () => {
  w = await account();
  await invite(w.as('prime'), { emails: [`newcomer-${w.suffix}@demo.test`], role: 'read-only' });
  await askFor(w.as('reader'), { kind: 'customer', target: w.id('shop'), role: 'administrator', reason: 'Night duty' });
});

const open = (page: Page, who: 'prime' | 'guests' | 'operator') => enter(page, w.member(who).email, '');
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the Partner Center' });
const field = (page: Page) => dialog(page).getByRole('combobox');
const results = (page: Page) => dialog(page).getByRole('option');

test.describe('Dashboard', () => {
  test('[TE-3] is where a member lands after signing in', async ({ page }) => {
    await signIn(page, w.member('prime').email);
    await expect(page).toHaveURL(/\/admin\/plugins\/msp\/dashboard$/);
    await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Partner Center' }).getByRole('link').first()).toHaveText(
      'Dashboard'
    );
  });

  test('[TE-3] [PA-5] shows the tenants by status and the totals below', async ({ page }) => {
    await open(page, 'prime');
    const tenants = panel(page, 'Tenants');
    await expect(tenants.locator('dl > div')).toHaveText([
      /^Active133.3%$/,
      /^Suspended133.3%$/,
      /^Link pending133.3%$/,
      /^Link rejected00%$/,
    ]);
    await expect(tenants.getByRole('listitem').filter({ hasText: 'Devices' })).toContainText('42');
    await expect(panel(page, 'Partners').getByRole('listitem')).toHaveText([
      /^0MSPs$/,
      /^1Partners$/,
      /^2Partners’ customers$/,
      /^30Partners’ endpoints$/,
    ]);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('[X-2] leads to the grants that end soon, and to each', async ({ page }) => {
    await open(page, 'prime');
    const ending = panel(page, 'Delegations ending soon');
    await expect(ending.getByRole('listitem')).toHaveText([
      /Quillfitters.*3 days left/s,
      /Quill Reader.*19 days left/s,
    ]);
    await ending.getByRole('link', { name: 'All 2' }).click();
    await expect(page).toHaveURL(/delegations\?.*ending=30/);
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await page.goBack();
    await ending.getByRole('link', { name: /Quill Reader/ }).click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
  });

  test('[TE-16] [X-4] [EX-11] leads to invites, changes and requests', async ({ page }) => {
    await open(page, 'prime');
    await panel(page, 'Pending invites')
      .getByRole('link', { name: /newcomer/ })
      .click();
    await expect(page.locator('tbody tr')).toContainText([`newcomer-${w.suffix}@demo.test`]);
    await openCenter(page, 'dashboard');
    await panel(page, 'Latest changes')
      .getByRole('link', { name: /Invitation sent/ })
      .click();
    await expect(page.getByRole('dialog')).toContainText('Invitation sent');
    await openCenter(page, 'dashboard');
    await page.getByRole('link', { name: '1 access request waits for your decision' }).click();
    await expect(page.getByRole('tab', { selected: true })).toContainText(/requests/i);
  });

  test('[TP-22] shows guest managers no panel of what they may not read', async ({ page }) => {
    await open(page, 'guests');
    await expect(panel(page, 'Tenants')).toBeVisible();
    await expect(panel(page, 'Pending invites')).toBeVisible();
    for (const name of ['Partners', 'Delegations ending soon', 'Latest changes']) {
      await expect(panel(page, name)).toHaveCount(0);
    }
  });

  test('says what went wrong, and tries again', async ({ page }) => {
    let fails = true;
    await page.route('**/msp/dashboard', (route) =>
      fails ? route.fulfill({ status: 500, json: {} }) : route.continue()
    );
    await open(page, 'prime');
    const retry = page.getByRole('button', { name: 'Try again' });
    await expect(retry).toBeVisible();
    fails = false;
    await retry.click();
    await expect(panel(page, 'Tenants')).toBeVisible();
  });

  test('[PA-5] shows operators its figures on Strapi’s home page, and leads on', async ({ page }) => {
    await signIn(page, w.member('operator').email);
    await expect(page.getByRole('heading', { name: 'Tenants', exact: true })).toBeVisible();
    await expect(page.getByText('Link rejected')).toBeVisible();
    await page.getByRole('link', { name: 'Open the dashboard' }).first().click();
    await expect(page).toHaveURL(/\/plugins\/msp\/dashboard$/);
    await expect(page.getByText('The whole platform')).toBeVisible();
  });
});

test.describe('The search of the center', () => {
  test('[EX-12] opens by keyboard, and leads to what was chosen', async ({ page }) => {
    await open(page, 'prime');
    await expect(panel(page, 'Tenants')).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('q');
    await expect(dialog(page).getByRole('status')).toContainText('at least two');
    await page.keyboard.type('uill');
    await expect(results(page)).toHaveText([/Quillfitters/, /Quillmarket/, /Quill Reader/]);
    await expect(dialog(page).getByRole('group')).toHaveCount(3);
    expect(await seriousFaults(page)).toEqual([]);

    await page.keyboard.press('ArrowDown');
    await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`customers/${w.id('shop')}/overview`));

    await page.keyboard.press('Control+k');
    await field(page).fill('quill');
    await expect(results(page)).toHaveCount(3);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/users\?partner=/);
    await expect(page.locator('tbody tr')).toHaveCount(1);
  });

  test('[EX-12] opens by its button, closes by Escape, and finds nothing of others', async ({ page }) => {
    await open(page, 'prime');
    const opener = page.getByRole('button', { name: 'Search' });
    await opener.click();
    await field(page).fill('brightwater');
    await expect(dialog(page).getByRole('status')).toContainText('Nothing matches “brightwater”.');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
    await opener.click();
    await field(page).fill('quillfit');
    await results(page).first().click();
    await expect(page).toHaveURL(/tech-partners\?_q=Quillfitters/);
  });
});
