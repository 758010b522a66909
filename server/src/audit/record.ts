import { createHash } from 'node:crypto';
import type { AuditRecord } from '../../../contracts/audit-log';

/**
 * The text of an entry that is hashed, stored and exported as it is: JSON in the order of the contract's fields. Stored as
 * text, because a JSON column would order its keys anew (DESIGN, "Audit").
 */
export const textOf = (record: AuditRecord): string => JSON.stringify(record);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Where an entry stands: in which chain, at which place, written together with those from `batch` on, after what. */
export interface Place {
  chain: string;
  sequence: number;
  /** Sequence of the first entry that was written in the same breath; only the last of them is signed. */
  batch: number;
  previous: string;
}

/** What stands before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);

/** The hash of an entry: of its place and of its text. bin/verify-audit.js does the same, on its own. */
export const hashOf = ({ chain, sequence, batch, previous }: Place, text: string): string =>
  sha256([chain, sequence, batch, previous, digestOf(text)].join('\n'));

/** Stands for the text of an entry that an export leaves out. */
export const digestOf = (text: string): string => sha256(text);

/** What is signed: a kind of statement, and what it says. One kind can't be passed off as another. */
export const statementOf = {
  entry: (chain: string, sequence: number, hash: string) => `msp-audit-entry\n${chain}\n${sequence}\n${hash}`,
  /** The chain ends here: nothing that came later was dropped. */
  head: (chain: string, sequence: number, hash: string) => `msp-audit-head\n${chain}\n${sequence}\n${hash}`,
  /** All entries of the chain up to this one were cleared. */
  checkpoint: (chain: string, sequence: number, hash: string) => `msp-audit-checkpoint\n${chain}\n${sequence}\n${hash}`,
  /** An export's text holds exactly these lines. */
  export: (digest: string) => `msp-audit-export\n${digest}`,
};
