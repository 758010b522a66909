import { readFileSync } from 'node:fs';
import { publicKey, verify } from '../helpers/audit-log';
import { world } from '../helpers/world';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] } },
    customers: { shop: { owner: 'msp' }, bakery: { owner: 'msp' } },
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeAll(async () => {
  w = await account();
  await w.as('prime').put(`/msp/tech-partners/${w.id('integrator')}/customers`, {
    assign: { ids: [w.id('shop'), w.id('bakery')] },
  });
  await w.as('prime').put(`/msp/custom-roles/${w.id('looking')}`, {
    name: 'Watchers',
    description: 'Look, and do not touch',
    capabilities: ['partner.read', 'member.read'],
  });
});

type Who = Parameters<typeof w.member>[0];
const open = (page: Page, who: Who, query = '') => enter(page, w.member(who).email, `audit-log${query}`);
const rows = (page: Page) => page.locator('tbody tr');
const drawer = (page: Page) => page.getByRole('dialog');

test.describe('Audit Log', () => {
  test('[X-4] lists who did what, newest first', async ({ page }) => {
    await open(page, 'prime', '?person=Prime');
    await expect(page.getByRole('heading', { name: 'Audit Log' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit Log' })).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Customer assigned' })).toHaveCount(2);
    const changed = rows(page).filter({ hasText: 'Custom role changed' });
    await expect(changed).toContainText([w.member('prime').name]);
    await expect(changed).toContainText('Watchers');
  });

  test('[X-4] filters in the URL, with chips', async ({ page }) => {
    await open(page, 'prime');
    await page.getByRole('textbox', { name: 'Customer' }).fill(w.name('shop'));
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/customer=Shop/);
    await page.getByRole('combobox', { name: 'Action' }).click();
    await page.getByRole('option', { name: 'Custom role changed' }).click();
    await expect(page.getByText('No entry matches the filters.')).toBeVisible();
    await page.getByRole('button', { name: /^Remove the filter Customer/ }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByRole('textbox', { name: 'Customer' })).toHaveValue('');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(page).not.toHaveURL(/action=/);
    await expect(rows(page).filter({ hasText: 'Customer assigned' })).toHaveCount(2);
    await page.goBack();
    await expect(rows(page)).toHaveCount(1);
  });

  test('[X-4] shows what changed, by keyboard alone', async ({ page }) => {
    await open(page, 'prime', '?action=custom-role.update');
    await page.getByRole('button', { name: /^Details of “Custom role changed”/ }).focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toContainText('What changed');
    const capabilities = drawer(page).getByRole('row').filter({ hasText: 'Capabilities' });
    await expect(capabilities.locator('del')).toHaveText(['customer.read']);
    await expect(capabilities.locator('ins')).toHaveText(['member.read']);
    await expect(page).toHaveURL(/entry=/);
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
    await expect(page).not.toHaveURL(/entry=/);
  });

  test('[X-4] exports a file that verifies without the server, and a spreadsheet', async ({ page }) => {
    await open(page, 'prime', '?action=delegation.assign');
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFileSync(await file.path(), 'utf8');
    };
    const file = await download('Export JSON Lines');
    expect(await verify(file, await publicKey(w.as('prime')))).toMatchObject({ ok: true, entries: 2 });
    expect(await download('Export CSV')).toMatch(/^time,person,/);
  });

  test('[X-4] offers no export to who may only read, and nothing to who may not', async ({ page }) => {
    await open(page, 'reader');
    await expect(rows(page).filter({ hasText: 'Customer assigned' })).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Export CSV' })).toHaveCount(0);
  });

  test('[X-4] is not there for a guest manager', async ({ page }) => {
    await open(page, 'guests');
    await expect(page.getByText('There is no such page, or not for you.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit Log' })).toHaveCount(0);
  });

  test('[X-4] says what went wrong, and tries again', async ({ page }) => {
    let broken = true;
    await page.route('**/msp/audit-log?**', (route) => (broken ? route.abort() : route.continue()));
    await open(page, 'prime');
    await expect(page.getByText('The server could not be reached.')).toBeVisible();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page).filter({ hasText: 'Customer assigned' })).toHaveCount(2);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[X-4] is accessible in the ${colorScheme} theme`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await open(page, 'prime', '?person=Prime');
      await expect(rows(page).first()).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('button', { name: /^Details of “Custom role changed”/ }).click();
      await expect(drawer(page)).toContainText('What changed');
      expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);
    });
  }
});
