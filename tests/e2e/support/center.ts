import type { Locator } from '@playwright/test';
import { expect, type Page } from './test';

/** The parts of the center by their roles and accessible names. */
export const tableRow = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

export const customersCount = (page: Page, partner: string) =>
  page.getByRole('button', { name: `Manage assigned customers of ${partner},` });

export const delegationsCount = (page: Page, partner: string) =>
  page.getByRole('button', { name: `Manage MSP delegations of ${partner},` });

export const customersDrawer = (page: Page) => {
  const drawer = page.getByRole('dialog', { name: 'Manage Assigned Customers' });
  return { drawer, grid: drawer.getByRole('grid', { name: 'Customers' }), ...drawerParts(drawer) };
};

export const delegationsDrawer = (page: Page) => {
  const drawer = page.getByRole('dialog', { name: 'Manage MSP Delegations' });
  return {
    drawer,
    users: drawer.getByRole('grid', { name: 'Users' }),
    groups: drawer.getByRole('grid', { name: 'Privilege groups' }),
    tab: (name: string) => drawer.getByRole('tab', { name }),
    ...drawerParts(drawer),
  };
};

const drawerParts = (drawer: Locator) => ({
  /** The last status says what a save will do; what stands before it counts the list. */
  footer: drawer.getByRole('status').last(),
  search: drawer.getByRole('searchbox'),
  save: drawer.getByRole('button', { name: 'Save' }),
  cancel: drawer.getByRole('button', { name: 'Cancel' }),
  close: drawer.getByRole('button', { name: 'Close' }),
  row: (name: string) => drawer.getByRole('row').filter({ has: checkbox(drawer, name) }),
  tick: (name: string) => checkbox(drawer, name),
});

const checkbox = (within: Locator, name: string) => within.page().getByRole('checkbox', { name, exact: true });

export const preview = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Confirm changes' });
  return {
    dialog,
    confirm: dialog.getByRole('button', { name: 'Confirm' }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
  };
};

export const leaveQuestion = (page: Page) => {
  const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  return {
    dialog,
    leave: dialog.getByRole('button', { name: 'Leave' }),
    stay: dialog.getByRole('button', { name: 'Cancel' }),
  };
};

/** What the panel says of a request in a notification. */
export const expectSaid = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible();

/** The cells of a table's column from top to bottom. `column` counts from 0. */
export const columnTexts = async (page: Page, column: number) =>
  page
    .locator('tbody tr')
    .evaluateAll(
      (rows, index) => rows.map((row) => (row as HTMLTableRowElement).cells[index]?.innerText.split('\n')[0] ?? ''),
      column
    );

/** Answers the gate that stands before the panel. */
export const enterCode = async (page: Page, code: string) => {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
};
