import { rowsOf } from '../helpers/control';
import { world } from '../helpers/world';
import { tableRow } from './support/center';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp', name: 'Harbour MSP' },
      tech: { type: 'integrator', parent: 'msp', name: 'Crane Integrators' },
    },
    members: {
      prime: { partner: 'msp', firstname: 'Paula', lastname: 'Pine' },
      reader: { partner: 'msp', role: 'read-only', firstname: 'Rita', lastname: 'Rook' },
    },
    customers: { shop: { owner: 'msp', name: 'Harbour Shop' } },
  });

const choose = async (page: Page, name: string, content: string) => {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose a/ })
    .click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
};

test.describe('Imports', () => {
  let w: Awaited<ReturnType<typeof build>>;
  test.beforeEach(async () => void (w = await build()));
  const open = (page: Page, path: string, who: 'prime' | 'reader' = 'prime') => enter(page, w.member(who).email, path);

  test('[X-6] a file is checked, mended, and its valid rows written', async ({ page }) => {
    await open(page, 'customers?view=customers');
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New import' });
    await dialog.getByRole('button', { name: 'Check the file' }).click();
    await expect(dialog.getByText('This is required.')).toBeVisible();
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download template' }).click(),
    ]);
    expect(template.suggestedFilename()).toBe('customers.csv');
    await choose(page, 'broken.csv', 'email\nx@demo.test');
    await dialog.getByRole('button', { name: 'Check the file' }).click();
    await expect(dialog.getByText(/has no column “Customer Name”/)).toBeVisible();
    // Strapi's button is paler under the mouse
    await page.mouse.move(0, 0);
    expect(await seriousFaults(page)).toEqual([]);

    const rows = ['Customer Name,Email,Colour', 'North Quay,it@quay.demo.test,red', 'Harbour Shop,,', ',nobody,'];
    await choose(page, 'quays.csv', rows.join('\n'));
    await dialog.getByRole('button', { name: 'Check the file' }).click();
    await expect(page).toHaveURL(/imports\/[a-z0-9]+$/);
    await expect(page.getByRole('heading', { name: 'Result of the dry run' })).toBeVisible();
    await expect(page.getByText('not imported')).toBeVisible();
    await expect(tableRow(page, 'is the name of a customer that this owner has already')).toContainText('3');
    await expect(tableRow(page, 'is not an email address')).toContainText('4');
    await expect(page.getByRole('radio', { name: 'All or nothing' })).toBeDisabled();
    expect(await seriousFaults(page)).toEqual([]);
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download report' }).click(),
    ]);
    expect(report.suggestedFilename()).toBe('quays-report.csv');

    // It is there after a reload, and by keyboard
    await page.reload();
    await page.getByRole('button', { name: 'Import 1 row' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Result', exact: true })).toBeVisible();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    const names = (await rowsOf('msp_customers', { owner_id: w.rowId('msp') })).map(({ name }) => name);
    expect(names).toContain('North Quay');

    await page.goto('/admin/plugins/msp/imports');
    await expect(tableRow(page, 'quays.csv')).toContainText('1 written, 2 faulty');
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto('/admin/plugins/msp/customers?view=customers&search=north+quay');
    await expect(tableRow(page, 'North Quay')).toBeVisible();
  });

  test('[X-6] assignments from the tech partners’ page, all or nothing, and cancelled', async ({ page }) => {
    await open(page, 'tech-partners');
    const send = async () => {
      await page.getByRole('link', { name: 'Import assignments' }).click();
      await choose(page, 'assignments.csv', 'Tech Partner,Customer\nCrane Integrators,Harbour Shop');
      await page.getByRole('dialog').getByRole('button', { name: 'Check the file' }).click();
      await expect(page.getByRole('radio', { name: 'All or nothing' })).toBeChecked();
    };
    await send();
    await page.getByRole('button', { name: 'Cancel the import' }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
    await page.goto('/admin/plugins/msp/tech-partners');
    await send();
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    expect(await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('tech') })).toHaveLength(1);
  });

  test('[X-6] who may import nothing is offered nothing, and an unknown import says so', async ({ page }) => {
    await open(page, 'imports?new=customers', 'reader');
    await expect(page.getByText('You have imported nothing yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'New import' })).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`/admin/plugins/msp/imports/${'z'.repeat(24)}`);
    await expect(page.getByText('There is no such import')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
});
