import { codeTo } from '../helpers/codes';
import { clock, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { forgetLimits, tokenOf } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { enterCode, expectSaid, tableRow } from './support/center';
import { enter, expect, openCenter, seriousFaults, submitSignIn, test, type Page } from './support/test';

const DAY = 24 * 60 * 60_000;
const PASSWORD = 'Invited-Passw0rd';

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      anna: { partner: 'msp', role: 'administrator' },
      bert: { partner: 'msp', role: 'read-only' },
      gone: { partner: 'msp', role: 'read-only', active: false },
      sole: { partner: 'tech' },
      fitter: { partner: 'tech', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { nightShift: { partner: 'msp', customRole: 'looking', members: ['bert'] } },
    delegations: [{ grantee: 'bert', target: 'tech', role: 'administrator' }],
  });

let w: Awaited<ReturnType<typeof account>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  w = await account();
  mailbox = await openMailbox();
  await forgetLimits();
});
test.afterEach(async () => {
  await mailbox.close();
  await clock.reset();
});

type Who = Parameters<typeof w.member>[0];
const open = (page: Page, who: Who, query = '') => enter(page, w.member(who).email, `users${query}`);
const dialog = (page: Page) => page.getByRole('dialog');
const choose = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
const confirm = (page: Page) => page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
const invite = async (page: Page, ...addresses: string[]) => {
  await page.getByRole('button', { name: 'Invite New User' }).first().click();
  await dialog(page).getByRole('textbox', { name: 'Email addresses' }).fill(addresses.join('\n'));
  await dialog(page)
    .getByRole('button', { name: /^Invite/ })
    .click();
  await expect(dialog(page).getByRole('status')).toBeVisible();
};
const closeResults = (page: Page) => dialog(page).getByRole('button', { name: 'Close' }).last().click();
const linkTo = async (address: string, count = 1) =>
  `/api/msp/invite#${tokenOf((await mailbox.waitFor(address, count)).at(-1)!)}`;

/** Every visit is a new one: a link whose fragment alone differs would not load the page again. */
const visit = async (page: Page, link: string) => {
  await page.goto('about:blank');
  await page.goto(link);
};
const expectDead = async (page: Page, link: string) => {
  await visit(page, link);
  await expect(page.getByRole('heading', { name: 'This invitation is not valid' })).toBeVisible();
  await expect(page.getByText('ask the person who invited you')).toBeVisible();
};

/** A mail, a person who joins and a public page take their time. */
test.slow();

test.describe('User Management', () => {
  test('[TE-11] [TE-12] [TE-13] invites by mail; accepted, the person signs in and sees the right scope', async ({
    page,
    browser,
  }) => {
    const address = `ida-${w.suffix}@demo.test`;
    await open(page, 'anna');
    await page.getByRole('button', { name: 'Invite New User' }).click();
    await expect(dialog(page).getByRole('combobox', { name: /^Role/ })).toHaveText('Admin');
    await expect(dialog(page).getByRole('combobox', { name: /^Login method/ })).toHaveText('Any');
    await dialog(page)
      .getByRole('combobox', { name: /^Login method/ })
      .click();
    await expect(page.getByRole('option', { name: 'Google authentication' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('option', { name: 'Credentials' }).click();
    await dialog(page).getByRole('textbox', { name: 'Email addresses' }).fill(address);
    await dialog(page).getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog(page).getByRole('status')).toHaveText('Invited: 1');
    await closeResults(page);
    await page.getByRole('tab', { name: 'Pending Invites' }).click();
    await expect(tableRow(page, address)).toContainText('Pending');
    await expect(tableRow(page, address)).toContainText(w.member('anna').name);

    const guest = await (await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'en' })).newPage();
    await guest.goto(await linkTo(address));
    await expect(guest.getByRole('heading', { name: new RegExp(w.name('msp')) })).toBeVisible();
    await guest.getByLabel('First name').fill('Ida');
    await guest.getByLabel('Last name').fill('Invited');
    await guest.locator('#register').getByLabel('Password').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Accept' }).first().click();
    await expect(guest.getByRole('heading', { name: /Welcome/ })).toBeVisible();
    await submitSignIn(guest, address, PASSWORD);
    await enterCode(guest, await codeTo(mailbox, address, 2));
    await expect(guest.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
    await openCenter(guest, 'users');
    await expect(tableRow(guest, 'Ida Invited')).toContainText('You');
    await expect(tableRow(guest, w.member('bert').name)).toBeVisible();
    await expect(guest.getByText(w.member('stranger').email)).toHaveCount(0);
    await guest.context().close();

    await page.getByRole('tab', { name: 'Users', exact: true }).click();
    await page.reload();
    await expect(tableRow(page, 'Ida Invited')).toContainText('Administrator');
    await expect(tableRow(page, 'Ida Invited')).toContainText('Credentials');
  });

  test('[TE-17] shows why a mail failed, and sends it again with one click', async ({ page }) => {
    const address = `full-${w.suffix}@demo.test`;
    let refusing = true;
    await mailbox.close();
    mailbox = await openMailbox({ refuses: () => refusing });
    await open(page, 'prime', '?tab=invites');
    await invite(page, address);
    await closeResults(page);
    await expect(async () => {
      await page.reload();
      await expect(tableRow(page, address)).toContainText('No such mailbox', { timeout: 2_000 });
    }).toPass();
    await expect(tableRow(page, address)).toContainText('Failed');

    refusing = false;
    await page.getByRole('button', { name: `Retry: ${address}` }).click();
    await mailbox.waitFor(address);
    await page.reload();
    await expect(tableRow(page, address)).toContainText('Sent');
  });

  test('[TE-15] [TE-17] [TE-18] resent, deleted, seven days old: each link is dead', async ({ page }) => {
    const address = `rita-${w.suffix}@demo.test`;
    await open(page, 'prime', '?tab=invites');
    await expect(page.getByText('Nobody has been invited who has not answered yet.')).toBeVisible();
    await invite(page, address);
    await closeResults(page);
    const first = await linkTo(address);
    await choose(page, address, 'Resend');
    await expectSaid(page, `A new invitation is on its way to ${address}`);
    const second = await linkTo(address, 2);
    await choose(page, address, 'Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(tableRow(page, address)).toBeVisible();

    const stranger = await page.context().newPage();
    await expectDead(stranger, first);
    await visit(stranger, second);
    await expect(stranger.getByRole('button', { name: 'Accept' }).first()).toBeVisible();

    await choose(page, address, 'Delete');
    await confirm(page);
    await expectSaid(page, `The invitation to ${address} is deleted`);
    await expect(tableRow(page, address)).toHaveCount(0);
    await expectDead(stranger, second);

    await invite(page, address);
    await closeResults(page);
    const third = await linkTo(address, 3);
    await clock.advance(7 * DAY + 1_000);
    await expectDead(stranger, third);
  });

  test('[TE-11] many addresses at once: a line says what became of each', async ({ page }) => {
    const fresh = `new-${w.suffix}@demo.test`;
    await open(page, 'prime');
    await invite(page, fresh);
    await closeResults(page);
    await invite(page, `Anna <${w.member('anna').email}>; ${fresh}, nobody`, `other-${w.suffix}@demo.test`);
    await expect(dialog(page).getByRole('status')).toContainText('Invited: 1');
    const line = (text: string) => dialog(page).getByRole('listitem').filter({ hasText: text });
    await expect(line(w.member('anna').email)).toContainText('Already a user');
    await expect(line(fresh)).toContainText('Already pending');
    await expect(line('nobody')).toContainText('Not an email address');
    await expect(line('other-')).toContainText('Invited');
  });

  test('[AC-5] filters live in the URL; a role is changed after its preview, a user deactivated and back', async ({
    page,
  }) => {
    await open(page, 'prime');
    await expect(tableRow(page, w.member('gone').name)).toContainText('Deactivated');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Read-Only' }).click();
    await page.keyboard.press('Escape');
    await expect(tableRow(page, w.member('anna').name)).toHaveCount(0);
    await expect(page).toHaveURL(/role=read-only/);
    await page.reload();
    await expect(tableRow(page, w.member('anna').name)).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(tableRow(page, w.member('anna').name)).toBeVisible();

    await choose(page, w.member('anna').name, 'Edit');
    await dialog(page).getByRole('combobox', { name: /^Role/ }).click();
    await page.getByRole('option', { name: 'Read-Only' }).click();
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    const preview = page.getByRole('dialog', { name: 'Confirm changes' });
    await expect(preview).toContainText('Loses');
    await preview.getByRole('button', { name: 'Confirm' }).click();
    await expectSaid(page, `${w.member('anna').name} saved.`);
    await expect(tableRow(page, w.member('anna').name)).toContainText('Read-Only');

    await choose(page, w.member('bert').name, 'Deactivate');
    await confirm(page);
    await expect(tableRow(page, w.member('bert').name)).toContainText('Deactivated');
    await choose(page, w.member('bert').name, 'Reactivate');
    await confirm(page);
    await expect(tableRow(page, w.member('bert').name)).toContainText('Active');
  });

  test('[EX-9] sessions of a user are seen and ended', async ({ page }) => {
    const session = await logIn(w.member('bert').email);
    await open(page, 'anna');
    await choose(page, w.member('bert').name, 'Sessions');
    await dialog(page).getByRole('button', { name: 'End all sessions' }).click();
    await expectSaid(page, '1 session ended.');
    await expect(dialog(page)).toContainText('is not signed in anywhere');
    expect((await bearing(session.token).get('/msp/me')).status).toBe(401);
  });

  test('[EX-4] offboarding says what ends, asks for the successor, and lists what it did', async ({ page }) => {
    await open(page, 'prime');
    await choose(page, w.member('bert').name, 'Offboard');
    await expect(dialog(page)).toContainText(`Delegation on ${w.name('tech')}, Administrator`);
    await expect(dialog(page)).toContainText(`Membership of the group ${w.name('nightShift')}`);
    await dialog(page).getByRole('button', { name: 'Offboard' }).click();
    await expect(dialog(page)).toContainText('This has ended');
    await closeResults(page);
    await expect(tableRow(page, w.member('bert').name)).toHaveCount(0);
    expect(await rowsOf('msp_delegations', { grantee_member_id: w.rowId('bert') })).toEqual([]);

    await openCenter(page, `users?partner=${w.id('tech')}`);
    await choose(page, w.member('sole').name, 'Offboard');
    await expect(dialog(page).getByRole('button', { name: 'Offboard' })).toBeDisabled();
    await dialog(page)
      .getByRole('combobox', { name: /^Successor/ })
      .click();
    await page.getByRole('option', { name: w.member('fitter').name }).click();
    await dialog(page).getByRole('button', { name: 'Offboard' }).click();
    await expect(dialog(page)).toContainText(`${w.member('fitter').name} is prime admin now.`);
  });

  test('[AC-5] who only reads is offered nothing', async ({ page }) => {
    await open(page, 'bert');
    await expect(tableRow(page, w.member('anna').name)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Invite New User' })).toHaveCount(0);
    await page.getByRole('button', { name: `Actions for ${w.member('anna').name}` }).click();
    await expect(page.getByRole('menuitem')).toHaveText(['Access review']);
  });

  test('[AC-5] an operator chooses the partner first', async ({ page }) => {
    await open(page, 'operator');
    await expect(page.getByText('Choose the partner whose users you want to see.')).toBeVisible();
    await openCenter(page, `users?partner=${w.id('other')}`);
    await expect(tableRow(page, w.member('stranger').name)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Invite New User' })).toBeVisible();
  });

  test('[TE-11] [TE-16] are accessible, by keyboard too', async ({ page }) => {
    await open(page, 'prime');
    await expect(tableRow(page, w.member('anna').name)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: `Actions for ${w.member('anna').name}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    expect(await seriousFaults(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Users', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/tab=invites/);
  });
});
