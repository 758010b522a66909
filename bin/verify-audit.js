'use strict';

/**
 * Checks an export of the audit log (JSON Lines, docs/audit-log.md) with nothing but Node: no server, no database, and
 * not a line of the code that wrote it.
 */
const { createHash, createPublicKey, verify } = require('node:crypto');

const GENESIS = '0'.repeat(64);
const RECORD = ',"record":';
const HEX = { hash: /^[0-9a-f]{64}$/, signature: /^[0-9a-f]{128}$/ };

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** In which part of the file a line may stand, and who reads it. */
const STATES = { export: 'start', chain: 'between', entry: 'chain', omitted: 'chain', head: 'chain' };
const READERS = {
  export: 'readStart',
  chain: 'readChain',
  entry: 'readEntry',
  omitted: 'readOmitted',
  head: 'readHead',
};

/** What is wrong with the file, and where. */
class Fault extends Error {
  constructor(kind, message, place = {}) {
    super(message);
    Object.assign(this, { kind, ...place });
  }
}

/** Lines without their end, as bytes: what is hashed is hashed as it stands in the file. */
async function* linesOf(source) {
  let rest = Buffer.alloc(0);
  for await (const piece of source) {
    rest = Buffer.concat([rest, Buffer.from(piece)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) throw new Fault('truncated', 'The file ends in the middle of a line');
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line and the text of its record; a line that could be written another way was not written by the exporter. */
const parse = (bytes, place) => {
  try {
    const text = decoder.decode(bytes);
    const line = JSON.parse(text);
    if (JSON.stringify(line) !== text) throw new Error('not as it was written');
    const at = line.type === 'entry' ? text.indexOf(RECORD) : -1;
    return { ...line, text: at < 0 ? undefined : text.slice(at + RECORD.length, -1) };
  } catch {
    throw new Fault('changed', 'The line is not as it was written', place);
  }
};

class Verifier {
  constructor(publicKey) {
    this.key = createPublicKey(publicKey);
    this.fingerprint = sha256(this.key.export({ type: 'spki', format: 'der' }));
    this.digest = createHash('sha256');
    this.counts = { chains: 0, entries: 0, omitted: 0 };
    this.state = 'start';
  }

  signed(kind, statement, signature) {
    if (typeof signature !== 'string' || !HEX.signature.test(signature)) return false;
    return verify(
      null,
      Buffer.from([`msp-audit-${kind}`, ...statement].join('\n')),
      this.key,
      Buffer.from(signature, 'hex')
    );
  }

  /** Where the reader is, for a fault: the entry that should come now. */
  get place() {
    return this.state === 'chain' ? { chain: this.chain, sequence: this.last.sequence + 1 } : {};
  }

  read(bytes) {
    if (this.state === 'end') throw new Fault('changed', 'There is more after the end of the export');
    const line = parse(bytes, this.place);
    if (line.type === 'end') return this.readEnd(line);
    this.digest.update(bytes).update('\n');
    if (STATES[line.type] !== this.state) {
      throw new Fault('changed', `A line of the kind "${line.type}" does not belong here`, this.place);
    }
    const { place } = this;
    try {
      this[READERS[line.type]](line);
    } catch (error) {
      if (error instanceof Fault) throw error;
      // A field is missing, or not of its kind
      throw new Fault('changed', 'The line is not as it was written', place);
    }
  }

  readStart({ version, fingerprint }) {
    if (version !== 1) throw new Fault('unreadable', `Version ${version} of the format is not known`);
    if (fingerprint !== this.fingerprint) {
      throw new Fault('key', `The export is signed with another key: ${fingerprint}, not ${this.fingerprint}`);
    }
    this.state = 'between';
  }

  readChain({ chain, checkpoint }) {
    const { sequence, hash, signature } = checkpoint;
    const isGenesis = sequence === 0 && hash === GENESIS && signature === null;
    if (!isGenesis && !this.signed('checkpoint', [chain, sequence, hash], signature)) {
      throw new Fault('re-hashed', `The checkpoint of chain ${chain} is not signed`, { chain, sequence });
    }
    Object.assign(this, { state: 'chain', chain, first: sequence + 1 });
    this.last = { sequence, hash, batch: sequence, isSigned: true };
    this.counts.chains += 1;
  }

  readEntry(line) {
    this.link(line, sha256(line.text));
    this.counts.entries += 1;
  }

  readOmitted(line) {
    this.link(line, line.digest);
    this.counts.omitted += 1;
  }

  /** One more entry: its place, its hash, and the signature where it ends a batch. */
  link({ sequence, batch, hash, signature }, digest) {
    const { chain, last } = this;
    const place = { chain, sequence: last.sequence + 1 };
    if (sequence > place.sequence) throw new Fault('missing', `Entry ${place.sequence} is missing`, place);
    if (sequence !== place.sequence)
      throw new Fault('changed', `Entry ${sequence} stands where ${place.sequence} should`, place);

    const expected = sha256([chain, sequence, batch, last.hash, digest].join('\n'));
    if (hash !== expected) throw new Fault('changed', `Entry ${sequence} was changed: its hash does not fit`, place);

    // Only the last of what was written together is signed; each batch begins where the one before it ended
    const begins = batch === sequence;
    const goesOn = sequence === this.first ? batch < sequence : batch === last.batch && !last.isSigned;
    if (begins ? !last.isSigned : !goesOn) {
      const unsigned = { chain, sequence: begins ? last.batch : sequence };
      throw new Fault('re-hashed', `Entry ${unsigned.sequence} lacks the signature of its batch`, unsigned);
    }
    if (signature !== null && !this.signed('entry', [chain, sequence, hash], signature)) {
      const first = { chain, sequence: Math.max(batch, this.first) };
      const which =
        first.sequence === sequence ? `Entry ${sequence}` : `Of entries ${first.sequence} to ${sequence} one`;
      throw new Fault('re-hashed', `${which} was re-hashed: the signature does not fit`, first);
    }
    this.last = { sequence, hash, batch, isSigned: signature !== null };
  }

  readHead({ sequence, hash, signature }) {
    const { chain, last } = this;
    if (!this.signed('head', [chain, sequence, hash], signature)) {
      throw new Fault('re-hashed', `The head of chain ${chain} is not signed`, { chain, sequence });
    }
    if (sequence > last.sequence) throw new Fault('missing', `Entry ${last.sequence + 1} is missing`, this.place);
    if (sequence !== last.sequence || hash !== last.hash) {
      throw new Fault('changed', `Entry ${sequence} is not the one that the head was signed for`, { chain, sequence });
    }
    this.state = 'between';
  }

  readEnd({ digest, signature }) {
    if (this.state === 'chain') {
      throw new Fault('missing', `Entry ${this.place.sequence}, or the head of the chain, is missing`, this.place);
    }
    if (this.state !== 'between') throw new Fault('changed', 'The export has no beginning');
    if (digest !== this.digest.digest('hex') || !this.signed('export', [digest], signature)) {
      throw new Fault('changed', 'Every entry holds, but the file is not as it was exported');
    }
    this.state = 'end';
  }

  finish() {
    if (this.state === 'chain') {
      throw new Fault('missing', `Entry ${this.place.sequence}, or the head of the chain, is missing`, this.place);
    }
    if (this.state !== 'end') throw new Fault('truncated', 'The end of the export is missing');
    return { ok: true, ...this.counts };
  }
}

/**
 * @param source an iterable of bytes, a read stream of the file for one
 * @param publicKey the server's public key (PEM)
 * @returns `{ ok: true, chains, entries, omitted }`, or `{ ok: false, fault: { kind, message, chain, sequence } }` naming
 * the first entry that is changed, missing or re-hashed
 * @throws Error where the key is none, or the source can't be read
 */
const verifyAudit = async (source, publicKey) => {
  const verifier = new Verifier(publicKey);
  try {
    for await (const line of linesOf(source)) verifier.read(line);
    return verifier.finish();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { kind, message, chain, sequence } = error;
    return { ok: false, fault: { kind, message, chain, sequence } };
  }
};

module.exports = { verifyAudit };
