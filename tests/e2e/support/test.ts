// What runs in the page knows the page.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { PASSWORD } from '../../../playground/seed/personas';
import { hostAddress } from '../../helpers/control';

export { expect, type Page };

/** Playwright's `test`, at the address of the Strapi of this run. */
export const test = base.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  baseURL: async ({}, use) => use(hostAddress().url),
});

/** Fills in and sends the panel's sign-in form. */
export const submitSignIn = async (page: Page, email: string, password = PASSWORD) => {
  await page.goto('/admin/auth/login');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
};

/** Signs in as a persona of the demo, or a member of a test's own world. */
export const signIn = async (page: Page, email: string) => {
  await submitSignIn(page, email);
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/auth'));
};

/** Signed in without the form, which sign-in.spec.ts proves; then at a page of the center. */
export const enter = async (page: Page, email: string, path: string) => {
  const response = await page.request.post('/admin/login', { data: { email, password: PASSWORD } });
  const { data } = await response.json();
  await page.addInitScript((token) => {
    localStorage.setItem('jwtToken', JSON.stringify(token));
    localStorage.setItem('isLoggedIn', 'true');
  }, data.token);
  await openCenter(page, path);
};

/** Opens a page of the center by its path, `tech-partners?sort=name:desc` for example. */
export const openCenter = (page: Page, path: string) => page.goto(`/admin/plugins/msp/${path}`);

/** Until what fades in has its own colours. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const running = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(running.map(({ finished }) => finished.catch(() => undefined)));
  });

/** What axe finds of serious or critical faults: rule, element, reason. `within` limits it to what a selector matches. */
export const seriousFaults = async (page: Page, within?: string): Promise<string[]> => {
  await settled(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all }) => `${id}: ${html} ${[...any, ...all][0]?.message ?? ''}`)
    );
};
