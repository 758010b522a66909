import type { z } from 'zod';

import { mspApi } from './api';

import type {
  AccessRequestResponse,
  createAccessRequest,
  GrantAccessRequestInput,
  ListAccessRequestsParams,
  ListAccessRequestsResponse,
} from '../../../contracts/access-requests';

type Decision<TData> = { documentId: string; data: TData };

const accessRequestsApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listAccessRequests: build.query<ListAccessRequestsResponse, ListAccessRequestsParams>({
      query: (params) => ({ url: '/msp/access-requests', config: { params } }),
      providesTags: ['MspAccessRequest'],
    }),
    createAccessRequest: build.mutation<AccessRequestResponse, z.input<typeof createAccessRequest.body>>({
      query: (data) => ({ url: '/msp/access-requests', method: 'POST', data }),
      invalidatesTags: ['MspAccessRequest'],
    }),
    grantAccessRequest: build.mutation<AccessRequestResponse, Decision<GrantAccessRequestInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/access-requests/${documentId}/grant`, method: 'POST', data }),
      // Also where it failed: somebody else may have decided.
      invalidatesTags: ['MspAccessRequest', 'MspDelegation', 'MspTechPartner'],
    }),
    declineAccessRequest: build.mutation<AccessRequestResponse, Decision<{ note: string }>>({
      query: ({ documentId, data }) => ({ url: `/msp/access-requests/${documentId}/decline`, method: 'POST', data }),
      invalidatesTags: ['MspAccessRequest'],
    }),
    withdrawAccessRequest: build.mutation<AccessRequestResponse, string>({
      query: (documentId) => ({ url: `/msp/access-requests/${documentId}/withdraw`, method: 'POST', data: {} }),
      invalidatesTags: ['MspAccessRequest'],
    }),
  }),
});

export const {
  useListAccessRequestsQuery,
  useCreateAccessRequestMutation,
  useGrantAccessRequestMutation,
  useDeclineAccessRequestMutation,
  useWithdrawAccessRequestMutation,
} = accessRequestsApi;
