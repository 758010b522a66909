import type { ImportKind } from '../../contracts/import-columns';
import { importReasonText } from '../../contracts/import-reasons';
import type { ImportDetails, ImportMode, ImportSummary } from '../../contracts/imports';
import type { Client } from './client';

interface Sent {
  kind?: ImportKind;
  timeZone?: string;
  name?: string;
}

/** Sends a file. */
export const upload = (
  client: Client,
  content: string | Uint8Array<ArrayBuffer>,
  { kind = 'customers', timeZone, name = 'rows.csv' }: Sent = {}
) => {
  const form = new FormData();
  form.set('data', JSON.stringify({ kind, timeZone }));
  form.set('file', new Blob([content], { type: 'text/csv' }), name);
  return client.request<{ data: ImportSummary }>('POST', '/msp/imports', { form });
};

/** Waits until no node works on it any more. */
export const settled = async (client: Client, documentId: string, atMost = 60_000): Promise<ImportDetails> => {
  const end = Date.now() + atMost;
  for (;;) {
    const { status, body } = await client.get<{ data: ImportDetails }>(`/msp/imports/${documentId}`);
    if (status !== 200) throw new Error(`The import answers ${status}`);
    if (!['checking', 'importing'].includes(body.data.state) || body.data.waitsUntil) return body.data;
    if (Date.now() > end) throw new Error(`The import is ${body.data.state} still`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Sends a file and waits for its dry run. */
export const checked = async (client: Client, content: string, sent?: Sent): Promise<ImportDetails> => {
  const { status, body, error } = await upload(client, content, sent);
  if (status !== 201) throw new Error(`Refused with ${status}: ${error?.message}`);
  return settled(client, body.data.documentId);
};

export const start = (client: Client, documentId: string, mode: ImportMode) =>
  client.post<{ data: ImportSummary }>(`/msp/imports/${documentId}/start`, { mode });

/** Sends a file, and writes it. */
export const imported = async (
  client: Client,
  content: string,
  mode: ImportMode,
  sent?: Sent
): Promise<ImportDetails> => {
  const { documentId } = await checked(client, content, sent);
  const { status, error } = await start(client, documentId, mode);
  if (status !== 200) throw new Error(`Not started, ${status}: ${error?.message}`);
  return settled(client, documentId);
};

/** What is wrong with which rows, in English. */
export const toldProblems = ({ problems }: Pick<ImportDetails, 'problems'>) =>
  problems.map(({ row, field, ...reason }) => ({ row, field, reason: importReasonText(reason, 'en') }));

export const reportOf = async (client: Client, documentId: string, query = {}): Promise<string[]> => {
  const { body } = await client.get<string>(`/msp/imports/${documentId}/report`, query);
  return body.trim().split('\r\n');
};
