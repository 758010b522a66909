import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { verifyAudit } from '../../bin/verify-audit';
import type { AuditRecord } from '../../contracts/audit-log';
import { chainLines, fileLines } from '../../server/src/audit/export-file';
import { GENESIS, hashOf, statementOf, textOf } from '../../server/src/audit/record';
import type { Link } from '../../server/src/queries/audit-chains';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const KEY = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const fingerprint = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex');
const signed = (statement: string) => sign(null, Buffer.from(statement), privateKey).toString('hex');

const record = (label: string): AuditRecord => ({
  documentId: 'a'.repeat(24),
  at: '2031-03-01T10:00:00.000Z',
  actor: { documentId: null, name: 'Zoë O’Neil', partner: null },
  actingFor: null,
  action: 'partner.settings',
  target: { type: 'partner', documentId: 'b'.repeat(24), label },
  partner: null,
  customer: null,
  before: null,
  after: { note: [label, null, true, 1.5] },
  address: '127.0.0.1',
  userAgent: 'Line\u2028separator, "quotes", \\ and \u0000',
});

interface Made {
  label: string;
  included: boolean;
  /** Written together with the one before. */
  goesOn: boolean;
}

/** What the server exports for these entries. */
const exported = async (entries: Made[]): Promise<string> => {
  const chain = 'c'.repeat(24);
  let hash = GENESIS;
  let batch = 0;
  const links = entries.map(({ label, included, goesOn }, index): Link => {
    const sequence = index + 1;
    if (!goesOn || index === 0) batch = sequence;
    const text = textOf(record(label));
    hash = hashOf({ chain, sequence, batch, previous: hash }, text);
    const ends = !entries[index + 1]?.goesOn;
    const signature = ends ? signed(statementOf.entry(chain, sequence, hash)) : null;
    return { sequence, batch, hash, signature, record: text, included };
  });
  const head = {
    ...{ chain, sequence: links.length, hash, signature: signed(statementOf.head(chain, links.length, hash)) },
    ...{ checkpointSequence: 0, checkpointHash: GENESIS, checkpointSignature: null },
  };
  const stretches = async function* () {
    yield links;
  };
  const about = { at: '2031-03-01T10:00:00.000Z', filter: { person: 'Zoë' } };
  const parts: string[] = [];
  for await (const text of fileLines(about, chainLines(head, stretches()), { fingerprint, sign: signed }))
    parts.push(text);
  return parts.join('');
};

const entries = fc.array(
  fc.record({ label: fc.string({ unit: 'grapheme', maxLength: 12 }), included: fc.boolean(), goesOn: fc.boolean() }),
  { minLength: 1, maxLength: 8 }
);

describe('The verifier of audit exports', () => {
  it('[X-4] accepts what was exported, whatever is left out of it', () =>
    fc.assert(
      fc.asyncProperty(entries, async (made) => {
        const included = made.filter((entry) => entry.included).length;
        expect(await verifyAudit([Buffer.from(await exported(made))], KEY)).toEqual({
          ok: true,
          chains: 1,
          entries: included,
          omitted: made.length - included,
        });
      }),
      { numRuns: 100 }
    ));

  it('[X-4] reads a file in pieces of any size', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 300 }), async (made, size) => {
        const file = Buffer.from(await exported(made));
        const pieces = Array.from({ length: Math.ceil(file.length / size) }, (_, i) =>
          file.subarray(i * size, (i + 1) * size)
        );
        expect(await verifyAudit(pieces, KEY)).toMatchObject({ ok: true });
      }),
      { numRuns: 50 }
    ));

  it('[X-4] accepts no file in which a single byte was changed', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), async (made, at, change) => {
        const file = Buffer.from(await exported(made));
        file[at % file.length]! ^= change;
        expect(await verifyAudit([file], KEY)).toMatchObject({ ok: false });
      }),
      { numRuns: 400 }
    ));

  it('[X-4] accepts no file from which a line was taken, or in which two changed places', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.boolean(), async (made, at, swaps) => {
        const lines = (await exported(made)).match(/.*\n/g)!;
        const index = at % (lines.length - 1);
        const changed = swaps
          ? lines.with(index, lines[index + 1]!).with(index + 1, lines[index]!)
          : lines.toSpliced(index, 1);
        expect(await verifyAudit([Buffer.from(changed.join(''))], KEY)).toMatchObject({ ok: false });
      }),
      { numRuns: 100 }
    ));

  it('[X-4] names the entry in which a byte was changed', async () => {
    const made = ['one', 'two', 'three'].map((label) => ({ label, included: true, goesOn: false }));
    const file = await exported(made);
    expect(await verifyAudit([Buffer.from(file.replace('"label":"two"', '"label":"tvo"'))], KEY)).toEqual({
      ok: false,
      fault: { kind: 'changed', message: expect.stringContaining('Entry 2'), chain: 'c'.repeat(24), sequence: 2 },
    });
  });

  it('[X-4] does not take a file that another server signed', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const file = await exported([{ label: 'one', included: true, goesOn: false }]);
    expect(await verifyAudit([Buffer.from(file)], other)).toMatchObject({ ok: false, fault: { kind: 'key' } });
  });

  it('[X-4] runs from the command line, alone', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'msp-audit-'));
    const file = path.join(directory, 'audit-log.jsonl');
    const key = path.join(directory, 'key.pem');
    const bin = path.join(__dirname, '../../bin/strapi-plugin-msp.js');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [bin, 'verify-audit', ...args], { encoding: 'utf8' });
    try {
      const text = await exported(['one', 'two'].map((label) => ({ label, included: true, goesOn: false })));
      writeFileSync(file, text);
      writeFileSync(key, KEY);
      expect(execFileSync(process.execPath, [bin, 'verify-audit', file, '--key', key], { encoding: 'utf8' })).toBe(
        'The export holds: 2 entries and 0 omitted ones in 1 chains\n'
      );
      expect(run(file, `--key=${KEY}`).status).toBe(0);
      writeFileSync(file, text.replace('"label":"two"', '"label":"tvo"'));
      const broken = run(file, '--key', key);
      expect([broken.status, broken.stderr]).toEqual([1, expect.stringMatching(/^changed: Entry 2 .*sequence 2\)\n$/)]);
      expect([run(file).status, run('none', '--key', key).status]).toEqual([2, 2]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
