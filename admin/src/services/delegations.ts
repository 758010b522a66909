import { mspApi } from './api';

import type { GrantedOnCustomer, GrantOnCustomerInput } from '../../../contracts/customer-grants';
import type {
  ListDelegationsParams,
  ListDelegationsResponse,
  RenewDelegationsInput,
  RenewDelegationsResponse,
} from '../../../contracts/delegations';

const delegationsApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listDelegations: build.query<ListDelegationsResponse, ListDelegationsParams>({
      query: (params) => ({ url: '/msp/delegations', config: { params } }),
      providesTags: ['MspDelegation'],
    }),
    renewDelegations: build.mutation<RenewDelegationsResponse['data'], RenewDelegationsInput>({
      query: (data) => ({ url: '/msp/delegations/renew', method: 'PUT', data }),
      transformResponse: ({ data }: RenewDelegationsResponse) => data,
      // An ended grant that begins anew counts again.
      invalidatesTags: ['MspDelegation', 'MspTechPartner', 'MspPrivilegeGroup'],
    }),
    grantOnCustomer: build.mutation<GrantedOnCustomer, { customer: string; data: GrantOnCustomerInput }>({
      query: ({ customer, data }) => ({ url: `/msp/customers/${customer}/delegations`, method: 'PUT', data }),
      transformResponse: ({ data }: { data: GrantedOnCustomer }) => data,
      invalidatesTags: ['MspDelegation', 'MspTechPartner', 'MspPrivilegeGroup'],
    }),
    endOnCustomer: build.mutation<unknown, { customer: string; delegation: string }>({
      query: ({ customer, delegation }) => ({
        url: `/msp/customers/${customer}/delegations/${delegation}`,
        method: 'DELETE',
      }),
      invalidatesTags: ['MspDelegation', 'MspTechPartner', 'MspPrivilegeGroup'],
    }),
  }),
});

export const {
  useListDelegationsQuery,
  useRenewDelegationsMutation,
  useGrantOnCustomerMutation,
  useEndOnCustomerMutation,
} = delegationsApi;
