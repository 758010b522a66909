// What runs in the page knows the page.
/// <reference lib="dom" />
import { chromium, type Page } from '@playwright/test';
import { PASSWORD } from '../../../playground/seed';
import { PRIME } from '../host/world';
import type { Figure } from '../limits';
import type { Context } from './context';

const GRID = '[role=dialog] [role=grid]';
const TURNS = 300;
/** Pixels of one turn of the wheel. */
const TURN = 500;

interface Recorded {
  /** Milliseconds between one frame and the next. */
  frames: number[];
  mostRows: number;
}

/** Keeps an eye on every frame from now on. As text: what tsx makes of a function asks for helpers that no page has. */
const RECORD = `
  window.recorded = { frames: [], mostRows: 0 };
  let last = performance.now();
  const look = (at) => {
    recorded.frames.push(at - last);
    recorded.mostRows = Math.max(recorded.mostRows, document.querySelectorAll('${GRID} [role=row]').length);
    last = at;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

const open = async (page: Page, { host, world }: Context) => {
  const response = await page.request.post(`${host.url}/admin/login`, { data: { email: PRIME, password: PASSWORD } });
  const { data } = (await response.json()) as { data: { token: string } };
  await page.addInitScript((token) => {
    localStorage.setItem('jwtToken', JSON.stringify(token));
    localStorage.setItem('isLoggedIn', 'true');
  }, data.token);
  const { documentId } = world.techPartner;
  await page.goto(`${host.url}/admin/plugins/msp/tech-partners?drawer=customers&partner=${documentId}`);
  await page.locator(`${GRID} [role=checkbox]`).first().waitFor();
  await page.waitForLoadState('networkidle');
};

/** The sidebar's list of customers in a browser (TP-14): how long its frames take while the wheel is turned. */
export const measureScroll = async (context: Context): Promise<Figure[]> => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await open(page, context);
    await page.locator(GRID).hover();
    await page.evaluate(RECORD);
    for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, TURN);
    const { frames, mostRows } = await page.evaluate<Recorded>('recorded');
    const longest = Math.max(...frames);
    const rows = { unit: 'rows', value: mostRows, ratio: mostRows } as const;
    return [
      {
        label: 'The list of customers scrolled: its longest frame',
        limit: 'frame',
        unit: 'ms',
        value: longest,
        ratio: longest,
      },
      { label: 'The list of customers scrolled: rows in the page, at most', limit: 'rows', ...rows },
    ];
  } finally {
    await browser.close();
  }
};
