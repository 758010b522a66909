import { world } from '../helpers/world';
import { customersCount, customersDrawer, delegationsCount, delegationsDrawer } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const DAY = 24 * 60 * 60 * 1_000;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      grouped: { partner: 'msp', role: 'read-only' },
      ended: { partner: 'msp', role: 'read-only' },
      techie: { partner: 'tech' },
    },
    customRoles: { desk: { partner: 'msp', capabilities: ['partner.read', 'partner.update'] } },
    groups: { night: { partner: 'msp', customRole: 'desk', members: ['grouped'] } },
    customers: { shop: { owner: 'msp' } },
    delegations: [
      { grantee: 'tech', target: 'shop', role: 'administrator' },
      { grantee: 'night', target: 'tech' },
      {
        grantee: 'ended',
        target: 'tech',
        role: 'prime-admin',
        startsAt: new Date(Date.now() - 9 * DAY),
        endsAt: new Date(Date.now() - DAY),
      },
    ],
  });

const whyDialog = (page: Page) => page.getByRole('dialog', { name: /^Why\?/ });
const whyOf = (page: Page, name: string) => page.getByRole('button', { name: `Why? ${name}`, exact: true });

test.describe('[X-1] Why?', () => {
  let w: Awaited<ReturnType<typeof build>>;
  test.beforeAll(async () => void (w = await build()));

  const openUsers = async (page: Page) => {
    await enter(page, w.member('prime').email, 'tech-partners');
    await delegationsCount(page, w.name('tech')).click();
    await expect(delegationsDrawer(page).users).toBeVisible();
  };

  test('tells of a right that comes through a privilege group', async ({ page }) => {
    await openUsers(page);
    await whyOf(page, w.member('grouped').name).click();
    const dialog = whyDialog(page);
    await expect(dialog.getByRole('status')).toContainText('may do this here');
    const chain = dialog.getByRole('list', { name: 'Chain 1' });
    await expect(chain).toContainText(`Read-Only of ${w.name('msp')}`);
    await expect(chain).toContainText(
      `${w.name('tech')} is delegated to the privilege group ${w.name('night')}, with the custom role ${w.name('desk')}`
    );
    await expect(chain).toContainText('unlimited');
    expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);
  });

  test('[TP-12] tells of a right that ended yesterday, and who could grant it', async ({ page }) => {
    await openUsers(page);
    await whyOf(page, w.member('ended').name).click();
    const dialog = whyDialog(page);
    await expect(dialog.getByRole('status')).toContainText('may not do this here');
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date(Date.now() - DAY));
    await expect(dialog).toContainText('The grant has ended');
    await expect(dialog).toContainText(`ended on ${day}`);
    await expect(dialog).toContainText(`Prime admins of the account: ${w.member('prime').name}`);
  });

  test('tells of a right that comes through an assigned customer, and lets another right be chosen', async ({
    page,
  }) => {
    await enter(page, w.member('techie').email, 'tech-partners');
    await customersCount(page, w.name('tech')).click();
    await expect(customersDrawer(page).grid).toBeVisible();
    await whyOf(page, w.name('shop')).press('Enter');
    const dialog = whyDialog(page);
    await expect(dialog.getByRole('status')).toContainText('You may do this here');
    await expect(dialog.getByRole('list', { name: 'Chain 1' })).toContainText(
      `${w.name('shop')} is assigned to ${w.name('tech')}, with Administrator at most`
    );
    await dialog.getByRole('combobox', { name: 'Right' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Grant and revoke delegations' }).press('Enter');
    await expect(dialog.getByRole('status')).toContainText('You may not do this here');
    await expect(dialog).toContainText('This right never comes by an assignment or a delegation');
    await expect(dialog).toContainText(`The organisation ${w.name('msp')}`);
  });

  test('opens and closes by keyboard, and leaves the sidebar as it was', async ({ page }) => {
    await openUsers(page);
    await whyOf(page, w.member('ended').name).focus();
    await page.keyboard.press('Enter');
    await expect(whyDialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(whyDialog(page)).toBeHidden();
    await expect(delegationsDrawer(page).drawer).toBeVisible();
    await expect(delegationsDrawer(page).footer).toContainText('No changes');
  });
});

test.describe('[EX-3] The access review', () => {
  let w: Awaited<ReturnType<typeof build>>;
  test.beforeAll(async () => void (w = await build()));

  test('shows what a person reaches, then who reaches a customer, and saves a file', async ({ page }) => {
    await enter(page, w.member('prime').email, `access-review?member=${w.id('techie')}`);
    const row = page.getByRole('row').filter({ hasText: w.name('shop') });
    await expect(row).toContainText(`is assigned to ${w.name('tech')}`);
    await expect(row).toContainText('Unlimited');
    await row.getByRole('button', { name: w.name('shop'), exact: true }).click();
    await expect(page.getByRole('heading', { name: `Who reaches ${w.name('shop')}` })).toBeVisible();
    await expect(page.getByRole('button', { name: w.member('techie').name, exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: w.member('grouped').name, exact: true })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toBe('access-review.csv');
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('is chosen by name, and knows nobody whom the reviewer does not see', async ({ page }) => {
    await enter(page, w.member('prime').email, 'access-review');
    await page.getByRole('combobox', { name: 'Person' }).click();
    await page.keyboard.type(w.member('grouped').name);
    await page.getByRole('option', { name: w.member('grouped').name }).click();
    await expect(page.getByRole('row').filter({ hasText: w.name('shop') })).toBeVisible();
    await page.getByRole('tab', { name: 'Partners' }).click();
    await expect(page.getByRole('row').filter({ hasText: w.name('tech') })).toBeVisible();
    await openCenter(page, `access-review?member=${'z'.repeat(24)}`);
    await expect(page.getByText('There is no such member')).toBeVisible();
  });
});
