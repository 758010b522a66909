import { changeRows } from '../helpers/control';
import { forgetLimits, page as accept, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';
import { expectSaid } from './support/center';
import { enter, expect, openCenter, seriousFaults, test, type Page } from './support/test';

const build = async () => {
  const w = await world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      contact: { partner: 'child', secondFactor: 'email' },
      operator: { operator: true },
    },
  });
  const set = { contact_name: 'Conny Clark', contact_email: w.member('contact').email, country: 'GB' };
  await changeRows({ table: 'msp_partners', where: { id: w.rowId('child') }, set });
  return w;
};

let w: Awaited<ReturnType<typeof build>>;
let mailbox: Mailbox;
test.beforeEach(async () => {
  await forgetLimits();
  w = await build();
  mailbox = await openMailbox();
});
test.afterEach(() => mailbox.close());
test.slow();

type Who = Parameters<typeof w.member>[0];
const dialog = (page: Page) => page.getByRole('dialog');
const users = (page: Page, who: Who) => enter(page, w.member(who).email, `users?partner=${w.id('child')}`);

test('[EX-7] operators let somebody in again, told first what ends, after saying how they checked', async ({
  page,
}) => {
  const name = w.name('contact');
  const { email } = w.member('contact');
  await users(page, 'operator');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Recover access…' }).click();
  await expect(dialog(page)).toContainText(`Every session of ${name} ends at once`);
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Recover access' }).click();
  await expect(dialog(page)).toContainText('Choose what is lost.');
  await dialog(page).getByRole('checkbox', { name: 'The second factor' }).check();
  await dialog(page).getByRole('checkbox', { name: 'The mailbox' }).check();
  await dialog(page).getByRole('textbox', { name: 'New sign-in address' }).fill(w.member('prime').email);
  await dialog(page).getByRole('textbox', { name: 'How you checked who asks' }).fill('Called back on the known number');
  await dialog(page).getByRole('button', { name: 'Recover access' }).click();
  await expect(dialog(page)).toContainText('belongs to another account');
  await dialog(page).getByRole('textbox', { name: 'New sign-in address' }).fill(`again-${w.suffix}@demo.test`);
  await dialog(page).getByRole('button', { name: 'Recover access' }).click();
  await expectSaid(page, `${name} can sign in again.`);
  await expect(page.getByText(`again-${w.suffix}@demo.test`)).toBeVisible();
  expect((await mailbox.waitFor(email))[0]!.subject).toBe('How you sign in was reset');
});

test('[EX-7] is offered to nobody else', async ({ page }) => {
  await users(page, 'prime');
  await page.getByRole('button', { name: `Actions for ${w.name('contact')}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Sessions' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Recover access…' })).toBeHidden();
});

test('[EX-8] a partner’s contact is replaced: invited, in sight until it accepts, then shown', async ({ page }) => {
  const email = `nora-${w.suffix}@demo.test`;
  await enter(page, w.member('prime').email, `details/${w.id('child')}`);
  await page.getByRole('button', { name: 'Replace contact…' }).click();
  await expect(dialog(page)).toContainText('Until then nothing changes.');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await expect(dialog(page)).toContainText('This is needed.');
  await dialog(page).getByRole('textbox', { name: 'Full name' }).fill('Nora New');
  await dialog(page).getByRole('textbox', { name: 'Email address' }).fill(email);
  await dialog(page).getByRole('radio', { name: 'is no user of this partner any more' }).check();
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await expectSaid(page, 'Nora New is invited.');

  const panel = page.getByRole('region', { name: 'Support contact' });
  await expect(panel).toContainText(`Nora New (${email}) is invited to be the point of contact`);
  await expect(panel).toContainText('Conny Clark');
  await expect(panel.getByRole('button', { name: 'Replace contact…' })).toBeDisabled();
  await panel.getByRole('button', { name: 'Resend' }).click();
  await expectSaid(page, 'A new link is on its way.');
  expect(await seriousFaults(page)).toEqual([]);

  await accept.accept(await tokenTo(mailbox, email, 2));
  await page.reload();
  await expect(panel).toContainText('Nora New');
  await expect(panel).not.toContainText('Conny Clark');
});

test('[EX-8] it can be withdrawn, and is refused to who makes no prime admins, with the reason', async ({ page }) => {
  await w.as('prime').post(`/msp/partners/${w.id('child')}/contact`, {
    contactName: 'Nora New',
    contactEmail: `nora-${w.suffix}@demo.test`,
  });
  await enter(page, w.member('prime').email, `details/${w.id('child')}`);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'The invitation is withdrawn.');
  await expect(page.getByRole('button', { name: 'Replace contact…' })).toBeEnabled();
  await enter(page, w.member('admin').email, 'details');
  await openCenter(page, 'details');
  await expect(page.getByText('only prime admins replace it')).toBeVisible();
});
