import { customersCount, customersDrawer, expectSaid } from './support/center';
import { enter, expect, openCenter, signIn, test, type Page } from './support/test';
import { signedIn } from '../helpers/world';

interface Row {
  name: string;
  tenantId: string;
  parentName: string | null;
}

/** What the operator sees: everyone. */
const everyone = async () => {
  const { body } = await signedIn('operator@demo.test').get<{ data: Row[] }>('/msp/tech-partners', { pageSize: 100 });
  return body.data;
};

const untickedNames = async (page: Page, count: number) => {
  const { grid } = customersDrawer(page);
  const rows = grid.locator('[role="checkbox"][aria-checked="false"]:not([disabled])');
  await expect(rows.nth(count)).toBeVisible();
  const names = await rows.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''));
  return names.filter((name) => name !== 'Select all that match').slice(0, count);
};

const countOf = async (page: Page, partner: string) =>
  Number((await customersCount(page, partner).innerText()).replaceAll(',', ''));

test.describe('A stranger with the readme', () => {
  test('[TP-1] [TP-11] [TP-16] assigns three customers as prime admin, and sees them after a reload', async ({
    page,
  }) => {
    await signIn(page, 'prime@demo.test');
    await page.getByRole('link', { name: 'Partner Center' }).click();
    await page.getByRole('link', { name: 'Tech Partners' }).click();
    // Not the row that says that the list is loading
    const rows = page
      .locator('tbody tr')
      .filter({ has: page.getByRole('button', { name: /^Manage assigned customers/ }) });
    const partner = (await rows.first().innerText()).split('\n')[0] ?? '';
    const before = await countOf(page, partner);
    await customersCount(page, partner).click();

    const { footer, save, tick } = customersDrawer(page);
    const names = await untickedNames(page, 3);
    for (const name of names) await tick(name).click();
    await expect(footer).toHaveText('3 will be assigned, 0 unassigned');
    await save.click();
    await expectSaid(page, '3 assigned, 0 unassigned.');

    await page.reload();
    for (const name of names) await expect(tick(name)).toBeChecked();
    await customersDrawer(page).close.click();
    expect(await countOf(page, partner)).toBe(before + 3);
  });

  test('[TP-1] sees as an installer its own row, and nothing of anyone else', async ({ page }) => {
    const partners = await everyone();
    await enter(page, 'installer@demo.test', 'tech-partners');
    // Not the row that says it is loading
    await expect(page.getByRole('button', { name: /^Manage assigned customers of/ })).toHaveCount(1);
    const own = (await page.locator('tbody tr').innerText()).split('\n')[0] ?? '';
    const others = partners.filter(({ name }) => name !== own);
    expect(others).toHaveLength(partners.length - 1);
    const seen = async () => {
      const text = await page.locator('body').innerText();
      return others.filter(({ name, tenantId }) => text.includes(name) || text.includes(tenantId));
    };
    expect(await seen()).toEqual([]);

    await customersCount(page, own).click();
    const { grid, save } = customersDrawer(page);
    await expect(grid.getByRole('row').nth(10)).toBeVisible();
    await expect(save).toHaveCount(0);
    expect(await seen()).toEqual([]);
  });

  for (const drawer of ['customers', 'delegations']) {
    test(`finds no other partner by the address of its sidebar ${drawer}`, async ({ page }) => {
      const partners = await everyone();
      await enter(page, 'installer@demo.test', 'tech-partners');
      await expect(page.locator('tbody tr')).toHaveCount(1);
      const own = await page.locator('tbody tr').innerText();
      const other = partners.find(({ tenantId }) => !own.includes(tenantId));
      await openCenter(page, `tech-partners?drawer=${drawer}&partner=${other?.tenantId}`);
      await expect(page.getByRole('dialog').getByText('There is no such tech partner')).toBeVisible();
      await expect(page.getByText(other?.name ?? '')).toHaveCount(0);
    });
  }
});
