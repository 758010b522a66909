import { mspApi } from './api';

import type {
  AccessModel,
  AccessModelPreview,
  ListAccessModelRequestsParams,
  ListAccessModelRequestsResponse,
} from '../../../contracts/access-models';

/** Who sees a customer is counted and listed everywhere. */
const MOVED = ['MspCustomer', 'MspTechPartner', 'MspDelegation', 'MspAccessModelRequest'] as const;

const accessModelsApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspAccessModelRequest'] }).injectEndpoints({
  endpoints: (build) => ({
    listAccessModelRequests: build.query<ListAccessModelRequestsResponse, ListAccessModelRequestsParams>({
      query: (params) => ({ url: '/msp/access-model-requests', config: { params } }),
      providesTags: ['MspAccessModelRequest'],
    }),
    decideAccessModel: build.mutation<
      unknown,
      { documentId: string; verb: 'grant' | 'decline'; data: { note: string } }
    >({
      query: ({ documentId, verb, data }) => ({
        url: `/msp/access-model-requests/${documentId}/${verb}`,
        method: 'POST',
        data,
      }),
      // Also where it failed: somebody else may have decided
      invalidatesTags: [...MOVED],
    }),
    previewAccessModel: build.query<AccessModelPreview, string>({
      query: (customer) => `/msp/customers/${customer}/access-model`,
      transformResponse: ({ data }: { data: AccessModelPreview }) => data,
      keepUnusedDataFor: 0,
    }),
    setAccessModel: build.mutation<unknown, { customer: string; data: { accessModel: AccessModel; reason: string } }>({
      query: ({ customer, data }) => ({ url: `/msp/customers/${customer}/access-model`, method: 'PUT', data }),
      invalidatesTags: [...MOVED],
    }),
  }),
});

export const {
  useListAccessModelRequestsQuery,
  useDecideAccessModelMutation,
  usePreviewAccessModelQuery,
  useSetAccessModelMutation,
} = accessModelsApi;
