import type { AuditEntry, AuditKeyResponse, ListAuditLogResponse } from '../../contracts/audit-log';
import { verifyAudit, type AuditVerdict } from '../../bin/verify-audit';
import type { Client, RequestOptions } from './client';

export const PATH = '/msp/audit-log';

type Query = RequestOptions['query'];

export const listAuditLog = (client: Client, query: Query = {}) =>
  client.get<ListAuditLogResponse>(PATH, { pageSize: 100, ...query });

/** What the log shows somebody, newest first. */
export const entriesOf = async (client: Client, query: Query = {}): Promise<AuditEntry[]> =>
  (await listAuditLog(client, query)).body.data;

export const exportFile = async (client: Client, query: Query = {}): Promise<string> =>
  (await client.get<string>(`${PATH}/export`, { format: 'jsonl', ...query })).body;

export const publicKey = async (client: Client): Promise<string> =>
  (await client.get<AuditKeyResponse>(`${PATH}/key`)).body.data.publicKey;

/** Line by line, each with its end. */
export const linesOf = (file: string): string[] => file.match(/.*\n/g) ?? [];

export const verify = (file: string, key: string): Promise<AuditVerdict> => verifyAudit([Buffer.from(file)], key);

/** What was exported of one kind of line. */
export const linesOfType = (file: string, type: string) =>
  linesOf(file)
    .map((line) => JSON.parse(line))
    .filter((line) => line.type === type);
