import type { AccessRequestResponse, ListAccessRequestsResponse } from '../../contracts/access-requests';
import type { Client, RequestOptions } from './client';

const PATH = '/msp/access-requests';

export const listRequests = (client: Client, query: RequestOptions['query'] = {}) =>
  client.get<ListAccessRequestsResponse>(PATH, { pageSize: 100, ...query });

/** @param body a CreateAccessRequestBody, or something wrong */
export const askFor = (client: Client, body: object) => client.post<AccessRequestResponse>(PATH, body);

export const decide = (
  client: Client,
  documentId: string,
  decision: 'grant' | 'decline' | 'withdraw',
  body: object = {}
) => client.post<AccessRequestResponse>(`${PATH}/${documentId}/${decision}`, body);
