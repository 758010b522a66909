import { world } from '../helpers/world';
import {
  customersCount,
  customersDrawer,
  delegationsCount,
  delegationsDrawer,
  leaveQuestion,
  preview,
} from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'installer', parent: 'msp' },
      off: { type: 'integrator', parent: 'msp', disabled: true },
    },
    members: { prime: { partner: 'msp' }, anna: { partner: 'msp', role: 'administrator' } },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { nightShift: { partner: 'msp', customRole: 'looking', members: ['prime', 'anna'] } },
    customers: {
      shop: { owner: 'msp', tags: ['retail', 'gold'], address: 'Market Square 1' },
      cinema: { owner: 'msp', suspended: true },
      ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`shop${index}`, { owner: 'msp' }])),
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'anna', target: 'tech', role: 'administrator' },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeAll(async () => void (w = await account()));

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 900, height: 900 };

/** Of the page and of the column that scrolls, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('[data-strapi-main-content], [role="dialog"]')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth
      )
    )
  );

/** What is in sight has no serious fault, and needs no scrolling sideways where there is little room. */
const expectFine = async (page: Page, what: string) =>
  test.step(what, async () => {
    // A colour half-way through its transition has a contrast of its own.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
    expect.soft(await seriousFaults(page), what).toEqual([]);
    const wide = page.viewportSize() ?? NARROW;
    await page.setViewportSize(NARROW);
    expect.soft(await overflow(page), `sideways, ${what}`).toBe(0);
    await page.setViewportSize(wide);
  });

// Colours depend on the theme, what is in the page on its width: two runs cover both.
for (const [colorScheme, viewport] of [
  ['light', WIDE],
  ['dark', NARROW],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${viewport.width} px`, () => {
    test.use({ colorScheme, viewport });
    test.setTimeout(60_000);

    test('Tech Partners has no serious fault', async ({ page }) => {
      await enter(page, w.member('prime').email, 'tech-partners?type=installer&_q=te');
      await expect(customersCount(page, w.name('tech'))).toBeVisible();
      await page.getByRole('button', { name: 'Clear all' }).waitFor();
      await expectFine(page, 'the filtered table');
      await page.getByRole('button', { name: 'Clear all' }).click();
      await expect(customersCount(page, w.name('off'))).toBeVisible();
      await page.getByRole('button', { name: 'Choose columns' }).click();
      await expectFine(page, 'the choice of columns');
    });

    test('Manage Assigned Customers has no serious fault', async ({ page }) => {
      await enter(page, w.member('prime').email, 'tech-partners');
      await customersCount(page, w.name('tech')).click();
      const { drawer, tick, save, cancel } = customersDrawer(page);
      await tick(w.name('shop')).click();
      await drawer.getByRole('radio', { name: 'Limited', exact: true }).click();
      await expectFine(page, 'the sidebar');
      await drawer.getByRole('radio', { name: 'Unlimited' }).click();
      await save.click();
      await expect(preview(page).dialog).toBeVisible();
      await expectFine(page, 'the preview');
      await preview(page).cancel.click();
      await cancel.click();
      await expect(leaveQuestion(page).dialog).toBeVisible();
      await expectFine(page, 'the question before leaving');
    });

    test('Manage MSP Delegations has no serious fault', async ({ page }) => {
      await enter(page, w.member('prime').email, 'tech-partners');
      await delegationsCount(page, w.name('tech')).click();
      const { tab, tick } = delegationsDrawer(page);
      await expect(tick(w.member('anna').name)).toBeChecked();
      await expectFine(page, 'the users');
      await tab('Privilege Groups').click();
      await expect(tick(w.name('nightShift'))).toBeVisible();
      await expectFine(page, 'the groups');
    });

    test('Privilege Groups has no serious fault', async ({ page }) => {
      await enter(page, w.member('prime').email, 'privilege-groups');
      await page.getByRole('button', { name: `Edit ${w.name('nightShift')}` }).waitFor();
      await expectFine(page, 'the groups');
      await page.getByRole('button', { name: `Edit ${w.name('nightShift')}` }).click();
      await expect(page.getByRole('button', { name: /^Remove / }).first()).toBeVisible();
      await expectFine(page, 'a group');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: `Delete ${w.name('nightShift')}` }).click();
      await expectFine(page, 'the question before deleting');
      await openCenter(page, 'privilege-groups?tab=roles');
      await page.getByRole('button', { name: 'Create custom role' }).first().click();
      await expect(page.getByRole('checkbox', { name: 'View customers' })).toBeVisible();
      await expectFine(page, 'a custom role');
    });
  });
}
