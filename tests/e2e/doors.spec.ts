import { expect, openCenter, signIn, test, type Page } from './support/test';

const table = (page: Page) => page.getByRole('heading', { name: 'Tech Partners' });

/** Calls of the panel that the server refuses. */
const refusedCalls = (page: Page) => {
  const refused = new Set<string>();
  page.on('response', (response) => {
    if (response.status() < 400) return;
    refused.add(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  return refused;
};

test('the center draws itself for a member with what is open to members', async ({ page }) => {
  await signIn(page, 'prime@demo.test');
  // Strapi's home page, through which one comes in, asks for more
  await page.waitForLoadState('networkidle');
  const refused = refusedCalls(page);
  await openCenter(page, 'tech-partners');
  await expect(table(page)).toBeVisible();
  await expect(page.locator('tbody tr').first()).toBeVisible();
  // Versions and dependencies of the server, which the panel can do without
  expect([...refused].filter((call) => call !== '403 GET /admin/information')).toEqual([]);
});

test('a session renewed in one tab goes on in the others', async ({ page, context }) => {
  await signIn(page, 'prime@demo.test');
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await openCenter(tab, 'tech-partners');
    await expect(table(tab)).toBeVisible();
  }
  // The panel's own renewal keeps the new token; this one loses it, so that both tabs hold one that is refused.
  const renewed = await page.evaluate(async () => (await fetch('/admin/access-token', { method: 'POST' })).status);
  expect(renewed).toBe(200);
  const refused = tabs.map(refusedCalls);
  for (const tab of tabs) {
    await tab.getByRole('link', { name: 'Privilege Groups' }).click();
    await expect(tab.getByRole('heading', { name: 'Privilege Groups' })).toBeVisible();
    await expect(tab).toHaveURL(/privilege-groups/);
    await expect(tab.locator('tbody tr').first()).toBeVisible();
  }
  expect(refused.map((calls) => [...calls].some((call) => call.startsWith('401')))).toContain(true);
});

test('who signs out is out in every tab', async ({ page, context }) => {
  await signIn(page, 'read-only@demo.test');
  const other = await context.newPage();
  await openCenter(other, 'tech-partners');
  await expect(table(other)).toBeVisible();
  await page.getByRole('button', { name: /Rowan|RE/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page).toHaveURL(/auth\/login/);
  await other.reload();
  await expect(other).toHaveURL(/auth\/login/);
});
