import { createHash } from 'node:crypto';
import type { Head, Link } from '../queries/audit-chains';
import { digestOf, statementOf } from './record';

interface Signing {
  fingerprint: string;
  sign: (statement: string) => string;
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

/**
 * One chain of the file: where it begins, every entry or what stands for it, and its signed head. The text of an entry
 * is put in as it was hashed.
 *
 * @param stretches the chain's entries in order, from the checkpoint to the head
 */
export async function* chainLines(head: Head, stretches: AsyncIterable<Link[]>): AsyncGenerator<string> {
  const { chain, checkpointSequence, checkpointHash, checkpointSignature } = head;
  yield line({
    type: 'chain',
    chain,
    checkpoint: { sequence: checkpointSequence, hash: checkpointHash, signature: checkpointSignature },
  });
  for await (const links of stretches) {
    yield links
      .map(({ included, record, sequence, batch, hash, signature }) =>
        included
          ? `${line({ type: 'entry', sequence, batch, hash, signature }).slice(0, -2)},"record":${record}}\n`
          : line({ type: 'omitted', sequence, batch, hash, signature, digest: digestOf(record) })
      )
      .join('');
  }
  yield line({ type: 'head', sequence: head.sequence, hash: head.hash, signature: head.signature });
}

/**
 * A JSON Lines export (docs/audit-log.md). The last line signs all others, so that no filter can be rewritten and no line
 * taken out either.
 */
export async function* fileLines(
  about: { at: string; filter: object },
  chains: AsyncIterable<string>,
  { fingerprint, sign }: Signing
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const told = (text: string) => {
    digest.update(text);
    return text;
  };
  yield told(line({ type: 'export', version: 1, ...about, fingerprint }));
  for await (const text of chains) yield told(text);
  const sum = digest.digest('hex');
  yield line({ type: 'end', digest: sum, signature: sign(statementOf.export(sum)) });
}
