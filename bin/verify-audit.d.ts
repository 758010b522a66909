export interface AuditFault {
  kind: 'changed' | 'missing' | 're-hashed' | 'truncated' | 'key' | 'unreadable';
  message: string;
  chain?: string;
  /** Of the first entry that does not hold. */
  sequence?: number;
}

export type AuditVerdict =
  | { ok: true; chains: number; entries: number; omitted: number }
  | { ok: false; fault: AuditFault };

export function verifyAudit(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  publicKey: string
): Promise<AuditVerdict>;
