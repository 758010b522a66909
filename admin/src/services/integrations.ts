import { mspApi } from './api';

import type {
  ListCustomerIntegrationsResponse,
  ListShareableResponse,
  ListSharesParams,
  ListSharesResponse,
  ShareInput,
  ShareResult,
  SharesRevoked,
} from '../../../contracts/integration-shares';
import type {
  CreateIntegrationInput,
  DeletionEffects,
  Integration,
  IntegrationRange,
  IntegrationResponse,
  ListIntegrationsParams,
  ListIntegrationsResponse,
  ListIntegrationTypesResponse,
  UpdateIntegrationInput,
} from '../../../contracts/integrations';

type Of<Data> = { documentId: string; data: Data };
type OneOf = ListSharesParams & { documentId: string };

const PATH = '/msp/integrations';

const integrationsApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listIntegrationTypes: build.query<ListIntegrationTypesResponse, IntegrationRange>({
      query: (of) => ({ url: `${PATH}/types`, config: { params: { of } } }),
      providesTags: ['MspIntegration'],
    }),
    listIntegrations: build.query<ListIntegrationsResponse, ListIntegrationsParams>({
      query: (params) => ({ url: PATH, config: { params } }),
      providesTags: ['MspIntegration', 'MspCustomer'],
    }),
    getIntegration: build.query<Integration, string>({
      query: (documentId) => `${PATH}/${documentId}`,
      transformResponse: ({ data }: IntegrationResponse) => data,
      providesTags: ['MspIntegration'],
    }),
    createIntegration: build.mutation<IntegrationResponse, CreateIntegrationInput>({
      query: (data) => ({ url: PATH, method: 'POST', data }),
      invalidatesTags: ['MspIntegration'],
    }),
    updateIntegration: build.mutation<IntegrationResponse, Of<UpdateIntegrationInput>>({
      query: ({ documentId, data }) => ({ url: `${PATH}/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspIntegration'],
    }),
    rotateSecret: build.mutation<IntegrationResponse, { documentId: string; name: string; value: string }>({
      query: ({ documentId, name, value }) => ({
        url: `${PATH}/${documentId}/secrets/${name}`,
        method: 'PUT',
        data: { value },
      }),
      invalidatesTags: ['MspIntegration'],
    }),
    setIntegrationPaused: build.mutation<IntegrationResponse, { documentId: string; verb: 'pause' | 'resume' }>({
      query: ({ documentId, verb }) => ({ url: `${PATH}/${documentId}/${verb}`, method: 'POST', data: {} }),
      invalidatesTags: ['MspIntegration'],
    }),
    previewIntegrationDeletion: build.query<DeletionEffects, string>({
      query: (documentId) => `${PATH}/${documentId}/deletion`,
      transformResponse: ({ data }: { data: DeletionEffects }) => data,
      keepUnusedDataFor: 0,
    }),
    deleteIntegration: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${PATH}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspIntegration'],
    }),
    listShares: build.query<ListSharesResponse, OneOf>({
      query: ({ documentId, ...params }) => ({ url: `${PATH}/${documentId}/shares`, config: { params } }),
      providesTags: ['MspIntegration', 'MspCustomer'],
      keepUnusedDataFor: 0,
    }),
    listShareable: build.query<ListShareableResponse, OneOf>({
      query: ({ documentId, ...params }) => ({ url: `${PATH}/${documentId}/customers`, config: { params } }),
      providesTags: ['MspIntegration', 'MspCustomer'],
      keepUnusedDataFor: 0,
    }),
    shareIntegration: build.mutation<ShareResult[], Of<ShareInput>>({
      query: ({ documentId, data }) => ({ url: `${PATH}/${documentId}/shares`, method: 'POST', data }),
      transformResponse: ({ data }: { data: ShareResult[] }) => data,
      invalidatesTags: ['MspIntegration'],
    }),
    revokeShares: build.mutation<SharesRevoked, string[]>({
      query: (shares) => ({ url: '/msp/integration-shares/revoke', method: 'POST', data: { shares } }),
      transformResponse: ({ data }: { data: SharesRevoked }) => data,
      invalidatesTags: ['MspIntegration'],
    }),
    listCustomerIntegrations: build.query<
      ListCustomerIntegrationsResponse,
      { customer: string; page: number; pageSize: number }
    >({
      query: ({ customer, ...params }) => ({ url: `/msp/customers/${customer}/integrations`, config: { params } }),
      providesTags: ['MspIntegration', 'MspCustomer'],
    }),
  }),
});

export const {
  useListIntegrationTypesQuery,
  useListIntegrationsQuery,
  useGetIntegrationQuery,
  useCreateIntegrationMutation,
  useUpdateIntegrationMutation,
  useRotateSecretMutation,
  useSetIntegrationPausedMutation,
  usePreviewIntegrationDeletionQuery,
  useDeleteIntegrationMutation,
  useListSharesQuery,
  useListShareableQuery,
  useShareIntegrationMutation,
  useRevokeSharesMutation,
  useListCustomerIntegrationsQuery,
} = integrationsApi;
