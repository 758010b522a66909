import type {
  ListDelegableGroupsResponse,
  ListDelegableUsersResponse,
  PreviewMspDelegationsResponse,
  SaveMspDelegationsResponse,
} from '../../contracts/msp-delegations';
import type { Client, RequestOptions } from './client';

const path = (documentId: string, rest = '') => `/msp/tech-partners/${documentId}/delegations${rest}`;
type Query = RequestOptions['query'];

export const delegableUsers = (client: Client, documentId: string, query: Query = {}) =>
  client.get<ListDelegableUsersResponse>(path(documentId, '/users'), { pageSize: 100, ...query });

export const delegableGroups = (client: Client, documentId: string, query: Query = {}) =>
  client.get<ListDelegableGroupsResponse>(path(documentId, '/groups'), { pageSize: 100, ...query });

/** @param difference a SaveMspDelegationsBody, or something wrong */
export const saveDelegations = (client: Client, documentId: string, difference: object) =>
  client.put<SaveMspDelegationsResponse>(path(documentId), difference);

export const previewDelegations = (client: Client, documentId: string, difference: object) =>
  client.post<PreviewMspDelegationsResponse>(path(documentId, '/preview'), difference);
