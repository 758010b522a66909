import { askFor } from '../helpers/access-requests';
import { changeRows } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid, leaveQuestion, tableRow } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const DAY = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'installer', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'administrator' },
      bert: { partner: 'msp', role: 'read-only' },
      gina: { partner: 'msp', role: 'guest-manager' },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['customer.read'] } },
    groups: { nightShift: { partner: 'msp', customRole: 'looking', members: ['anna'] } },
    customers: { shop: { owner: 'msp' }, cinema: { owner: 'msp' } },
    delegations: [
      { grantee: 'anna', target: 'tech', role: 'administrator', startsAt: inDays(-50), endsAt: inDays(5) },
      { grantee: 'bert', target: 'tech', role: 'read-only', startsAt: inDays(-50), endsAt: inDays(20) },
      { grantee: 'nightShift', target: 'tech', startsAt: inDays(-50), endsAt: inDays(-3) },
      { grantee: 'tech', target: 'shop', startsAt: inDays(-50) },
      { grantee: 'tech', target: 'cinema', startsAt: inDays(40), endsAt: inDays(60) },
    ],
  });

let w: Awaited<ReturnType<typeof account>>;
let mailbox: Mailbox;
test.beforeAll(async () => void (mailbox = await openMailbox()));
test.afterAll(() => mailbox.close());
test.beforeEach(async () => void (w = await account()));

type Who = Parameters<typeof w.member>[0];
const open = (page: Page, who: Who, query = '') => enter(page, w.member(who).email, `delegations${query}`);
const tick = (page: Page, grantee: string, target: string) =>
  page.getByRole('checkbox', { name: `Select ${grantee} on ${target}` });
const nextMonth = async (page: Page) => {
  const day = inDays(60);
  const date = page.getByRole('combobox', { name: /Until/ });
  await date.fill(`${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`);
  await date.press('Tab');
};

test.describe('Delegations', () => {
  test('[X-2] lists what ends within 30 days first, and everything where the filter is taken off', async ({ page }) => {
    await open(page, 'prime');
    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText(w.member('anna').name);
    await expect(rows.nth(0)).toContainText('Active');
    await page.getByRole('button', { name: 'Remove the filter Ends within 30 days' }).click();
    await expect(rows).toHaveCount(5);
    await expect(page).toHaveURL(/ending=any/);
    await expect(tableRow(page, w.name('nightShift'))).toContainText('Ended');
    await expect(tableRow(page, w.name('cinema'))).toContainText('Scheduled');
    await expect(tableRow(page, w.name('shop'))).toContainText('Unlimited');
    await page.goBack();
    await expect(rows).toHaveCount(2);
  });

  test('[X-2] filters by state and kind, in the URL', async ({ page }) => {
    await open(page, 'prime');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Ended' }).click();
    await expect(page).toHaveURL(/state=ended/);
    await page.keyboard.press('Escape');
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await page.reload();
    await expect(tableRow(page, w.name('nightShift'))).toBeVisible();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(5);
    await page.getByRole('searchbox').fill(w.name('cinema'));
    await expect(page.locator('tbody tr')).toHaveCount(1);
  });

  test('[X-2] renews many at once', async ({ page }) => {
    await open(page, 'prime');
    await page.getByRole('checkbox', { name: 'Select all that can be renewed on this page' }).click();
    await expect(page.getByText('2 delegations selected')).toBeVisible();
    await page.getByRole('button', { name: 'Renew', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Renew 2 delegations' });
    await dialog.getByRole('button', { name: 'Renew' }).click();
    await expect(dialog.getByText('Choose a date, or Unlimited.')).toBeVisible();
    await nextMonth(page);
    await dialog.getByRole('button', { name: 'Renew' }).click();
    await expectSaid(page, '2 delegations renewed.');
    await expect(page.getByText('No delegation matches these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all delegations' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(5);
  });

  test('[X-2] says of what was revoked meanwhile that it was', async ({ page }) => {
    await open(page, 'prime');
    await tick(page, w.member('anna').name, w.name('tech')).click();
    await tick(page, w.member('bert').name, w.name('tech')).click();
    await changeRows({ table: 'msp_delegations', where: { id: w.delegations[1]!.id }, set: { ends_at: inDays(-1) } });
    await page.getByRole('button', { name: 'Renew', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Renew 2 delegations' });
    await dialog.getByRole('radio', { name: 'Unlimited' }).click();
    await dialog.getByRole('button', { name: 'Renew' }).click();
    await expect(dialog.getByRole('alert')).toContainText('1 delegation was renewed. Left as they are:');
    await expect(dialog.getByRole('alert')).toContainText(
      `${w.member('bert').name} → ${w.name('tech')}: has ended meanwhile`
    );
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toHaveCount(0);
  });

  test('[X-2] begins an ended one anew, and asks before a dialog is left', async ({ page }) => {
    await open(page, 'prime', '?ending=any&state=ended');
    await page.getByRole('button', { name: `Renew ${w.name('nightShift')} on ${w.name('tech')}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Renew delegation' });
    await dialog.getByRole('radio', { name: 'Unlimited' }).click();
    await page.keyboard.press('Escape');
    await leaveQuestion(page).stay.click();
    await dialog.getByRole('button', { name: 'Renew' }).click();
    await expectSaid(page, 'Delegation renewed.');
    await expect(page.getByText('No delegation matches these filters.')).toBeVisible();
  });

  test('[X-2] is read and not renewed by who does not manage it', async ({ page }) => {
    await open(page, 'bert');
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await expect(tick(page, w.member('anna').name, w.name('tech'))).toBeDisabled();
    await expect(page.getByRole('button', { name: /^Renew / })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Requests' }).click();
    await expect(page.getByText('You have not asked for access.')).toBeVisible();
  });
});

test.describe('Access requests', () => {
  const ask = (who: Who, key: 'shop' | 'cinema') =>
    askFor(w.as(who), {
      kind: 'customer',
      target: w.id(key),
      capability: 'customer.update',
      reason: 'The address has changed',
    });
  const action = (page: Page, label: string, key: 'shop' | 'cinema') =>
    page.getByRole('button', { name: `${label}: ${w.member('bert').name} on ${w.name(key)}` });

  test('[EX-11] are granted from the queue, with a role and a period', async ({ page }) => {
    await ask('bert', 'shop');
    await open(page, 'prime', '?tab=requests');
    await expect(page.getByRole('link', { name: /Delegations/ })).toContainText('1');
    await expect(tableRow(page, w.name('shop'))).toContainText('Edit customers');
    await action(page, 'Grant', 'shop').click();
    const dialog = page.getByRole('dialog', { name: 'Grant access' });
    await expect(dialog).toContainText('The address has changed');
    await expect(dialog.getByRole('combobox', { name: /^Role/ })).toHaveText('Administrator');
    await dialog.getByRole('button', { name: 'Grant' }).click();
    await expectSaid(page, 'Access granted; the person gets a mail.');
    await expect(page.getByText('Nobody waits for a decision of yours.')).toBeVisible();
    await expect(page.getByRole('link', { name: /Delegations/ })).not.toContainText('1');
    expect((await mailbox.waitFor(w.member('bert').email))[0]?.subject).toBe(`You have access to ${w.name('shop')}`);
  });

  test('[EX-11] are declined with a note, which the asker reads', async ({ page, browser }) => {
    await ask('bert', 'shop');
    await open(page, 'prime', '?tab=requests');
    await action(page, 'Decline', 'shop').click();
    await page.getByRole('dialog').getByLabel('Note').fill('Ask Anna');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await expectSaid(page, 'Request declined; the person gets a mail.');

    const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
    await open(other, 'bert', '?tab=requests');
    await expect(tableRow(other, w.name('shop'))).toContainText('Declined');
    await expect(tableRow(other, w.name('shop'))).toContainText('Ask Anna');
    await other.context().close();
  });

  test('[EX-11] are withdrawn by who asked, a guest manager too', async ({ page }) => {
    await ask('gina', 'cinema');
    await open(page, 'gina');
    await page.getByRole('button', { name: /^Withdraw: / }).click();
    await expectSaid(page, 'Request withdrawn.');
    await expect(tableRow(page, w.name('cinema'))).toContainText('Withdrawn');
    await expect(page.getByRole('button', { name: /^Withdraw: / })).toHaveCount(0);
  });
});

for (const [colorScheme, width] of [
  ['light', 1400],
  ['dark', 900],
] as const) {
  test.describe(`In the ${colorScheme} theme at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    const expectFine = async (page: Page, what: string) => {
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
      expect.soft(await seriousFaults(page), what).toEqual([]);
    };

    test('[X-2] [EX-11] Delegations has no serious fault', async ({ page }) => {
      await askFor(w.as('bert'), {
        kind: 'customer',
        target: w.id('shop'),
        role: 'administrator',
        reason: 'Night duty',
      });
      await open(page, 'prime', '?ending=any');
      await expect(page.locator('tbody tr')).toHaveCount(5);
      await tick(page, w.member('anna').name, w.name('tech')).click();
      await expectFine(page, 'the grants');
      await page.getByRole('button', { name: 'Filters' }).click();
      await expectFine(page, 'the filters');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Renew', exact: true }).click();
      await expectFine(page, 'the renewal');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('tab', { name: 'Requests' }).click();
      await expect(tableRow(page, w.name('shop'))).toBeVisible();
      await expectFine(page, 'the requests');
      await page.getByRole('button', { name: /^Grant: / }).click();
      await expectFine(page, 'granting');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Decline: / }).click();
      await expectFine(page, 'declining');
    });
  });
}
