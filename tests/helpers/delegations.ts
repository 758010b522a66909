import type { ListDelegationsResponse, RenewDelegationsResponse } from '../../contracts/delegations';
import type { Client, RequestOptions } from './client';

type Query = RequestOptions['query'];

export const listDelegations = (client: Client, query: Query = {}) =>
  client.get<ListDelegationsResponse>('/msp/delegations', { pageSize: 100, ...query });

/** Grants as `Anna k3f9 > Shop k3f9`, in the order of the answer. */
export const grantNames = async (client: Client, query: Query = {}) =>
  (await listDelegations(client, query)).body.data.map(({ grantee, target }) => `${grantee.name} > ${target.name}`);

/** @param body a RenewDelegationsInput, or something wrong */
export const renew = (client: Client, body: object) =>
  client.put<RenewDelegationsResponse>('/msp/delegations/renew', body);

/** What became of each, in the order in which they were named. */
export const renewalResults = async (client: Client, body: object) =>
  (await renew(client, body)).body.data.results.map(({ result }) => result);
