import { world } from '../helpers/world';
import { expectSaid } from './support/center';
import { enter, expect, seriousFaults, test } from './support/test';

test.slow();

test('[CU-9] an operator ticks the center’s events of a webhook, and Strapi’s own form keeps them', async ({
  page,
}) => {
  const w = await world({ members: { operator: { operator: true } } });
  const name = `Told ${w.suffix}`;
  const { body } = await w.as('operator').post<{ data: { id: number } }>('/admin/webhooks', {
    ...{ name, url: 'https://listener.demo.test/', headers: {}, events: ['entry.create'] },
  });
  const { id } = body.data;
  const events = async () =>
    (await w.as('operator').get<{ data: { events: string[] } }>(`/admin/webhooks/${id}`)).body.data.events.sort();

  await enter(page, w.member('operator').email, '');
  await page.goto('/admin/settings/msp/webhooks');
  const card = page.getByRole('region', { name });
  await card.getByRole('checkbox', { name: 'A customer is created' }).click();
  await card.getByRole('checkbox', { name: 'A license or one of its seats changes' }).click();
  await page.mouse.move(0, 0);
  expect(await seriousFaults(page)).toEqual([]);
  await card.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Webhook saved.');
  expect(await events()).toEqual(['entry.create', 'msp.customer.created', 'msp.license.changed']);
  await expect(card.getByRole('button', { name: 'Save' })).toBeDisabled();

  await card.getByRole('link', { name }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} again`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, /Saved|saved/);
  expect(await events()).toEqual(['entry.create', 'msp.customer.created', 'msp.license.changed']);
  await w.as('operator').delete(`/admin/webhooks/${id}`);
});
