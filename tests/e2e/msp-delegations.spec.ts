import { world } from '../helpers/world';
import { delegationsCount, delegationsDrawer, expectSaid, leaveQuestion, preview } from './support/center';
import { enter, expect, test, type Page } from './support/test';

const PARTNERS = ['roles', 'both', 'revoke', 'leaving', 'blocked', 'periods'] as const;

const office = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      ...(Object.fromEntries(PARTNERS.map((key) => [key, { type: 'integrator', parent: 'msp' }])) as Record<
        (typeof PARTNERS)[number],
        { type: 'integrator'; parent: string }
      >),
    },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'administrator' },
      bert: { partner: 'msp', role: 'read-only' },
      carla: { partner: 'msp', role: 'administrator' },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] } },
    groups: {
      nightShift: { partner: 'msp', customRole: 'looking', members: ['carla'] },
      ownGroup: { partner: 'msp', customRole: 'looking', members: ['prime'] },
    },
    delegations: [
      { grantee: 'anna', target: 'revoke', role: 'administrator' },
      { grantee: 'nightShift', target: 'revoke' },
      { grantee: 'bert', target: 'periods', role: 'read-only' },
    ],
  });

let w: Awaited<ReturnType<typeof office>>;
test.beforeAll(async () => void (w = await office()));

const open = async (page: Page, partner: (typeof PARTNERS)[number]) => {
  await enter(page, w.member('prime').email, 'tech-partners');
  await delegationsCount(page, w.name(partner)).click();
  const parts = delegationsDrawer(page);
  await expect(parts.tick(w.member('anna').name)).toBeVisible();
  return parts;
};

const choose = async (page: Page, name: string, role: string) => {
  await page.getByRole('combobox', { name: `Role of ${name}` }).click();
  await page.getByRole('option', { name: role }).click();
};

test.describe('Manage MSP Delegations', () => {
  test('[TP-18] refuses a ticked user without a role, in place', async ({ page }) => {
    const { drawer, users, tick, save, footer } = await open(page, 'roles');
    const { name } = w.member('anna');
    await expect(drawer.getByRole('combobox', { name: `Role of ${name}` })).toHaveCount(0);
    await tick(name).click();
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
    await save.click();
    await expect(users.getByText('Choose a role').last()).toBeVisible();
    await expect(drawer.getByRole('combobox', { name: `Role of ${name}` })).toHaveAccessibleDescription(
      'Choose a role'
    );
    await expect(footer).toHaveText(`Choose a role for ${name}`);
    expect(sent).toEqual([]);
  });

  test('[TP-19] [TP-20] [TP-21] [TP-22] offers the four roles with what each is for', async ({ page }) => {
    const { tick } = await open(page, 'roles');
    const { name } = w.member('bert');
    await tick(name).click();
    await page.getByRole('combobox', { name: `Role of ${name}` }).click();
    await expect(page.getByRole('option')).toHaveText([
      /Prime Admin.*Configuration, monitoring and administration/,
      /Administrator.*Own tenants; delegated tenants only where the prime admin permits/,
      /Guest Manager.*Guest accounts only/,
      /Read-Only/,
    ]);
  });

  test('[TP-17] [TP-18] [TP-23] [TP-24] saves a user and a group together, and the count moves', async ({ page }) => {
    const { drawer, tab, tick, save, footer, close } = await open(page, 'both');
    await tick(w.member('anna').name).click();
    await choose(page, w.member('anna').name, 'Read-Only');
    await tab('Privilege Groups').click();
    await expect(page).toHaveURL(/tab=groups/);
    await tick(w.name('nightShift')).click();
    await expect(footer).toHaveText('2 will be granted, 0 changed, 0 revoked');
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.method() === 'PUT'), save.click()]);
    expect(JSON.stringify(request.postDataJSON())).toContain(w.member('anna').documentId);
    expect(JSON.stringify(request.postDataJSON())).toContain(w.id('nightShift'));
    await expectSaid(page, '2 granted, 0 changed, 0 revoked.');
    await expect(tick(w.name('nightShift'))).toBeChecked();
    await tab('Users').click();
    await expect(tick(w.member('anna').name)).toBeChecked();
    await expect(drawer.getByRole('combobox', { name: `Role of ${w.member('anna').name}` })).toContainText('Read-Only');
    await close.click();
    await expect(delegationsCount(page, w.name('both'))).toHaveText('2');
  });

  test('[TP-18] [TP-24] previews what is changed and revoked', async ({ page }) => {
    const { tab, tick, save, footer, close } = await open(page, 'revoke');
    await expect(tick(w.member('anna').name)).toBeChecked();
    await choose(page, w.member('anna').name, 'Read-Only');
    await tab('Privilege Groups').click();
    await tick(w.name('nightShift')).click();
    await expect(footer).toHaveText('0 will be granted, 1 changed, 1 revoked');
    await save.click();
    const { dialog, confirm, cancel } = preview(page);
    await expect(dialog.getByRole('list', { name: '1 grant is revoked' })).toContainText(w.name('nightShift'));
    await expect(dialog.getByRole('list', { name: '1 role changes' })).toContainText('Administrator → Read-Only');
    await cancel.click();
    await expect(footer).toHaveText('0 will be granted, 1 changed, 1 revoked');
    await save.click();
    await confirm.click();
    await expectSaid(page, '0 granted, 1 changed, 1 revoked.');
    await close.click();
    await expect(delegationsCount(page, w.name('revoke'))).toHaveText('1');
  });

  test('[TP-16] [TP-24] asks before unsaved ticks of either tab are left', async ({ page }) => {
    const { drawer, tab, tick } = await open(page, 'leaving');
    await tick(w.member('bert').name).click();
    await tab('Privilege Groups').click();
    await expect(leaveQuestion(page).dialog).toHaveCount(0);
    await page.keyboard.press('Escape');
    await leaveQuestion(page).stay.click();
    await tab('Users').click();
    await expect(tick(w.member('bert').name)).toBeChecked();
    await page.goBack();
    await leaveQuestion(page).leave.click();
    await expect(drawer).toHaveCount(0);
    await expect(delegationsCount(page, w.name('leaving'))).toHaveText('0');
  });

  test('[TP-18] [TP-23] lets nobody delegate to themselves, and says so', async ({ page }) => {
    const { row, tab, tick, search } = await open(page, 'blocked');
    await expect(tick(w.member('prime').name)).toBeDisabled();
    await expect(row(w.member('prime').name)).toContainText('Nobody can delegate to themselves');
    await search.fill('anna');
    await expect(tick(w.member('bert').name)).toHaveCount(0);
    await expect(tick(w.member('anna').name)).toBeVisible();
    await tab('Privilege Groups').click();
    await expect(tick(w.name('ownGroup'))).toBeDisabled();
    await expect(row(w.name('ownGroup'))).toContainText('nobody can delegate to themselves');
  });

  test('[TP-12] limits what is delegated, and shows the period of what is', async ({ page }) => {
    const until = new Date().getFullYear() + 1;
    const { drawer, row, tick, save } = await open(page, 'periods');
    await expect(row(w.member('bert').name)).toContainText('Unlimited');
    await drawer.getByRole('radio', { name: 'Limited', exact: true }).click();
    await drawer.getByRole('combobox', { name: 'Until (included)' }).fill(`06/30/${until}`);
    await drawer.getByRole('combobox', { name: 'Until (included)' }).press('Tab');
    await tick(w.member('carla').name).click();
    await choose(page, w.member('carla').name, 'Guest Manager');
    await save.click();
    await expectSaid(page, '1 granted, 0 changed, 0 revoked.');
    await expect(row(w.member('carla').name)).toContainText(`Until Jun 30, ${until}`);
    await expect(row(w.member('bert').name)).toContainText('Unlimited');
  });
});
