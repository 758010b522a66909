import { bearing, logIn } from '../helpers/doors';
import { agree, publish, waitsFor, withdrawAgreements } from '../helpers/gate';
import { world } from '../helpers/world';
import { expectSaid, leaveQuestion } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, operator: { operator: true } },
  });

let w: Awaited<ReturnType<typeof build>>;
test.beforeEach(async () => {
  await withdrawAgreements();
  w = await build();
});
test.afterEach(withdrawAgreements);
test.slow();

const open = async (page: Page, query = '') => {
  await enter(page, w.member('operator').email, '');
  await page.goto(`/admin/settings/msp/agreement${query}`);
  await expect(page.getByRole('heading', { name: 'License agreement' })).toBeVisible();
};
const member = async () => bearing((await logIn(w.member('prime').email)).token);

test('[PA-19] operators publish a version in two languages, told whom it asks, and see who agreed', async ({
  page,
}) => {
  await open(page);
  await expect(page.getByText('Nobody has to agree to anything yet')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('textbox', { name: 'Text in English' }).fill('Be kind.\n\nAlways.');
  await expect(page.getByRole('document', { name: 'Preview' })).toHaveText('Be kind.\n\nAlways.');
  await page.getByRole('combobox', { name: 'Add a language' }).click();
  await page.getByRole('option', { name: 'German' }).click();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('This text is missing.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Text in German' }).fill('Seid freundlich.');
  // Strapi's button is paler under the mouse
  await page.mouse.move(0, 0);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('link', { name: 'Overview' }).click();
  await leaveQuestion(page).stay.click();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  const question = page.getByRole('alertdialog', { name: 'Publish version 1?' });
  await expect(question).toContainText(/\d+ members are asked to agree/);
  await question.getByRole('button', { name: 'Confirm' }).click();
  await expectSaid(page, 'Version 1 is published.');
  await expect(page.getByRole('document', { name: 'German' })).toHaveText('Seid freundlich.');

  const client = await member();
  expect(await waitsFor(client)).toEqual([403, 'agreement']);
  await agree(client, 1);
  await page.reload();
  await expect(page.getByText('One person has agreed.')).toBeVisible();
  await page.getByRole('button', { name: 'Show who' }).click();
  await expect(page.getByRole('row').filter({ hasText: w.member('prime').email })).toContainText('1 in English');
  expect(await seriousFaults(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('acceptances.csv');
});

test('[PA-19] the next version begins with the present text, in German as well', async ({ page }) => {
  await publish(w.as('operator'), { language: 'de', text: 'Seid freundlich.' });
  await page.addInitScript(() => localStorage.setItem('strapi-admin-language', 'de'));
  await enter(page, w.member('operator').email, '');
  await page.goto('/admin/settings/msp/agreement?edit=new');
  await expect(page.getByRole('textbox', { name: 'Text auf Deutsch' })).toHaveValue('Seid freundlich.');
  await expect(page.getByRole('button', { name: 'Version 2 veröffentlichen' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test('[PA-19] is nobody else’s page', async ({ page }) => {
  await enter(page, w.member('prime').email, '');
  await page.goto('/admin/settings/msp/agreement');
  await expect(page.getByRole('button', { name: 'New version' })).toBeHidden();
  await expect(page.getByText(/permission/i).first()).toBeVisible();
});
