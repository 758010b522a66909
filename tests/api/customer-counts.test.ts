import { changeRows, prepare, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

/** More than are counted at once. */
const MANY = 1_100;

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' } },
    customers: {
      shop: { owner: 'msp' },
      ...Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`more${i}`, { owner: 'msp' as const }])),
    },
    customerUsers: [
      { customer: 'shop', email: 'one@demo.test' },
      { customer: 'shop', email: 'two@demo.test' },
    ],
    licenses: { license: { customer: 'shop', renewsAt: new Date('2040-01-01') } },
  });

const COUNTS = ['user_count', 'subscription_count', 'product_count', 'next_renewal_at'] as const;

describe('Customers of a database from before they carried numbers', () => {
  it('[AC-8] are counted at a start, by two nodes as by one, and what is counted stays', async () => {
    const w = await build();
    const where = { owner_id: w.rowId('msp') };
    const counts = async () =>
      (await rowsOf('msp_customers', where)).map((row) => [row.id, ...COUNTS.map((column) => row[column])]);
    const before = await counts();
    expect(before.find(([id]) => id === w.rowId('shop'))).toEqual([w.rowId('shop'), 2, 1, 1, expect.anything()]);
    const nobody = { user_count: null, product_count: null, next_renewal_at: null };
    await changeRows({ table: 'msp_customers', where, set: nobody });
    await prepare('customer-counts', 2);
    expect(await counts()).toEqual(before);

    const own = { table: 'msp_customers', where: { id: w.rowId('shop') }, set: { user_count: 7 } };
    await changeRows(own);
    await prepare('customer-counts');
    expect((await rowsOf('msp_customers', own.where))[0]!.user_count).toBe(7);
  });
});
