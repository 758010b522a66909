import { clock, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

/** The ground that the other tests stand on. */
describe('A test world', () => {
  it('holds the tree, the grants and the periods it was asked for', async () => {
    const w = await world({
      partners: {
        msp: { type: 'msp' },
        child: { type: 'partner', parent: 'msp' },
        installer: { type: 'installer', parent: 'child' },
        other: { type: 'msp' },
      },
      members: { prime: { partner: 'msp' } },
      customRoles: { looker: { partner: 'msp', capabilities: ['customer.read'] } },
      groups: { night: { partner: 'msp', customRole: 'looker', members: ['prime'] } },
      customers: { shop: { owner: 'msp', tags: ['Süd'] }, nameless: { owner: 'msp', name: null } },
      delegations: [
        { grantee: 'installer', target: 'shop', role: 'read-only' },
        { grantee: 'other', target: 'shop', endsAt: '2090-01-01T00:00:00Z' },
        { grantee: 'night', target: 'installer' },
      ],
    });

    const above = await rowsOf('msp_partner_closures', { descendant_id: w.rowId('installer') });
    expect(above.map((row) => [row.ancestor_id, row.depth])).toEqual([
      [w.rowId('installer'), 0],
      [w.rowId('child'), 1],
      [w.rowId('msp'), 2],
    ]);
    expect(await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') })).toMatchObject([
      { target_owner_id: w.rowId('msp'), outside_owner: false, role: 'read-only', ends_at: null },
      { target_owner_id: w.rowId('msp'), outside_owner: true, ends_at: '2090-01-01T00:00:00.000Z' },
    ]);
    expect(await rowsOf('msp_delegations', { grantee_group_id: w.rowId('night') })).toMatchObject([
      { target_partner_id: w.rowId('installer'), role: null },
    ]);
    expect(await rowsOf('msp_customers', { id: w.rowId('shop') })).toMatchObject([{ tags: ['Süd'], suspended: false }]);
    expect(w.name('nameless')).toBe(w.id('nameless'));
  });

  it('is named unlike any other', async () => {
    const spec = { partners: { msp: { type: 'msp' } } } as const;
    const [one, other] = [await world(spec), await world(spec)];
    expect(one.name('msp')).not.toBe(other.name('msp'));
  });

  it('says which key a spec misses', async () => {
    const spec = { customers: { shop: { owner: 'nobody' } } };
    await expect(world(spec)).rejects.toThrow('The world has no partner "nobody"');
  });

  it('has a clock that stands, moves and runs again', async () => {
    try {
      expect(await clock.stopAt('2030-01-01T00:00:00Z')).toEqual(new Date('2030-01-01T00:00:00Z'));
      expect(await clock.advance(1_000)).toEqual(new Date('2030-01-01T00:00:01Z'));
    } finally {
      await clock.reset();
    }
    expect(Math.abs((await clock.advance(0)).getTime() - Date.now())).toBeLessThan(5_000);
    await clock.reset();
  });
});
