import { world } from '../helpers/world';
import { customersCount, customersDrawer, expectSaid, leaveQuestion, preview, tableRow } from './support/center';
import { enter, expect, test, type Page } from './support/test';

const COASTAL = 103;
const PLAIN = 60;
const numbered = (word: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${word} ${String(index + 1).padStart(3, '0')}`);

const NEXT_YEAR = new Date().getFullYear() + 1;

/** Each test has a tech partner of its own. */
const PARTNERS = ['table', 'search', 'scroll', 'untick', 'period', 'all', 'leaving', 'keyboard', 'failing'] as const;

const town = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      ...(Object.fromEntries(PARTNERS.map((key) => [key, { type: 'installer', parent: 'msp' }])) as Record<
        (typeof PARTNERS)[number],
        { type: 'installer'; parent: string }
      >),
    },
    members: { prime: { partner: 'msp' } },
    customers: {
      bakery: {
        owner: 'msp',
        name: 'Aachen Bakery',
        tags: ['retail', 'gold'],
        address: 'Market Square 1, Aachen',
        deviceCount: 120,
        subscriptionCount: 4,
      },
      butcher: { owner: 'msp', name: 'Aachen Butcher' },
      suspended: { owner: 'msp', name: 'Aachen Cinema', suspended: true },
      pending: { owner: 'msp', name: 'Aachen Dentist', linkApproval: 'pending' },
      ...Object.fromEntries(
        numbered('Coast', COASTAL).map((name) => [name, { owner: 'msp', name, tags: ['harbour'] }])
      ),
      ...Object.fromEntries(numbered('Plain', PLAIN).map((name) => [name, { owner: 'msp', name }])),
    },
    delegations: [
      { grantee: 'untick', target: 'bakery' },
      { grantee: 'untick', target: 'butcher' },
      { grantee: 'table', target: 'suspended' },
      { grantee: 'period', target: 'butcher' },
    ],
  });

let w: Awaited<ReturnType<typeof town>>;
test.beforeAll(async () => void (w = await town()));

/** The sidebar of a test's own tech partner, opened by its address. */
const open = async (page: Page, partner: (typeof PARTNERS)[number]) => {
  await enter(page, w.member('prime').email, `tech-partners?drawer=customers&partner=${w.id(partner)}`);
  const parts = customersDrawer(page);
  await expect(parts.tick('Aachen Bakery')).toBeVisible();
  return parts;
};

const closeAndCount = async (page: Page, partner: (typeof PARTNERS)[number]) => {
  await customersDrawer(page).close.click();
  return customersCount(page, w.name(partner)).innerText();
};

test.describe('Manage Assigned Customers', () => {
  test('[TP-14] [TP-15] lists every customer with five columns, the assigned ones ticked', async ({ page }) => {
    const { drawer, grid, row, tick } = await open(page, 'table');
    await expect(drawer.getByRole('status').first()).toHaveText(`${COASTAL + PLAIN + 4} customers`);
    for (const name of ['Customer', 'Status', 'Tags', 'Address', 'Devices / Subscriptions'])
      await expect(grid.getByRole('columnheader', { name, exact: true })).toBeVisible();
    const bakery = row('Aachen Bakery');
    for (const text of ['Aachen Bakery', 'Active', 'retail', 'gold', 'Market Square 1, Aachen', '120 / 4'])
      await expect(bakery.getByText(text, { exact: true }).first()).toBeVisible();
    await expect(tick('Aachen Bakery')).not.toBeChecked();
    await expect(tick('Aachen Cinema')).toBeChecked();
    await drawer.getByRole('button', { name: 'Assigned' }).click();
    await expect(drawer.getByRole('status').first()).toHaveText('1 customer');
    await expect(tick('Aachen Bakery')).toHaveCount(0);
  });

  test('[TP-15] names a customer without a name by its id', async ({ page }) => {
    const other = await world({
      partners: { msp: { type: 'msp' }, tech: { type: 'installer', parent: 'msp' } },
      members: { prime: { partner: 'msp' } },
      customers: { nameless: { owner: 'msp', name: null } },
    });
    await enter(page, other.member('prime').email, `tech-partners?drawer=customers&partner=${other.id('tech')}`);
    const { row } = customersDrawer(page);
    await expect(row(other.id('nameless'))).toContainText(other.id('nameless'));
  });

  test('[TP-16] ticks no customer that is not active, says why, and lets one go', async ({ page }) => {
    const { row, tick, footer } = await open(page, 'table');
    await expect(row('Aachen Dentist')).toContainText('Not Active');
    await expect(tick('Aachen Dentist')).toBeDisabled();
    await expect(tick('Aachen Dentist')).toHaveAccessibleDescription('Not active: it can’t be assigned');
    await row('Aachen Dentist').click({ force: true });
    await expect(footer).toHaveText('No changes');
    await expect(tick('Aachen Cinema')).toBeEnabled();
    await tick('Aachen Cinema').click();
    await expect(footer).toHaveText('0 will be assigned, 1 unassigned');
  });

  test('[TP-13] [TP-16] keeps ticks through searches by name and by tag', async ({ page }) => {
    const { search, tick, footer, save, drawer } = await open(page, 'search');
    await tick('Aachen Bakery').click();
    await search.fill('gold');
    await expect(drawer.getByRole('status').first()).toHaveText('1 customer');
    await expect(tick('Aachen Bakery')).toBeChecked();
    await search.fill('harb');
    await expect(drawer.getByRole('status').first()).toHaveText(`${COASTAL} customers`);
    await tick('Coast 002').click();
    await search.fill('plain 0');
    await tick('Plain 003').click();
    await expect(footer).toHaveText('3 will be assigned, 0 unassigned');
    await search.fill('');
    await expect(tick('Aachen Bakery')).toBeChecked();
    await save.click();
    await expectSaid(page, '3 assigned, 0 unassigned.');
    await expect(footer).toHaveText('No changes');
    expect(await closeAndCount(page, 'search')).toBe('3');
  });

  test('[TP-14] holds at most some 60 rows in the page, and ticks survive scrolling', async ({ page }) => {
    const { grid, tick, footer } = await open(page, 'scroll');
    await tick('Aachen Bakery').click();
    await grid.hover();
    const seen = new Set<number>();
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(50);
      seen.add(await grid.getByRole('row').count());
    }
    await expect(tick('Plain 060')).toBeVisible();
    expect(Math.max(...seen)).toBeLessThanOrEqual(60);
    await expect(tick('Coast 001')).toHaveCount(0);
    await tick('Plain 060').click();
    await page.mouse.wheel(0, -20_000);
    await expect(tick('Aachen Bakery')).toBeChecked();
    await expect(footer).toHaveText('2 will be assigned, 0 unassigned');
  });

  test('[TP-16] shows what an untick takes before it is confirmed', async ({ page }) => {
    const { tick, footer, save } = await open(page, 'untick');
    await tick('Aachen Bakery').click();
    await tick('Coast 001').click();
    await expect(footer).toHaveText('1 will be assigned, 1 unassigned');
    await save.click();
    const { dialog, confirm, cancel } = preview(page);
    await expect(dialog.getByRole('list', { name: /1 customer will be unassigned/ })).toHaveText('Aachen Bakery');
    await expect(dialog.getByRole('list', { name: /1 customer will be assigned/ })).toHaveText('Coast 001');
    await cancel.click();
    await expect(dialog).toHaveCount(0);
    await expect(footer).toHaveText('1 will be assigned, 1 unassigned');

    await save.click();
    await confirm.click();
    await expectSaid(page, '1 assigned, 1 unassigned.');
    await expect(tick('Aachen Bakery')).not.toBeChecked();
    await expect(tick('Coast 001')).toBeChecked();
    expect(await closeAndCount(page, 'untick')).toBe('2');
  });

  test('[TP-16] ticks all that match, and previews above a hundred', async ({ page }) => {
    const { drawer, search, footer, save, tick } = await open(page, 'all');
    await search.fill('harbour');
    await expect(drawer.getByRole('status').first()).toHaveText(`${COASTAL} customers`);
    await drawer.getByRole('checkbox', { name: 'Select all that match' }).click();
    await expect(footer).toHaveText(`${COASTAL} will be assigned, 0 unassigned`);
    await tick('Coast 002').click();
    await expect(footer).toHaveText(`${COASTAL - 1} will be assigned, 0 unassigned`);

    await save.click();
    const { dialog, confirm, cancel } = preview(page);
    await expect(dialog.getByRole('heading', { name: `${COASTAL - 1} customers will be assigned` })).toBeVisible();
    await expect(dialog.getByText('and 2 more')).toBeVisible();
    await cancel.click();
    await expect(footer).toHaveText(`${COASTAL - 1} will be assigned, 0 unassigned`);
    await save.click();
    await confirm.click();
    await expectSaid(page, `${COASTAL - 1} assigned, 0 unassigned.`);
    expect(await closeAndCount(page, 'all')).toBe(String(COASTAL - 1));
  });

  test('[TP-16] asks before unsaved ticks are left', async ({ page }) => {
    await enter(page, w.member('prime').email, 'tech-partners');
    await customersCount(page, w.name('leaving')).click();
    const { drawer, tick, cancel, close, footer } = customersDrawer(page);
    const { dialog, leave, stay } = leaveQuestion(page);
    await tick('Aachen Bakery').click();

    const ways = [() => page.keyboard.press('Escape'), () => page.goBack(), () => cancel.click(), () => close.click()];
    for (const way of ways) {
      await way();
      await expect(dialog).toBeVisible();
      await stay.click();
      await expect(dialog).toHaveCount(0);
      await expect(tick('Aachen Bakery')).toBeChecked();
    }
    await expect(footer).toHaveText('1 will be assigned, 0 unassigned');
    await cancel.click();
    await leave.click();
    await expect(drawer).toHaveCount(0);
    await expect(page).not.toHaveURL(/drawer=/);
    await expect(customersCount(page, w.name('leaving'))).toHaveText('0');
  });

  test('[TP-16] leaves without a question where nothing is unsaved', async ({ page }) => {
    const { drawer, tick } = await open(page, 'leaving');
    await tick('Aachen Bakery').click();
    await tick('Aachen Bakery').click();
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  test('[TP-11] [TP-16] works by keyboard alone', async ({ page }) => {
    await enter(page, w.member('prime').email, 'tech-partners');
    await customersCount(page, w.name('keyboard')).focus();
    await page.keyboard.press('Enter');
    const { drawer, tick, save, footer, row } = customersDrawer(page);
    await expect(tick('Aachen Bakery')).toBeVisible();
    const tabTo = async (target: ReturnType<typeof row>) => {
      for (let step = 0; step < 15; step += 1) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error('Tab does not lead there');
    };

    await tabTo(row('Aachen Bakery'));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    // To the end of what is loaded, which loads the next page
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(row('Plain 060')).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('Space');
    await page.keyboard.press('Home');
    await expect(row('Aachen Bakery')).toBeFocused();
    await expect(footer).toHaveText('3 will be assigned, 0 unassigned');
    await tabTo(save);
    await page.keyboard.press('Enter');
    await expectSaid(page, '3 assigned, 0 unassigned.');
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(customersCount(page, w.name('keyboard'))).toHaveText('3');
    await expect(customersCount(page, w.name('keyboard'))).toBeFocused();
  });

  test('[TP-16] keeps the ticks where saving fails, and says so', async ({ page }) => {
    const { tick, save, footer, drawer } = await open(page, 'failing');
    await tick('Aachen Bakery').click();
    await page.route('**/msp/tech-partners/*/customers', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue()
    );
    await save.click();
    await expect(drawer.getByText('The server could not be reached')).toBeVisible();
    await expect(footer).toHaveText('1 will be assigned, 0 unassigned');
    await page.unroute('**/msp/tech-partners/*/customers');
    await save.click();
    await expectSaid(page, '1 assigned, 0 unassigned.');
    expect(await closeAndCount(page, 'failing')).toBe('1');
  });
});

test.describe('Access Period', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('[TP-12] limits what is being assigned, to the end of a day where one is', async ({ page }) => {
    const { drawer, tick, save, row } = await open(page, 'period');
    await expect(row('Aachen Butcher')).toContainText('Unlimited');
    await tick('Aachen Bakery').click();
    await drawer.getByRole('radio', { name: 'Limited', exact: true }).click();
    await save.click();
    await expect(drawer.getByText('Choose a date, or Unlimited.')).toBeVisible();

    const until = drawer.getByRole('combobox', { name: 'Until (included)' });
    await until.fill(`12/31/${NEXT_YEAR}`);
    await until.press('Tab');
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.method() === 'PUT'), save.click()]);
    expect(request.postDataJSON()).toMatchObject({
      assign: { ids: [w.id('bakery')] },
      accessPeriod: { until: `${NEXT_YEAR}-12-31`, timeZone: 'Europe/Berlin' },
    });
    await expectSaid(page, '1 assigned, 0 unassigned.');
    await expect(row('Aachen Bakery')).toContainText(`Until Dec 31, ${NEXT_YEAR}`);
    await expect(row('Aachen Butcher')).toContainText('Unlimited');
  });
});

test.describe('Over a thousand customers', () => {
  const MANY = 1_050;
  const city = () =>
    world({
      partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' } },
      members: { prime: { partner: 'msp' } },
      customers: Object.fromEntries(numbered('Shop', MANY).map((name) => [name, { owner: 'msp', name }])),
    });

  test('[TP-14] [TP-16] ticks those that are not loaded too', async ({ page }) => {
    const big = await city();
    await enter(page, big.member('prime').email, 'tech-partners');
    await customersCount(page, big.name('tech')).click();
    const { drawer, footer, tick, save } = customersDrawer(page);
    await expect(drawer.getByRole('status').first()).toHaveText('1,000+ customers');
    await drawer.getByRole('checkbox', { name: 'Select all that match' }).click();
    await expect(drawer.getByText('All customers are ticked, those not loaded included.')).toBeVisible();
    await tick('Shop 002').click();
    await expect(footer).toHaveText('all that match but 1 will be assigned, 0 unassigned');
    await save.click();
    await expect(preview(page).dialog.getByRole('heading', { name: '1,049 customers will be assigned' })).toBeVisible();
    await preview(page).confirm.click();
    await expectSaid(page, '1,049 assigned, 0 unassigned.');
    await customersDrawer(page).close.click();
    await expect(tableRow(page, big.name('tech'))).toContainText('1,049');
  });
});
