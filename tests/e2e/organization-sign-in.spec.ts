import { PASSWORD } from '../../playground/seed/personas';
import { hostAddress } from '../helpers/control';
import { startHost, type Host } from '../helpers/host';
import { freePort } from '../helpers/host/ports';
import { oidcEnv, startOidcProvider, type OidcProvider } from '../helpers/oidc/provider';
import { enter, expect, seriousFaults, test, type Page } from './support/test';

const SLUG = 'brightwater-managed-services';

const expectSignedIn = async (page: Page, email: string) => {
  await page.waitForURL(/\/admin\/plugins\/msp/);
  await expect(page.getByText('Tech Partners').first()).toBeVisible();
  const me = page.waitForResponse(/\/admin\/users\/me$/);
  await page.reload();
  expect((await (await me).json()).data.email).toBe(email);
};

const fillIn = async (page: Page, email: string, password: string) => {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
};

test.describe('[TE-2] The sign-in page of an organization', () => {
  test('leads from the name of the organization into the center, by keyboard', async ({ page }) => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto('/api/msp/sign-in');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Organization name').fill('Brightwater Managed Services');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/api/msp/o/${SLUG}$`));
    await expect(page.getByRole('heading', { name: 'Sign in to Brightwater Managed Services' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('textbox', { name: 'Email' }).focus();
    await page.keyboard.type('prime@demo.test');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    expect(problems).toEqual([]);
    await page.keyboard.press('Enter');
    await expectSignedIn(page, 'prime@demo.test');
  });

  test('says what is wrong, plainly', async ({ page }) => {
    await page.goto(`/api/msp/o/${SLUG}`);
    await fillIn(page, 'prime@demo.test', 'not-the-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('do not go together');
    await expect(page).toHaveURL(new RegExp(`/o/${SLUG}$`));
  });

  test('signs in who is there now, whoever asked to be remembered before', async ({ page }) => {
    await enter(page, 'prime@demo.test', 'tech-partners');
    await expect(page.getByRole('heading', { name: 'Tech Partners' })).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(`/api/msp/o/${SLUG}`);
    await fillIn(other, 'read-only@demo.test', PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await expectSignedIn(other, 'read-only@demo.test');
  });

  test('is not there for a name that nobody has', async ({ page }) => {
    await page.goto('/api/msp/o/nobody-of-that-name');
    await expect(page.getByRole('heading', { name: 'There is no such sign-in page' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Enter another name' }).click();
    await expect(page.getByLabel('Organization name')).toBeVisible();
  });
});

test.describe('[TE-12] With an OpenID provider', () => {
  const { MSP_TEST_URL, MSP_TEST_CONTROL_URL } = process.env;
  let host: Host;
  let provider: OidcProvider;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    const port = await freePort();
    host = await startHost({ database: 'sqlite', demo: true, name: 'e2e-oidc', env: oidcEnv(port) });
    Object.assign(process.env, { MSP_TEST_URL: host.url, MSP_TEST_CONTROL_URL: host.controlUrl });
    provider = await startOidcProvider(port, hostAddress().url);
  });
  test.afterAll(async () => {
    await provider?.stop();
    await host?.stop();
    Object.assign(process.env, { MSP_TEST_URL, MSP_TEST_CONTROL_URL });
  });

  test('one click leads into the center', async ({ page }) => {
    await provider.behave({ person: { email: 'administrator@demo.test', email_verified: true } });
    await page.goto(`/api/msp/o/${SLUG}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue with 127.0.0.1' }).click();
    await expectSignedIn(page, 'administrator@demo.test');
  });

  test('another person’s account is refused on a plain page, which leads back', async ({ page }) => {
    await provider.behave({ person: { email: 'somebody@demo.test', email_verified: true } });
    await page.goto(`/api/msp/o/${SLUG}`);
    await page.getByRole('button', { name: 'Continue with 127.0.0.1' }).click();
    await expect(page.getByRole('heading', { name: 'Signing in did not work' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Start again' }).click();
    await expect(page.getByLabel('Organization name')).toBeVisible();
  });
});
