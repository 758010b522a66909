/** Takes the documentation's screenshots from the running demo: `node scripts/screenshots.mjs [--url http://127.0.0.1:1337]`. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ROOT } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** A name and what to show; `partner` in a path is the Tenant ID of the first tech partner in the list. */
const SHOTS = [
  { name: 'dashboard', path: '/plugins/msp/dashboard' },
  { name: 'partners', path: '/plugins/msp/partners' },
  { name: 'add-partner', path: '/plugins/msp/partners/new?type=partner' },
  { name: 'customers', path: '/plugins/msp/customers?view=customers' },
  { name: 'licenses', path: '/plugins/msp/licenses' },
  { name: 'integrations', path: '/plugins/msp/integrations' },
  { name: 'users', path: '/plugins/msp/users' },
  { name: 'pending-invites', path: '/plugins/msp/users?tab=invites' },
  { name: 'partner-details', path: '/plugins/msp/details' },
  { name: 'my-profile', path: '/plugins/msp/profile' },
  { name: 'tech-partners', path: '/plugins/msp/tech-partners' },
  { name: 'assigned-customers', path: '/plugins/msp/tech-partners?drawer=customers&partner=:partner' },
  { name: 'msp-delegations', path: '/plugins/msp/tech-partners?drawer=delegations&partner=:partner' },
  { name: 'privilege-groups', path: '/plugins/msp/privilege-groups' },
  { name: 'delegations', path: '/plugins/msp/delegations' },
  { name: 'access-review', path: '/plugins/msp/access-review' },
  { name: 'audit-log', path: '/plugins/msp/audit-log' },
];
const WIDTHS = [1400, 900];
const HEIGHT = 900;
const TARGET = path.join(ROOT, 'docs', 'images');
const SIGN_IN = { email: 'prime@demo.test', password: 'Demo-Passw0rd!' };

const findChromium = () => [process.env.CHROMIUM, '/usr/bin/chromium'].find((file) => file && existsSync(file));

/** Signs in through the form, and learns which tech partner the list shows first. */
const signIn = async (page, url) => {
  await page.goto(`${url}/admin/plugins/msp/tech-partners`);
  await page.getByLabel(/^Email/).fill(SIGN_IN.email);
  await page.getByLabel(/^Password/).fill(SIGN_IN.password);
  const list = page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/msp/tech-partners' && response.ok()
  );
  await page.getByRole('button', { name: 'Login' }).click();
  const { data } = await (await list).json();
  return data[0].tenantId;
};

/** Strapi's own news stand above every page until somebody closes them. */
const closeNews = async (page) => {
  const close = page.getByRole('button', { name: 'Close', exact: true });
  if (await close.count()) await close.first().click();
};

const settle = async (page) => {
  await page.waitForLoadState('networkidle');
  await closeNews(page);
  await page.evaluate('document.fonts.ready');
  // Drawers slide in.
  await page.waitForTimeout(500);
};

const main = async () => {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:1337' } } });
  mkdirSync(TARGET, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTHS[0], height: HEIGHT }, locale: 'en' });
    const partner = await signIn(page, values.url);
    for (const shot of SHOTS) {
      for (const width of WIDTHS) {
        const file = path.join(TARGET, `${shot.name}-${width}.png`);
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(`${values.url}/admin${shot.path.replace(':partner', partner)}`);
        await settle(page);
        await page.screenshot({ path: file, animations: 'disabled' });
        say(path.relative(ROOT, file));
      }
    }
  } finally {
    await browser.close();
  }
};

await main();
