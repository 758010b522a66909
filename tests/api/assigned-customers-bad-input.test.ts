import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';
import type { CustomerSpec } from '../helpers/world-spec';

const UNKNOWN = 'a'.repeat(24);

const shops = () => {
  const fifty = Object.fromEntries(
    Array.from({ length: 50 }, (_, i): [string, CustomerSpec] => [`c${i}`, { owner: 'msp' }])
  );
  return world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      otherMsp: { type: 'msp' },
      otherInstaller: { type: 'installer', parent: 'otherMsp' },
    },
    members: { prime: { partner: 'msp' } },
    customers: {
      ...fifty,
      held: { owner: 'msp' },
      deep: { owner: 'grandchild' },
      others: { owner: 'otherMsp' },
      demo: { owner: 'msp', demo: true },
      invited: { owner: 'msp', accessModel: 'invite-guest' },
      suspended: { owner: 'msp', suspended: true },
      pending: { owner: 'msp', linkApproval: 'pending' },
      rejected: { owner: 'msp', linkApproval: 'rejected' },
    } as Record<string, CustomerSpec>,
    delegations: [{ grantee: 'integrator', target: 'held' }],
  });
};

describe('A faulty save of assigned customers', () => {
  let w: Awaited<ReturnType<typeof shops>>;
  beforeAll(async () => void (w = await shops()));

  const path = (key: Parameters<typeof w.id>[0] = 'integrator') => `/msp/tech-partners/${w.id(key)}/customers`;
  const fifty = () => Array.from({ length: 50 }, (_, i) => w.id(`c${i}`));

  afterEach(async () => {
    // Nothing is ever written.
    const rows = await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('integrator') });
    expect(rows.map((row) => row.target_customer_id)).toEqual([w.rowId('held')]);
    expect(await rowsOf('msp_audit_entries', { target_id: w.id('integrator') })).toEqual([]);
  });

  /** Save and preview refuse alike. */
  const refused = async (body: unknown) => {
    const saved = await w.as('prime').put(path(), body);
    const previewed = await w.as('prime').post(`${path()}/preview`, body);
    expect([previewed.status, previewed.error]).toEqual([saved.status, saved.error]);
    return saved;
  };

  it.each(['others', 'deep', 'demo', 'invited'])('[TP-16] answers to %s as to an id that is not', async (key) => {
    const messages = [];
    for (const id of [w.id(key), UNKNOWN]) {
      for (const field of ['assign', 'unassign']) {
        const answer = await refused({ [field]: { ids: [w.id('held'), id] } });
        expect([answer.status, faultyFields(answer)]).toEqual([400, [`${field}.ids.1`]]);
        messages.push(answer.error?.message.replace(field, ''));
      }
    }
    expect(new Set(messages).size).toBe(1);
  });

  it('[TP-16] writes none of fifty where one is wrong', async () => {
    const ids = [...fifty().slice(0, 49), w.id('others')];
    const answer = await refused({ assign: { ids }, unassign: { ids: [w.id('held')] } });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['assign.ids.49']]);
  });

  it('[TP-16] takes nothing away where what it gives is wrong', async () => {
    expect((await refused({ assign: { ids: [UNKNOWN] }, unassign: { ids: [w.id('held')] } })).status).toBe(400);
  });

  it.each(['suspended', 'pending', 'rejected'])('[TP-16] never assigns a customer that is %s', async (key) => {
    const answer = await refused({ assign: { ids: [w.id('c0'), w.id(key)] } });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['assign.ids.1']]);
  });

  it('[TP-16] can’t both give and take the same', async () => {
    for (const other of [{ ids: [w.id('held')] }, { allMatching: {} }]) {
      const answer = await refused({ assign: other, unassign: { ids: [w.id('held')] } });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['unassign']]);
    }
  });

  it('[TP-16] refuses ten thousand ids at once, and asks for all that match instead', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(24, 'x'));
    const answer = await refused({ assign: { ids } });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['assign.ids']]);
    expect(answer.error?.message).toContain('allMatching');
  });

  it.each<[string, unknown, string]>([
    ['a list', [], ''],
    ['an unknown field', { assigned: { ids: [] } }, 'assigned'],
    ['ids that are no list', { assign: { ids: 'x' } }, 'assign.ids'],
    ['ids that are no ids', { assign: { ids: [1] } }, 'assign.ids.0'],
    ['an id with a quote', { assign: { ids: ["'; drop table x; --"] } }, 'assign.ids.0'],
    ['a search that is no text', { assign: { allMatching: { search: {} } } }, 'assign.allMatching.search'],
    ['an unknown filter', { assign: { allMatching: { owner: 'x' } } }, 'assign.allMatching.owner'],
    ['a period that is no object', { accessPeriod: 'forever' }, 'accessPeriod'],
  ])('[TP-16] refuses %s, naming the field', async (_what, body, field) => {
    const answer = await refused(body);
    expect([answer.status, answer.error?.name]).toEqual([400, 'ValidationError']);
    expect(faultyFields(answer)).toContain(field);
  });

  it.each(['{"assign":', 'assign=all', '"text"', 'null', '\u0000'])('[TP-16] refuses a body of %j', async (raw) => {
    const { status } = await w.as('prime').request('PUT', path(), { raw });
    expect(status).toBe(400);
  });

  it('[TP-16] refuses a body that is not JSON by its type', async () => {
    const { status } = await w.as('prime').request('PUT', path(), { raw: 'assign=all' });
    expect(status).toBe(400);
  });

  it('[TP-16] answers 404 where there is no such tech partner', async () => {
    for (const target of [
      path('otherInstaller'),
      '/msp/tech-partners/nonsense/customers',
      `/msp/tech-partners/${UNKNOWN}/customers`,
      path('child'),
    ]) {
      const { status } = await w.as('prime').put(target, { assign: { ids: [w.id('c0')] } });
      expect([target, status]).toEqual([target, target.includes('nonsense') ? expect.any(Number) : 404]);
      expect([400, 404]).toContain(status);
    }
  });
});
