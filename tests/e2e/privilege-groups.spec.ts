import { world } from '../helpers/world';
import { delegationsCount, expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'installer', parent: 'msp' },
      fresh: { type: 'msp' },
      switching: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'administrator' },
      bert: { partner: 'msp', role: 'read-only' },
      first: { partner: 'fresh' },
      second: { partner: 'fresh', role: 'administrator' },
      chief: { partner: 'switching' },
      deputy: { partner: 'switching', role: 'administrator' },
      operator: { operator: true },
    },
    customRoles: {
      looking: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] },
      idle: { partner: 'msp', capabilities: ['partner.read'] },
    },
    groups: {
      nightShift: { partner: 'msp', customRole: 'looking', members: ['anna', 'bert'] },
      dayShift: { partner: 'msp', customRole: 'looking', members: ['anna'] },
    },
    delegations: [{ grantee: 'nightShift', target: 'tech' }],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeAll(async () => void (w = await account()));

type Who = Parameters<typeof w.member>[0];
const open = (page: Page, who: Who, tab = 'groups') => enter(page, w.member(who).email, `privilege-groups?tab=${tab}`);
const field = (page: Page, name: RegExp) => page.getByRole('dialog').getByLabel(name);
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
const delegatedWork = (page: Page) =>
  page.getByRole('switch', { name: 'Administrators may work on delegated tenants' });

const addMember = async (page: Page, name: string) => {
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: /^Members/ })
    .click();
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).click();
};

test.describe('Privilege Groups', () => {
  test('[TP-23] begins with a custom role, then a group with a member', async ({ page }) => {
    await open(page, 'first', 'roles');
    await expect(page.getByText('There are no custom roles yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Create custom role' }).first().click();
    await save(page);
    await expect(page.getByText('This field is required.')).toBeVisible();
    await expect(page.getByText('Choose at least one capability.')).toBeVisible();
    await field(page, /^Name/).fill('Watchers');
    await page.getByRole('checkbox', { name: 'View customers' }).click();
    await page.getByRole('checkbox', { name: 'View partners' }).click();
    await save(page);
    await expectSaid(page, 'Custom role saved.');
    await expect(tableRow(page, 'Watchers')).toBeVisible();

    await page.getByRole('tab', { name: 'Groups', exact: true }).click();
    await page.getByRole('button', { name: 'Create group' }).first().click();
    await field(page, /^Name/).fill('Weekend');
    await field(page, /^Description/).fill('Saturday and Sunday');
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: /^Custom role/ })
      .click();
    await page.getByRole('option', { name: 'Watchers' }).click();
    await addMember(page, w.member('second').name);
    await expect(page.getByRole('button', { name: `Remove ${w.member('second').name}` })).toBeVisible();
    await save(page);
    await expectSaid(page, 'Privilege group saved.');
    await expect(tableRow(page, 'Weekend').getByRole('gridcell')).toContainText(['Weekend', 'Watchers', '1', '0', '']);
  });

  test('[TP-23] edits a group', async ({ page }) => {
    await open(page, 'prime');
    await page.getByRole('button', { name: `Edit ${w.name('dayShift')}` }).click();
    await page.getByRole('button', { name: `Remove ${w.member('anna').name}` }).click();
    await addMember(page, w.member('bert').name);
    await field(page, /^Name/).fill('Early shift');
    await save(page);
    await expectSaid(page, 'Privilege group saved.');
    await page.getByRole('button', { name: 'Edit Early shift' }).click();
    await expect(page.getByRole('button', { name: `Remove ${w.member('bert').name}` })).toBeVisible();
    await expect(page.getByRole('button', { name: `Remove ${w.member('anna').name}` })).toHaveCount(0);
  });

  test('[TP-23] says what ends before a group is deleted', async ({ page }) => {
    await open(page, 'prime');
    await page.getByRole('button', { name: `Delete ${w.name('nightShift')}` }).click();
    const question = page.getByRole('alertdialog', { name: `Delete ${w.name('nightShift')}?` });
    await expect(question).toContainText('2 members lose what the group gives. Its 1 delegation ends at once.');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(tableRow(page, w.name('nightShift'))).toBeVisible();
    await page.getByRole('button', { name: `Delete ${w.name('nightShift')}` }).click();
    await question.getByRole('button', { name: 'Confirm' }).click();
    await expectSaid(page, 'Privilege group deleted; 1 delegation has ended.');
    await expect(tableRow(page, w.name('nightShift'))).toHaveCount(0);
    await page.getByRole('link', { name: 'Tech Partners' }).click();
    await expect(delegationsCount(page, w.name('tech'))).toHaveText('0');
  });

  test('[TP-23] edits a custom role, and deletes none that a group carries', async ({ page }) => {
    await open(page, 'prime', 'roles');
    await page.getByRole('button', { name: `Edit ${w.name('idle')}` }).click();
    await expect(page.getByRole('checkbox', { name: 'View partners' })).toBeChecked();
    await page.getByRole('checkbox', { name: 'View members' }).click();
    await save(page);
    await expectSaid(page, 'Custom role saved.');
    await expect(tableRow(page, w.name('idle'))).toContainText('2');

    await page.getByRole('button', { name: `Delete ${w.name('looking')}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(tableRow(page, w.name('looking'))).toBeVisible();
    await page.getByRole('button', { name: `Delete ${w.name('idle')}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(tableRow(page, w.name('idle'))).toHaveCount(0);
    await expect(tableRow(page, w.name('looking'))).toBeVisible();
  });

  test('[TP-20] only a prime admin lets administrators work on delegated tenants', async ({ page, browser }) => {
    await open(page, 'chief');
    await expect(delegatedWork(page)).not.toBeChecked();
    await delegatedWork(page).click();
    await expectSaid(page, 'Administrators may now work on delegated tenants.');
    await page.reload();
    await expect(delegatedWork(page)).toBeChecked();

    const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
    await open(other, 'deputy');
    await expect(delegatedWork(other)).toBeChecked();
    await expect(delegatedWork(other)).toBeDisabled();
    await expect(delegatedWork(other)).toHaveAccessibleDescription(/Only prime admins of this account decide this/);
    await expect(other.getByRole('button', { name: 'Create group' })).toHaveCount(0);
    await other.context().close();

    await delegatedWork(page).click();
    await expectSaid(page, 'Administrators now only read delegated tenants.');
  });

  test('[TP-23] an administrator looks at groups and roles, and changes none', async ({ page }) => {
    await open(page, 'anna', 'roles');
    await page.getByRole('button', { name: `View ${w.name('looking')}` }).click();
    const dialog = page.getByRole('dialog', { name: `Custom role ${w.name('looking')}` });
    await expect(dialog.getByRole('checkbox', { name: 'View customers' })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'View customers' })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Edit|Delete) / })).toHaveCount(0);
  });

  test('[TP-23] an operator chooses whose groups to see', async ({ page }) => {
    await open(page, 'operator');
    await expect(page.getByRole('button', { name: 'Create group' }).first()).toBeDisabled();
    await page.getByRole('combobox', { name: 'Partner' }).click();
    await page.keyboard.type(w.name('switching'));
    await page.getByRole('option', { name: w.name('switching') }).click();
    await expect(page).toHaveURL(new RegExp(`partner=${w.id('switching')}`));
    await expect(page.getByText('There are no privilege groups yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create group' }).first()).toBeEnabled();
    await expect(delegatedWork(page)).toBeEnabled();
    await openCenter(page, `privilege-groups?tab=roles&partner=${w.id('msp')}`);
    await expect(tableRow(page, w.name('looking'))).toBeVisible();
  });
});
