import { losePrepared } from '../helpers/control';
import { world } from '../helpers/world';

/** Late among the specs: from here on this Strapi prepares nothing on PostgreSQL. */
it('serves every page though a pooler has lost what was prepared on its connections', async () => {
  const w = await world({
    partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
    members: { prime: { partner: 'msp' } },
    customers: { shop: { owner: 'msp' } },
    delegations: [{ grantee: 'integrator', target: 'shop' }],
  });
  const pages = [
    '/admin/users/me',
    '/msp/tech-partners',
    `/msp/tech-partners/${w.id('integrator')}/customers?show=all`,
    '/msp/customers',
    '/msp/delegations',
    '/msp/dashboard',
  ];
  const answers = async () => {
    const found = await Promise.all(pages.map((page) => w.as('prime').get<{ data: unknown }>(page)));
    return found.map(({ status, body }) => ({ status, data: body.data }));
  };
  let before = await answers();
  for (let time = 0; time < 3; time += 1) before = await answers();
  await losePrepared();
  expect(before.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect(await answers()).toEqual(before);
  expect(await answers()).toEqual(before);
});
