import { readFileSync } from 'node:fs';
import { hostIntegration, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';
import { columnTexts, expectSaid, leaveQuestion, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Harbour Shop' },
      mill: { owner: 'msp', name: 'Old Mill' },
      asleep: { owner: 'msp', name: 'Sleeping Inn', suspended: true },
      bare: { owner: 'msp', name: 'Bare Barn' },
    },
    integrations: {
      alerts: { owner: 'msp', sharedWith: ['shop', 'asleep'] },
      cameras: { owner: 'msp', failure: 'No answer from cameras.demo.test', sharedWith: ['shop'] },
      quiet: { owner: 'msp', paused: true },
      below: { owner: 'child' },
      tickets: { owner: 'msp', type: 'helpdesk' },
    },
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

let w: Awaited<ReturnType<typeof account>>;
test.beforeEach(async () => void (w = await account()));

type Who = Parameters<typeof w.member>[0];
const SECRET = 'canary-Secret-4711';
const open = (page: Page, path = '', who: Who = 'prime') => enter(page, w.member(who).email, `integrations${path}`);
const card = (page: Page, type: string) =>
  page.getByRole('list', { name: 'Types of integrations' }).getByRole('button', { name: new RegExp(`^${type}`) });
const dialog = (page: Page, name?: string) => page.getByRole('dialog', { name });
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
const question = (page: Page) => page.getByRole('alertdialog');
const confirm = (page: Page) => question(page).getByRole('button', { name: 'Confirm' }).click();
const sharedWith = async (integration: 'alerts' | 'quiet' | 'tickets') =>
  (await rowsOf('msp_integration_shares', { integration_id: w.rowId(integration) })).map((row) => row.customer_id);

test('[CU-10] the types with their counts, then the list of one, searched, filtered and sorted', async ({ page }) => {
  test.slow();
  await open(page);
  await expect(card(page, 'Helpdesk')).toContainText('1 integration');
  await expect(card(page, 'Monitoring feed')).toContainText('None yet');
  await expect(card(page, 'Chat webhook')).toContainText('3 integrations');
  await expect(card(page, 'Chat webhook')).toContainText('1 failing');

  await card(page, 'Chat webhook').click();
  await expect(page).toHaveURL(/type=chat-webhook/);
  await expect(page.getByRole('heading', { name: 'Chat webhook' })).toBeVisible();
  const cameras = tableRow(page, w.name('cameras'));
  await expect(cameras).toContainText('Failing');
  await expect(cameras).toContainText(/Since .+: No answer from cameras.demo.test/);
  await expect(tableRow(page, w.name('quiet'))).toContainText('Paused');
  await expect(tableRow(page, w.name('alerts'))).toContainText('2 customers');
  await expect(tableRow(page, w.name('below'))).toHaveCount(0);

  await page.getByRole('columnheader', { name: 'Shared with' }).click();
  await expect.poll(() => columnTexts(page, 0)).toEqual([w.name('quiet'), w.name('cameras'), w.name('alerts')]);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Failing' }).click();
  await expect.poll(() => columnTexts(page, 0)).toEqual([w.name('cameras')]);
  await page.getByRole('searchbox', { name: 'Search integrations' }).fill('nowhere');
  await expect(page.getByText('No integration matches these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(tableRow(page, w.name('alerts'))).toBeVisible();

  await page.getByRole('combobox', { name: 'Whose integrations' }).click();
  await page.getByRole('option', { name: 'All partners in scope' }).click();
  await expect(tableRow(page, w.name('below'))).toContainText(w.name('child'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(file.slice(1).map((row) => row.split(',')[0])).toEqual(await columnTexts(page, 0));
  await page.getByRole('link', { name: 'All types' }).click();
  await expect(card(page, 'Chat webhook')).toContainText('4 integrations');
});

test('[EX-2] a new one is asked for as its type says; its secret is replaced, and never shown again', async ({
  page,
}) => {
  test.slow();
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/msp/integrations')) answers.push(await response.text().catch(() => ''));
  });
  await open(page, '?type=helpdesk');
  await page.getByRole('button', { name: 'New integration' }).click();
  const form = dialog(page, 'New integration');
  const field = (name: string) => form.getByRole('textbox', { name });
  await expect(form.getByRole('combobox', { name: 'Type' })).toHaveText('Helpdesk');
  await expect(form.getByText('Where the helpdesk answers')).toBeVisible();
  await expect(form.getByRole('combobox', { name: 'New tickets are' })).toHaveText('normal');
  const secret = form.getByLabel('API token');
  await expect(secret).toHaveAttribute('type', 'password');

  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('This field is required.')).toHaveCount(4);
  await field('Name').fill('Front desk');
  await field('Address').fill('nowhere');
  await field('Project').fill('OPS');
  await secret.fill(SECRET);
  await form.getByRole('button', { name: 'Show what is typed' }).click();
  await expect(secret).toHaveAttribute('type', 'text');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(field('Address')).toHaveAttribute('aria-invalid', 'true');
  await expect(field('Name')).toHaveValue('Front desk');
  await field('Address').fill('https://desk.demo.test');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Integration saved.');
  await expect(tableRow(page, 'Front desk')).toContainText('Active');

  await choose(page, 'Front desk', 'Edit');
  const edit = dialog(page, 'Edit integration');
  await expect(edit.getByRole('textbox', { name: 'Address' })).toHaveValue('https://desk.demo.test');
  await expect(edit.getByLabel('API token')).toHaveValue('');
  await expect(edit.getByLabel('API token')).toHaveAttribute('placeholder', 'Set: leave it empty to keep it');
  await edit.getByRole('textbox', { name: 'Name' }).fill('Back desk');
  await page.keyboard.press('Escape');
  await leaveQuestion(page).stay.click();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(tableRow(page, 'Back desk')).toBeVisible();
  const documentId = String(
    (await rowsOf('msp_integrations', { name: 'Back desk', owner_id: w.rowId('msp') }))[0]!.document_id
  );
  expect(await hostIntegration('read', documentId)).toMatchObject({ secrets: { apiToken: SECRET } });

  await choose(page, 'Back desk', 'Rotate a secret');
  const rotate = dialog(page, 'Rotate a secret of Back desk');
  await rotate.getByRole('button', { name: 'Replace' }).click();
  await expect(rotate.getByText('This field is required.')).toBeVisible();
  await rotate.getByLabel('New: API token').fill('short');
  await rotate.getByRole('button', { name: 'Replace' }).click();
  await expect(rotate.getByLabel('New: API token')).toHaveAttribute('aria-invalid', 'true');
  await rotate.getByLabel('New: API token').fill(`${SECRET}-2`);
  await rotate.getByRole('button', { name: 'Replace' }).click();
  await expectSaid(page, 'The secret is replaced.');
  expect(await hostIntegration('read', documentId)).toMatchObject({ secrets: { apiToken: `${SECRET}-2` } });

  expect(answers.length).toBeGreaterThan(3);
  expect(answers.join()).not.toContain(SECRET);
  expect(await page.content()).not.toContain(SECRET);
});

test('[EX-2] is paused and resumed, and deleted after saying who loses it', async ({ page }) => {
  await open(page, '?type=chat-webhook');
  const alerts = w.name('alerts');
  await choose(page, alerts, 'Pause');
  await expectSaid(page, `${alerts} is paused: nobody can use it.`);
  await expect(tableRow(page, alerts)).toContainText('Paused');
  await choose(page, alerts, 'Resume');
  await expectSaid(page, `${alerts} can be used again.`);
  await expect(tableRow(page, alerts)).toContainText('Active');

  await choose(page, w.name('quiet'), 'Delete');
  await expect(question(page)).toContainText('It is shared with no customer.');
  await question(page).getByRole('button', { name: 'Cancel' }).click();
  await choose(page, alerts, 'Delete');
  await expect(question(page).getByRole('alert')).toContainText('2 customers lose it:');
  await expect(question(page).getByRole('alert')).toContainText('Harbour Shop, Sleeping Inn');
  await confirm(page);
  await expectSaid(page, `${alerts} is deleted.`);
  await expect(tableRow(page, alerts)).toHaveCount(0);
  expect(await rowsOf('msp_integration_shares', { integration_id: w.rowId('alerts') })).toEqual([]);
});

test('[CU-11] [CU-12] [CU-13] Share Integration: the customer is chosen, shown as attached, and revoked', async ({
  page,
}) => {
  test.slow();
  await open(page, '?type=helpdesk');
  await choose(page, w.name('tickets'), 'Share');
  await expect(page).toHaveURL(/share=/);
  const share = dialog(page, 'Share Integration');
  await expect(share.getByRole('checkbox', { name: 'Old Mill' })).toBeVisible();
  await expect(share.getByRole('checkbox', { name: 'Sleeping Inn' })).toHaveCount(0);
  await expect(share.getByRole('button', { name: 'Share' })).toBeDisabled();
  await share.getByRole('searchbox').fill('harbour');
  await expect(share.getByRole('checkbox', { name: 'Old Mill' })).toHaveCount(0);
  await share.getByRole('checkbox', { name: 'Harbour Shop' }).click();
  await expect(share.getByRole('status')).toHaveText('1 customer chosen');
  await share.getByRole('button', { name: 'Share' }).click();
  await expectSaid(page, 'Shared with 1 customer.');
  expect(await sharedWith('tickets')).toEqual([w.rowId('shop')]);

  await choose(page, w.name('tickets'), 'Share');
  await expect(share.getByRole('checkbox', { name: 'Harbour Shop' })).toBeDisabled();
  await share.getByRole('checkbox', { name: 'All 3 customers' }).click();
  await share.getByRole('button', { name: 'Share' }).click();
  await expectSaid(page, 'Shared with 2 customers.');

  await page.getByRole('button', { name: `Where ${w.name('tickets')} is attached: 3 customers` }).click();
  const drawer = dialog(page, w.name('tickets'));
  await expect(drawer).toContainText('Attached to 3 customers');
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Harbour Shop' })).toContainText(w.member('prime').name);
  await expect(drawer.getByRole('button', { name: 'Revoke' })).toBeDisabled();
  await drawer.getByRole('checkbox', { name: 'Bare Barn' }).click();
  await drawer.getByRole('checkbox', { name: 'Old Mill' }).click();
  await drawer.getByRole('button', { name: 'Revoke' }).click();
  await expectSaid(page, '2 customers can no longer use it.');
  await expect(drawer).toContainText('Attached to 1 customer');
  await expect(drawer.getByRole('checkbox', { name: 'Old Mill' })).toHaveCount(0);
  expect(await sharedWith('tickets')).toEqual([w.rowId('shop')]);
});

test('[CU-12] a customer suspended meanwhile is refused by name, and the rest is shared', async ({ page }) => {
  await open(page, '?type=helpdesk');
  await choose(page, w.name('tickets'), 'Share');
  const share = dialog(page, 'Share Integration');
  await share.getByRole('checkbox', { name: 'Old Mill' }).click();
  await share.getByRole('checkbox', { name: 'Bare Barn' }).click();
  await w.as('operator').post(`/msp/customers/${w.id('mill')}/suspend`, { reason: 'Unpaid' });
  await share.getByRole('button', { name: 'Share' }).click();
  await expect(share.getByRole('alert')).toHaveText('Old Mill: Is suspended');
  expect(await sharedWith('tickets')).toEqual([w.rowId('bare')]);
});

test('[CU-3] [CU-13] a customer’s page shows what it can use, with state and sharing, and revokes it', async ({
  page,
}) => {
  await enter(page, w.member('prime').email, `customers/${w.id('shop')}/integrations`);
  await expect(tableRow(page, w.name('cameras'))).toContainText('Failing');
  const alerts = tableRow(page, w.name('alerts'));
  await expect(alerts).toContainText('Chat webhook');
  await expect(alerts).toContainText(w.name('msp'));
  await expect(alerts).toContainText('Active');
  await choose(page, w.name('alerts'), 'Revoke');
  await expect(question(page)).toContainText('Harbour Shop can’t use it from then on.');
  await confirm(page);
  await expectSaid(page, 'Harbour Shop can no longer use it.');
  await expect(alerts).toHaveCount(0);
  expect(await sharedWith('alerts')).toEqual([w.rowId('asleep')]);

  await openCenter(page, `customers/${w.id('asleep')}/integrations`);
  await expect(tableRow(page, w.name('alerts'))).toContainText('Rests: the customer is suspended');
  await openCenter(page, `customers/${w.id('bare')}/integrations`);
  await expect(page.getByText('No integration is shared with this customer.')).toBeVisible();
});

test('[CU-10] [CU-11] who only reads sees what there is, and nothing to do about it', async ({ page }) => {
  await open(page, '', 'reader');
  await expect(card(page, 'Chat webhook')).toContainText('3 integrations');
  await expect(page.getByRole('button', { name: 'New integration' })).toHaveCount(0);
  await card(page, 'Chat webhook').click();
  await page.getByRole('button', { name: `Actions for ${w.name('alerts')}` }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Where it is attached']);
  await page.getByRole('menuitem').click();
  const drawer = dialog(page, w.name('alerts'));
  await expect(drawer.getByText('Harbour Shop')).toBeVisible();
  await expect(drawer.getByRole('checkbox')).toHaveCount(0);
  await expect(drawer.getByRole('button', { name: 'Revoke' })).toHaveCount(0);

  for (const opened of [`share=${w.id('alerts')}`, `edit=${w.id('alerts')}`, 'new=1']) {
    await openCenter(page, `integrations?type=chat-webhook&${opened}`);
    await expect(tableRow(page, w.name('alerts'))).toBeVisible();
    await expect(dialog(page), opened).toHaveCount(0);
  }
  await openCenter(page, `customers/${w.id('shop')}/integrations`);
  await expect(tableRow(page, w.name('alerts'))).toBeVisible();
  await expect(page.getByRole('button', { name: /^Actions for .*Alerts/ })).toHaveCount(0);
});

test('[EX-2] an operator adds one to the partner it names', async ({ page }) => {
  await open(page, '', 'operator');
  await page.getByRole('button', { name: 'New integration' }).click();
  const form = dialog(page, 'New integration');
  await form.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Monitoring feed' }).click();
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(`Feed ${w.suffix}`);
  await form.getByRole('textbox', { name: 'Endpoint' }).fill('https://feed.demo.test');
  await form.getByLabel('Password').fill('pass');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('This field is required.')).toHaveCount(1);
  await form.getByRole('combobox', { name: 'Belongs to' }).pressSequentially(w.name('child'));
  await page.getByRole('option', { name: w.name('child') }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Integration saved.');
  await openCenter(page, `integrations?type=monitoring&_q=${w.suffix}`);
  await expect(tableRow(page, `Feed ${w.suffix}`)).toContainText(w.name('child'));
});

for (const [colorScheme, width] of [
  ['light', 1400],
  ['dark', 900],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    test.setTimeout(90_000);

    const fine = (page: Page, what: string, within?: string) =>
      test.step(what, async () => {
        await page.mouse.move(0, 0);
        // A colour half-way through its transition has a contrast of its own.
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
        );
        expect.soft(await seriousFaults(page, within), what).toEqual([]);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect.soft(sideways, `sideways, ${what}`).toBe(0);
      });

    test('[CU-3] [CU-10] [CU-12] [CU-13] [EX-2] Integrations has no serious fault', async ({ page }) => {
      await open(page);
      await expect(card(page, 'Chat webhook')).toBeVisible();
      await fine(page, 'types');
      await openCenter(page, 'integrations?type=chat-webhook&of=all');
      await expect(tableRow(page, w.name('alerts'))).toBeVisible();
      await fine(page, 'list');
      await page.getByRole('button', { name: `Actions for ${w.name('alerts')}` }).click();
      await fine(page, 'menu', '[role="menu"]');
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await expect(question(page).getByRole('alert')).toBeVisible();
      await fine(page, 'deletion');
      await question(page).getByRole('button', { name: 'Cancel' }).click();
      await choose(page, w.name('alerts'), 'Rotate a secret');
      await dialog(page).getByRole('button', { name: 'Replace' }).click();
      await fine(page, 'rotate');
      await page.keyboard.press('Escape');
      await choose(page, w.name('alerts'), 'Share');
      await dialog(page).getByRole('checkbox', { name: 'Old Mill' }).click();
      await fine(page, 'share');
      await dialog(page).getByRole('checkbox', { name: 'Old Mill' }).click();
      await page.keyboard.press('Escape');
      await choose(page, w.name('alerts'), 'Where it is attached');
      await dialog(page).getByRole('checkbox', { name: 'Sleeping Inn' }).click();
      await fine(page, 'attached');
      await page.keyboard.press('Escape');
      await choose(page, w.name('alerts'), 'Edit');
      await expect(dialog(page)).toBeVisible();
      await fine(page, 'edit');

      await openCenter(page, 'integrations?type=monitoring&new=1');
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await expect(dialog(page).getByText('This field is required.').first()).toBeVisible();
      await fine(page, 'new');
      await openCenter(page, `customers/${w.id('shop')}/integrations`);
      await expect(tableRow(page, w.name('alerts'))).toBeVisible();
      await fine(page, 'customer');
      await choose(page, w.name('alerts'), 'Revoke');
      await fine(page, 'revoke');
    });
  });
}
