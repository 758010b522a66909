import type {
  AssignableCustomer,
  ListAssignableCustomersResponse,
  PreviewAssignedCustomersResponse,
  SaveAssignedCustomersBody,
  SaveAssignedCustomersResponse,
} from '../../contracts/assigned-customers';
import type { ListTechPartnersResponse, TechPartner } from '../../contracts/tech-partners';
import type { Answer, Client, RequestOptions } from './client';

type Query = RequestOptions['query'];

const path = (documentId: string, rest = '') => `/msp/tech-partners/${documentId}${rest}`;

export const listTechPartners = (client: Client, query: Query = {}) =>
  client.get<ListTechPartnersResponse>('/msp/tech-partners', query);

/** The names on a page of up to 100. */
export const techPartnerNames = async (client: Client, query: Query = {}) => {
  const { body } = await listTechPartners(client, { pageSize: 100, ...query });
  return body.data.map(({ name }) => name);
};

export const getTechPartner = (client: Client, documentId: string) =>
  client.get<{ data: TechPartner }>(path(documentId));

/** The row of one tech partner, as the table shows it; `undefined` where it is not there. */
export const rowOf = async (client: Client, documentId: string): Promise<TechPartner | undefined> => {
  for (let page = 1; ; page += 1) {
    const { body } = await listTechPartners(client, { page, pageSize: 100 });
    const row = body.data.find(({ tenantId }) => tenantId === documentId);
    // An operator sees the partners of every other test as well
    if (row || page >= body.meta.pagination.pageCount) return row;
  }
};

export const listCustomers = (client: Client, documentId: string, query: Query = {}) =>
  client.get<ListAssignableCustomersResponse>(path(documentId, '/customers'), query);

/** Follows the cursors to the end. */
export const allCustomers = async (client: Client, documentId: string, query: Query = {}) => {
  const found: AssignableCustomer[] = [];
  for (let cursor: string | undefined; ; ) {
    const { status, body } = await listCustomers(client, documentId, { limit: 200, ...query, cursor });
    if (status !== 200) throw new Error(`A page of customers answered ${status}`);
    found.push(...body.data);
    if (body.meta.cursor === null) return found;
    cursor = body.meta.cursor;
  }
};

export const saveCustomers = (client: Client, documentId: string, difference: SaveAssignedCustomersBody) =>
  client.put<SaveAssignedCustomersResponse>(path(documentId, '/customers'), difference);

export const previewCustomers = (client: Client, documentId: string, difference: SaveAssignedCustomersBody) =>
  client.post<PreviewAssignedCustomersResponse>(path(documentId, '/customers/preview'), difference);

/** The fields that a 400 names. */
export const faultyFields = ({ error }: Answer): string[] => {
  const { errors = [] } = (error?.details ?? {}) as { errors?: { path: string[] }[] };
  return errors.map((fault) => fault.path.join('.'));
};
