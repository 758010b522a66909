import { mspApi } from './api';

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
  }),
});

export const { useListDelegationsQuery, useRenewDelegationsMutation } = delegationsApi;
