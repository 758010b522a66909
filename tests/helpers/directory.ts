import type { DirectoryEntry } from '../../contracts/directory';
import type { Client } from './client';

export const ENTRIES = '/content-manager/collection-types/plugin::msp.directory-entry';

interface Listed {
  data: DirectoryEntry[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

/** The public list, by the names in it. */
export const listed = async (client: Client, query: Record<string, string | number> = {}) => {
  const { status, body, error } = await client.get<Listed>('/api/msp/directory', query);
  if (status !== 200) throw new Error(`The directory answered ${status} ${error?.message}`);
  return { ...body, names: body.data.map(({ name }) => name) };
};

/** Writes and publishes an entry in the Content Manager, as an operator does. */
export const publishEntry = async (operator: Client, documentId: string, fields: object = {}, locale = 'en') => {
  const path = `${ENTRIES}/${documentId}`;
  const written = await operator.request('PUT', path, { query: { locale }, body: { headline: 'Here', ...fields } });
  if (written.status !== 200) throw new Error(`Writing answered ${written.status} ${written.error?.message}`);
  const answer = await operator.request('POST', `${path}/actions/publish`, { query: { locale }, body: {} });
  if (answer.status !== 200) throw new Error(`Publishing answered ${answer.status} ${answer.error?.message}`);
};
