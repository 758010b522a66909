import { world } from '../helpers/world';
import { customersCount, customersDrawer, delegationsCount, delegationsDrawer } from './support/center';
import { enter, expect, openCenter, test, type Page } from './support/test';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'installer', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      administrator: { partner: 'msp', role: 'administrator' },
      nobody: {},
    },
    customers: { shop: { owner: 'msp' }, other: { owner: 'msp' } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'administrator', target: 'tech', role: 'administrator' },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeAll(async () => void (w = await account()));

const expectOnlyToRead = async (page: Page) => {
  await customersCount(page, w.name('tech')).click();
  const customers = customersDrawer(page);
  await expect(customers.tick(w.name('shop'))).toBeChecked();
  await expect(customers.tick(w.name('shop'))).toBeDisabled();
  await expect(customers.drawer.getByText('Read only')).toBeVisible();
  await expect(customers.save).toHaveCount(0);
  await expect(customers.drawer.getByRole('radio', { name: 'Limited', exact: true })).toHaveCount(0);
  await customers.close.click();

  await delegationsCount(page, w.name('tech')).click();
  const delegations = delegationsDrawer(page);
  await expect(delegations.tick(w.member('administrator').name)).toBeChecked();
  await expect(delegations.tick(w.member('administrator').name)).toBeDisabled();
  await expect(delegations.drawer.getByRole('combobox', { name: /^Role of/ })).toBeDisabled();
  await expect(delegations.save).toHaveCount(0);
};

test.describe('Without the right', () => {
  test('[TP-22] a read-only member sees both sidebars and changes nothing', async ({ page }) => {
    await enter(page, w.member('reader').email, 'tech-partners');
    await expectOnlyToRead(page);
    await openCenter(page, 'privilege-groups');
    await expect(page.getByRole('heading', { name: 'Privilege Groups' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create group' })).toHaveCount(0);
  });

  test('[TP-20] an administrator does not delegate', async ({ page }) => {
    await enter(page, w.member('administrator').email, 'tech-partners');
    await expectOnlyToRead(page);
  });

  test('[TP-21] a guest manager has no tech partners, and learns no count', async ({ page }) => {
    await enter(page, w.member('guests').email, 'tech-partners');
    await expect(page.getByText('There is no such page, or not for you.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Tech Partners' })).toHaveCount(0);
    await openCenter(page, `tech-partners?drawer=customers&partner=${w.id('tech')}`);
    await expect(page.getByText('There is no such page, or not for you.')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText(w.name('shop'))).toHaveCount(0);
  });

  test('a person who is nobody’s member is told so', async ({ page }) => {
    await enter(page, w.member('nobody').email, 'tech-partners');
    await expect(page.getByText('You are not a member of the partner center')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Tech Partners' })).toHaveCount(0);
  });

  test('an address that does not exist says so', async ({ page }) => {
    await enter(page, w.member('prime').email, 'no-such-page');
    await expect(page.getByText('There is no such page, or not for you.')).toBeVisible();
  });
});

test.describe('When the server can’t be reached', () => {
  const failOnce = async (page: Page, url: RegExp) => {
    let broken = true;
    await page.route(url, (route) => (broken ? route.abort() : route.continue()));
    return () => void (broken = false);
  };

  for (const [what, url, query, shown] of [
    ['the table', /\d\/msp\/tech-partners\?/, '', () => w.name('tech')],
    ['a sidebar', /\/msp\/tech-partners\/\w+\/customers/, 'drawer=customers', () => w.name('shop')],
    ['the center', /\d\/msp\/me/, '', () => w.name('tech')],
  ] as const) {
    test(`${what} says so, and tries again`, async ({ page }) => {
      const repair = await failOnce(page, url);
      await enter(page, w.member('prime').email, `tech-partners?${query}&partner=${w.id('tech')}`);
      await expect(page.getByText('The server could not be reached').first()).toBeVisible();
      repair();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByText(shown()).first()).toBeVisible();
    });
  }
});
