import { createHash } from 'node:crypto';
import { exportFile, entriesOf, linesOf, linesOfType, PATH, publicKey, verify } from '../helpers/audit-log';
import { changeRows, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp', name: '=1+1' },
      child: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      operator: { operator: true },
    },
    customers: { a: { owner: 'msp' }, b: { owner: 'msp' }, c: { owner: 'child' } },
  });

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('An export of the audit log', () => {
  let w: Awaited<ReturnType<typeof account>>;
  let key: string;

  /** Writes four changes: two entries in one breath, one each for the rest. */
  beforeEach(async () => {
    w = await account();
    const customers = (['a', 'c'] as const).map((name) => w.id(name));
    const allow = (who: 'prime' | 'childPrime', partner: 'msp' | 'child') =>
      w.as(who).put(`/msp/partners/${w.id(partner)}/settings`, { administratorsMayWorkOnDelegated: true });
    const answers = [
      await allow('prime', 'msp'),
      await w.as('prime').put(`/msp/tech-partners/${w.id('integrator')}/customers`, { assign: { ids: customers } }),
      await allow('childPrime', 'child'),
      await w.as('prime').put(`/msp/tech-partners/${w.id('integrator')}/customers`, { unassign: { ids: customers } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    key = await publicKey(w.as('prime'));
  });

  const chain = async () => {
    const [head] = await rowsOf('msp_audit_heads', { root: w.id('msp') });
    return { head: head!, entries: await rowsOf('msp_audit_entries', { chain: head!.chain! }) };
  };
  const set = (sequence: number, row: Record<string, string | number>) =>
    chain().then(({ head }) =>
      changeRows({ table: 'msp_audit_entries', where: { chain: head.chain!, sequence }, set: row })
    );
  const exported = async (query = {}) => exportFile(w.as('prime'), query);

  it('[X-4] holds whole chains, and verifies', async () => {
    const file = await exported();
    const { entries } = await chain();
    expect(await verify(file, key)).toEqual({ ok: true, chains: 1, entries: entries.length, omitted: 0 });
    const told = linesOfType(file, 'entry').map(({ record }) => record.action);
    expect(told.filter((action) => !action.startsWith('sign-in'))).toEqual([
      'partner.settings',
      'delegation.assign',
      'delegation.assign',
      'partner.settings',
      'delegation.unassign',
      'delegation.unassign',
      'audit-log.export',
    ]);
  });

  it('[X-4] verifies when it was filtered, without a word of what was left out', async () => {
    const file = await exported({ customer: w.id('a') });
    const verdict = await verify(file, key);
    expect(verdict).toMatchObject({ ok: true, chains: 1, entries: 2 });
    expect((verdict as { omitted: number }).omitted).toBe((await chain()).entries.length - 2);
    expect(file).not.toContain(w.name('c'));
    expect(linesOfType(file, 'omitted')[0]).toEqual({
      type: 'omitted',
      sequence: expect.any(Number),
      batch: expect.any(Number),
      hash: expect.any(String),
      signature: expect.any(String),
      digest: expect.any(String),
    });
  });

  it('[X-4] of a sub-partner verifies too, and names neither the partner above nor its people', async () => {
    const file = await exportFile(w.as('childPrime'));
    expect(await verify(file, key)).toMatchObject({ ok: true });
    for (const hidden of [w.id('msp'), w.id('a'), w.name('a')]) expect(file).not.toContain(hidden);
    expect(file).toContain(w.name('c'));
  });

  it('[X-4] of an operator holds the platform’s chain and every other', async () => {
    const file = await exportFile(w.as('operator'), { from: '2001-01-01T00:00:00Z' });
    expect(await verify(file, key)).toMatchObject({ ok: true });
    const chains = linesOfType(file, 'chain').map(({ chain: name }) => name);
    expect(chains).toEqual(expect.arrayContaining(['platform', (await chain()).head.chain]));
  });

  it('[X-4] is not for who may only read, and is itself in the log', async () => {
    expect((await w.as('reader').get(`${PATH}/export`)).status).toBe(403);
    await exported({ person: 'Nobody' });
    const [entry] = await entriesOf(w.as('prime'));
    expect(entry).toMatchObject({ action: 'audit-log.export', after: { format: 'jsonl', person: 'Nobody' } });
  });

  it('[X-4] tells of a flipped byte in the database which entry it is in', async () => {
    const { entries } = await chain();
    const victim = entries.find(({ record }) => String(record).includes(w.name('a')))!;
    await set(victim.sequence as number, { record: String(victim.record).replace(w.name('a'), w.name('b')) });
    const fault = { kind: 'changed', sequence: victim.sequence };
    expect(await verify(await exported(), key)).toMatchObject({ ok: false, fault });
    // Left out of the file, it is found just the same
    expect(await verify(await exported({ action: 'partner.settings' }), key)).toMatchObject({ ok: false, fault });
  });

  it('[X-4] tells of a flipped byte in the file which entry it is in', async () => {
    const lines = linesOf(await exported());
    const at = lines.findIndex((line) => line.includes('delegation.assign'));
    const sequence = JSON.parse(lines[at]!).sequence;
    const flipped = lines.with(at, lines[at]!.replace('127.0.0.1', '127.0.0.2')).join('');
    expect(await verify(flipped, key)).toMatchObject({ ok: false, fault: { kind: 'changed', sequence } });
  });

  it('[X-4] tells what is missing of a chain whose tail was dropped', async () => {
    const file = await exported();
    const lines = linesOf(file);
    const heads = lines.findIndex((line) => line.includes('"type":"head"'));
    const last = JSON.parse(lines[heads - 1]!).sequence;
    const missing = { ok: false, fault: { kind: 'missing', sequence: last } };
    expect(await verify(lines.toSpliced(heads - 1, 1).join(''), key)).toMatchObject(missing);
    expect(await verify(lines.slice(0, heads - 1).join(''), key)).toMatchObject(missing);
    expect(await verify(lines.slice(0, -1).join(''), key)).toMatchObject({ ok: false, fault: { kind: 'truncated' } });
  });

  it('[X-4] tells what is missing where the tail was dropped in the database', async () => {
    const { entries, head } = await chain();
    const last = entries.at(-1)!;
    // Out of the chain, which is what a deletion would do
    await set(last.sequence as number, { chain: 'dropped', sequence: Number(head.id) });
    const file = await exported();
    expect(await verify(file, key)).toMatchObject({ ok: false, fault: { kind: 'missing', sequence: last.sequence } });
  });

  it('[X-4] tells where a forgery begins that hashed everything anew', async () => {
    const { head, entries } = await chain();
    const forged = entries.find(({ action }) => action === 'partner.settings')!;
    let previous = String(forged.previous);
    for (const entry of entries.filter(({ sequence }) => Number(sequence) >= Number(forged.sequence))) {
      const { chain: name, sequence, batch } = entry;
      const record = String(entry.record).replace(w.member('prime').name, w.member('admin').name);
      const hash = sha256([name, sequence, batch, previous, sha256(record)].join('\n'));
      await set(sequence as number, { record, previous, hash });
      previous = hash;
    }
    await changeRows({ table: 'msp_audit_heads', where: { id: head.id! }, set: { hash: previous } });
    const fault = { kind: 're-hashed', sequence: forged.sequence };
    expect(await verify(await exported(), key)).toMatchObject({ ok: false, fault });
  });

  it('[X-4] of a chain keeps verifying when its partner has moved below another', async () => {
    const other = await world({ partners: { above: { type: 'msp' } }, members: { chief: { partner: 'above' } } });
    const closures = await rowsOf('msp_partner_closures', { descendant_id: w.rowId('child'), depth: 1 });
    const set = { ancestor_id: other.rowId('above') };
    await changeRows({ table: 'msp_partner_closures', where: { id: closures[0]!.id! }, set });
    await changeRows({
      table: 'msp_partners',
      where: { id: w.rowId('child') },
      set: { parent_id: other.rowId('above') },
    });
    await w
      .as('childPrime')
      .put(`/msp/partners/${w.id('child')}/settings`, { administratorsMayWorkOnDelegated: false });
    const file = await exportFile(w.as('childPrime'));
    expect(await verify(file, key)).toMatchObject({ ok: true, chains: 2 });
  });

  it('[X-4] is a CSV file as well, in which nothing is a formula', async () => {
    const { status, headers, body } = await w.as('prime').get<string>(`${PATH}/export`, { action: 'partner.settings' });
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/csv; *charset=utf-8$/i)]);
    const [names, ...rows] = body.trimEnd().split('\r\n');
    expect(names).toMatch(/^time,person,account,actingFor,action,.*,sequence,hash$/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(",'=1+1,");
    expect(body).not.toMatch(/[,"]=1\+1/);
  });
});
