import type { DeviceReportResponse } from '../../contracts/devices';
import { changeRows } from '../helpers/control';
import { bearing } from '../helpers/doors';
import { forgetLimits } from '../helpers/invites';
import { world } from '../helpers/world';
import { expectSaid } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' } },
    members: { prime: { partner: 'msp' }, fitter: { partner: 'tech' } },
    customers: { shop: { owner: 'msp' } },
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

let w: Awaited<ReturnType<typeof build>>;
test.beforeEach(async () => {
  await forgetLimits();
  w = await build();
});
test.slow();

const panel = (page: Page) => page.getByRole('region', { name: 'Device reporting' });
const open = (page: Page, who: 'prime' | 'fitter' = 'prime', query = '') =>
  enter(page, w.member(who).email, `customers/${w.id('shop')}/overview${query}`);
const confirm = (page: Page) => page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
const report = (token: string, total: number) =>
  bearing(token).put<DeviceReportResponse>('/api/msp/devices', {
    reportedAt: new Date().toISOString(),
    counts: { registered: total, onboarded: 0, provisioned: 0 },
  });

/** Reads the token that is shown, and closes what shows it. */
const takeToken = async (page: Page): Promise<string> => {
  const shown = page.getByRole('dialog', { name: `Token for ${w.name('shop')}` });
  const token = await shown.getByRole('textbox', { name: 'Token' }).inputValue();
  expect(await seriousFaults(page)).toEqual([]);
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(shown).toBeHidden();
  return token;
};

test('[TE-4] a token is made and shown once, reports, is rotated and revoked', async ({ page }) => {
  await open(page);
  await expect(panel(page)).toContainText('Never');
  expect(await seriousFaults(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'New token' }).click();
  const first = await takeToken(page);
  expect((await report(first, 41)).body.data).toMatchObject({ applied: true, total: 41 });
  await page.reload();
  await expect(panel(page)).toContainText('received');
  await expect(page.getByText('41', { exact: true }).first()).toBeVisible();
  expect(await page.content()).not.toContain(first);

  await panel(page).getByRole('button', { name: 'Rotate' }).click();
  await expect(page).toHaveURL(/device-token=rotate/);
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/device-token/);
  await panel(page).getByRole('button', { name: 'Rotate' }).click();
  await confirm(page);
  const second = await takeToken(page);
  expect([(await report(first, 1)).status, (await report(second, 42)).status]).toEqual([401, 200]);

  await panel(page).getByRole('button', { name: 'Revoke' }).click();
  await confirm(page);
  await expectSaid(page, 'Token revoked.');
  await expect(panel(page).getByRole('button', { name: 'New token' })).toBeVisible();
  expect((await report(second, 1)).status).toBe(401);
});

test('[TE-4] who serves a customer sees when it reported, and no token', async ({ page }) => {
  await open(page, 'fitter', '?device-token=revoke');
  await expect(panel(page)).toContainText('Last report');
  await expect(panel(page)).not.toContainText('Token');
  await expect(panel(page).getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('[TE-4] a token that is refused meanwhile is not made', async ({ page }) => {
  await open(page);
  await expect(panel(page).getByRole('button', { name: 'New token' })).toBeVisible();
  await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: true } });
  const answer = page.waitForResponse(/\/device-token$/);
  await panel(page).getByRole('button', { name: 'New token' }).click();
  expect((await answer).status()).toBe(403);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
