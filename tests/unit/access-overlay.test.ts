import knex, { type Knex } from 'knex';
import { grants, withOverlay, type Overlay, type ProposedGrant } from '../../server/src/access/grants';
import { activeAt } from '../../server/src/access/active';
import type { MemberActor } from '../../server/src/access/actor';

const NOW = new Date('2030-06-15T12:00:00.000Z');
const LATER = new Date('2030-07-01T00:00:00.000Z');

const actor: MemberActor = {
  operator: false,
  userId: 1,
  name: 'A member',
  memberId: 7,
  role: 'prime-admin',
  home: { id: 3, documentId: 'a'.repeat(24), name: 'Home', type: 'msp', administratorsMayWorkOnDelegated: false },
  groups: [],
  grants: { toHome: false, toMember: false },
};

const proposed = (change: Partial<ProposedGrant>): ProposedGrant => ({
  granteeMemberId: 7,
  targetPartnerId: 20,
  targetOwnerId: 20,
  role: 'administrator',
  startsAt: NOW,
  endsAt: null,
  ...change,
});

describe('[X-3] A change laid over the delegation table', () => {
  let sql: Knex;
  beforeAll(async () => {
    sql = knex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true });
    await sql.schema.createTable('msp_delegations', (table) => {
      table.increments('id');
      for (const name of ['member', 'group', 'partner']) table.integer(`grantee_${name}_id`);
      for (const name of ['partner', 'customer', 'owner']) table.integer(`target_${name}_id`);
      table.boolean('outside_owner');
      for (const name of ['role', 'origin', 'key']) table.string(name);
      for (const name of ['starts_at', 'ends_at']) table.datetime(name);
    });
    const row = {
      target_customer_id: 1,
      target_owner_id: 3,
      outside_owner: false,
      role: 'read-only',
      origin: 'manual',
    };
    await sql('msp_delegations').insert([
      { ...row, grantee_partner_id: 3, starts_at: NOW },
      { ...row, grantee_partner_id: 4, starts_at: NOW },
      { ...row, grantee_partner_id: 5, starts_at: LATER },
    ]);
  });
  afterAll(() => sql.destroy());

  const active = (overlay?: Overlay): Promise<Record<string, unknown>[]> =>
    grants(sql, 'd', overlay).where(activeAt('d', NOW)).select('d.*').orderBy('d.id');
  const ids = async (overlay?: Overlay) => (await active(overlay)).map(({ id }) => id);

  it('is the table itself where there is none', async () => {
    expect(grants(sql, 'd').toString()).toBe('select * from `msp_delegations` as `d`');
    expect(await ids()).toEqual([1, 2]);
  });

  it('takes rows away, by id or by a query', async () => {
    expect(await ids({ remove: [1] })).toEqual([2]);
    expect(await ids({ remove: sql('msp_delegations').select('id').where('grantee_partner_id', 4) })).toEqual([1]);
    expect(await ids({ remove: [], add: [] })).toEqual([1, 2]);
  });

  it('adds rows as they would be read, each in its period', async () => {
    const add = [proposed({}), proposed({ endsAt: NOW }), proposed({ startsAt: LATER }), proposed({ endsAt: LATER })];
    const rows = (await active({ add })).filter(({ id }) => Number(id) < 0);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      grantee_member_id: 7,
      grantee_group_id: null,
      target_partner_id: 20,
      target_customer_id: null,
      outside_owner: 0,
      role: 'administrator',
      origin: 'manual',
    });
  });

  it('carries more rows than a statement takes values', async () => {
    const add = Array.from({ length: 20_000 }, (_, index) => proposed({ targetPartnerId: index }));
    expect(await ids({ add })).toHaveLength(20_002);
  });

  it('writes nothing', async () => {
    await ids({ remove: [1], add: [proposed({})] });
    expect(await ids()).toEqual([1, 2]);
  });

  it('opens the branches of the member that it concerns', () => {
    expect(withOverlay(actor, { add: [proposed({})] }).grants).toEqual({ toHome: false, toMember: true });
    const toHome = proposed({ granteeMemberId: undefined, granteePartnerId: 3 });
    expect(withOverlay(actor, { add: [toHome] }).grants).toEqual({ toHome: true, toMember: false });
    expect(withOverlay(actor, undefined)).toBe(actor);
  });
});
