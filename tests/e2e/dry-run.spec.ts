import { world } from '../helpers/world';
import { customersDrawer, delegationsDrawer, expectSaid, preview, tableRow } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'installer', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      guests: { partner: 'msp', role: 'guest-manager' },
      boss: { partner: 'tech' },
      reader: { partner: 'tech', role: 'read-only' },
    },
    customRoles: { editor: { partner: 'msp', capabilities: ['customer.read', 'customer.update'] } },
    groups: { nightShift: { partner: 'msp', customRole: 'editor', members: ['guests'] } },
    customers: { bakery: { owner: 'msp' }, butcher: { owner: 'msp' } },
    delegations: [
      { grantee: 'tech', target: 'butcher' },
      { grantee: 'nightShift', target: 'tech' },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => void (w = await account()));

const open = (page: Page, path: string) => enter(page, w.member('prime').email, path);
const effects = (page: Page) => page.getByRole('list', { name: 'Who gains and who loses' });
const effectOn = (page: Page, name: string) => effects(page).getByRole('listitem').filter({ hasText: name });

test.describe('[X-3] Before a change is saved', () => {
  test('shows on demand who gains what by an assignment, and saves it', async ({ page }) => {
    await open(page, `tech-partners?drawer=customers&partner=${w.id('tech')}`);
    const { drawer, tick, footer } = customersDrawer(page);
    await expect(drawer.getByRole('button', { name: 'Preview' })).toBeDisabled();
    await tick(w.name('bakery')).click();
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await expect(effectOn(page, w.member('boss').name)).toContainText('Edit customers');
    await expect(effectOn(page, w.member('boss').name)).toContainText('on 1 customer:');
    await expect(effectOn(page, w.member('reader').name)).toContainText('View customers');
    await expect(effectOn(page, w.member('reader').name)).not.toContainText('Edit customers');
    expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);
    await preview(page).cancel.click();
    await expect(footer).toHaveText('1 will be assigned, 0 unassigned');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await preview(page).confirm.click();
    await expectSaid(page, '1 assigned, 0 unassigned.');
  });

  test('shows who loses what, wherever something is taken', async ({ page }) => {
    await open(page, `tech-partners?drawer=delegations&tab=groups&partner=${w.id('tech')}`);
    const { tick, save } = delegationsDrawer(page);
    await tick(w.name('nightShift')).click();
    await save.click();
    const lost = effectOn(page, w.member('guests').name);
    await expect(lost).toContainText('Loses');
    await expect(lost).toContainText('on 1 customer: Edit customers');
    await preview(page).confirm.click();
    await expectSaid(page, '0 granted, 0 changed, 1 revoked.');
  });

  test('shows what a changed role gives and takes, and goes back to the form', async ({ page }) => {
    await open(page, 'privilege-groups?tab=roles');
    await page.getByRole('button', { name: `Edit ${w.name('editor')}` }).click();
    const form = page.getByRole('dialog', { name: 'Edit custom role' });
    await form.getByRole('checkbox', { name: 'Edit customers' }).click();
    await form.getByRole('checkbox', { name: 'View partners' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    const effect = effectOn(page, w.member('guests').name);
    await expect(effect).toContainText(/Gains\s*on 1 partner: View partners/);
    await expect(effect).toContainText(/Loses\s*on 1 customer: Edit customers/);
    await preview(page).cancel.click();
    await expect(form.getByRole('checkbox', { name: 'View partners' })).toBeChecked();
    await form.getByRole('button', { name: 'Save' }).click();
    await preview(page).confirm.click();
    await expectSaid(page, 'Custom role saved.');
  });

  test('shows what ends with a group before it is deleted', async ({ page }) => {
    await open(page, 'privilege-groups');
    await page.getByRole('button', { name: `Delete ${w.name('nightShift')}` }).click();
    await expect(effectOn(page, w.member('guests').name)).toContainText('Loses');
    expect(await seriousFaults(page, '[role="alertdialog"]')).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(tableRow(page, w.name('nightShift'))).toHaveCount(0);
  });

  test('asks nothing where nobody gains or loses', async ({ page }) => {
    await open(page, 'privilege-groups');
    await page.getByRole('button', { name: `Edit ${w.name('nightShift')}` }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^Description/)
      .fill('Nights only');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expectSaid(page, 'Privilege group saved.');
  });
});
