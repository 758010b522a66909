import type { DashboardResponse } from '../../contracts/dashboard';
import type { ListCustomersResponse } from '../../contracts/customers';
import { world } from '../helpers/world';

/** Of every status one in the own tree, one delegated from elsewhere, one through a tech partner, one as a guest. */
const build = () => {
  const suspended = { suspended: true } as const;
  const pending = { linkApproval: 'pending' } as const;
  const rejected = { linkApproval: 'rejected' } as const;
  const guests = { accessModel: 'invite-guest' } as const;
  return world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      // Reads its own tree, and elsewhere what was granted
      admin: { partner: 'msp', role: 'administrator' },
      // Has nothing but grants
      techGuest: { partner: 'tech', role: 'guest-manager' },
      nothing: { partner: 'tech', role: 'guest-manager' },
    },
    customers: {
      own: { owner: 'msp', deviceCount: 1 },
      ownSuspended: { owner: 'msp', deviceCount: 2, ...suspended },
      ownPending: { owner: 'msp', deviceCount: 4, ...pending },
      ownRejected: { owner: 'msp', deviceCount: 8, ...rejected },
      ownClosed: { owner: 'msp', deviceCount: 16, ...guests },
      direct: { owner: 'other', deviceCount: 32 },
      directSuspended: { owner: 'other', deviceCount: 64, ...suspended },
      directRejected: { owner: 'other', deviceCount: 128, ...rejected },
      directClosed: { owner: 'other', deviceCount: 256, ...guests },
      through: { owner: 'other', deviceCount: 512 },
      throughPending: { owner: 'other', deviceCount: 1_024, ...pending },
      guest: { owner: 'msp', deviceCount: 2_048, ...guests },
      guestSuspended: { owner: 'other', deviceCount: 4_096, ...guests, ...suspended },
      foreign: { owner: 'other', deviceCount: 8_192 },
      demo: { owner: 'other', deviceCount: 16_384, demo: true },
    },
    delegations: [
      ...(['own', 'direct', 'directSuspended', 'directRejected', 'directClosed', 'demo'] as const).map((target) => ({
        ...{ grantee: 'admin', target, role: 'read-only' as const },
      })),
      { grantee: 'admin', target: 'tech', role: 'read-only' },
      { grantee: 'techGuest', target: 'direct', role: 'read-only' },
      ...(['through', 'throughPending', 'direct'] as const).map((target) => ({ grantee: 'tech', target })),
      ...(['guest', 'guestSuspended'] as const).map((target) => ({
        ...{ grantee: 'admin', target, role: 'read-only' as const, origin: 'guest' as const },
      })),
    ],
  });
};

describe('The dashboard of a member with several paths', () => {
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.as>[0];
  const customers = async (who: Who) => (await w.as(who).get<DashboardResponse>('/msp/dashboard')).body.data.customers;
  const listed = async (who: Who, query: Record<string, string> = {}) => {
    const { body } = await w.as(who).get<ListCustomersResponse>('/msp/customers', { demo: 'without', ...query });
    expect(body.data).toHaveLength(body.meta.pagination.total);
    return body.meta.pagination.total;
  };
  beforeAll(async () => void (w = await build()));

  it('[TE-3] counts each customer once, by whichever path it comes', async () => {
    expect(await customers('admin')).toMatchObject({
      ...{ active: 4, suspended: 3, linkPending: 2, linkRejected: 2 },
      devices: 1 + 2 + 4 + 8 + 32 + 64 + 128 + 512 + 1_024 + 2_048 + 4_096,
    });
    expect(await customers('techGuest')).toMatchObject({ active: 2, linkPending: 1, devices: 32 + 512 + 1_024 });
  });

  it('[TE-3] says what the list shows', async () => {
    for (const who of ['admin', 'techGuest', 'nothing'] as const) {
      const shown = await customers(who);
      const { active, suspended, linkPending, linkRejected } = shown ?? {
        ...{ active: 0, suspended: 0, linkPending: 0, linkRejected: 0 },
      };
      expect([who, active + suspended + linkPending + linkRejected]).toEqual([who, await listed(who)]);
      expect([who, suspended]).toEqual([who, await listed(who, { status: 'suspended' })]);
    }
  });
});
