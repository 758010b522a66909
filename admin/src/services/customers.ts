import { mspApi } from './api';

import type {
  ChangeCustomersInput,
  CustomersChanged,
  PreviewSuspensionsInput,
  SuspensionsPreview,
} from '../../../contracts/customer-bulk';
import type {
  CreateCustomerInput,
  CreatedCustomer,
  CustomerChangesInput,
  CustomerOwner,
  MoveCustomerEffects,
  SuspensionEffects,
} from '../../../contracts/customer-lifecycle';
import type { CustomerTag, ListCustomersParams, ListCustomersResponse } from '../../../contracts/customers';

interface Answer<Data> {
  data: Data;
}

/** Customers are counted, granted and shown elsewhere too. */
const MOVED = ['MspCustomer', 'MspTechPartner', 'MspDelegation', 'MspPartnerTree'] as const;

const customersApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspPartnerTree'] }).injectEndpoints({
  endpoints: (build) => ({
    listCustomers: build.query<ListCustomersResponse, ListCustomersParams>({
      query: (params) => ({ url: '/msp/customers', config: { params } }),
      providesTags: ['MspCustomer'],
    }),
    listCustomerTags: build.query<CustomerTag[], string | undefined>({
      query: (search) => ({ url: '/msp/customers/tags', config: { params: { search } } }),
      transformResponse: ({ data }: Answer<CustomerTag[]>) => data,
      providesTags: ['MspCustomer'],
    }),
    listCustomerOwners: build.query<CustomerOwner[], string | undefined>({
      query: (search) => ({ url: '/msp/customers/owners', config: { params: { search } } }),
      transformResponse: ({ data }: Answer<CustomerOwner[]>) => data,
    }),
    proposeShortcode: build.query<string, string>({
      query: (name) => ({ url: '/msp/customers/shortcode', config: { params: { name } } }),
      transformResponse: ({ data }: Answer<{ shortcode: string }>) => data.shortcode,
      keepUnusedDataFor: 0,
    }),
    createCustomer: build.mutation<CreatedCustomer, CreateCustomerInput>({
      query: (data) => ({ url: '/msp/customers', method: 'POST', data }),
      transformResponse: ({ data }: Answer<CreatedCustomer>) => data,
      invalidatesTags: [...MOVED],
    }),
    updateCustomer: build.mutation<unknown, { documentId: string; data: CustomerChangesInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/customers/${documentId}`, method: 'PUT', data }),
      invalidatesTags: [...MOVED],
    }),
    previewSuspension: build.query<SuspensionEffects, string>({
      query: (documentId) => `/msp/customers/${documentId}/cut-off`,
      transformResponse: ({ data }: Answer<SuspensionEffects>) => data,
      keepUnusedDataFor: 0,
    }),
    setSuspension: build.mutation<
      unknown,
      { documentId: string; verb: 'suspend' | 'reactivate'; data: { reason: string } }
    >({
      query: ({ documentId, verb, data }) => ({ url: `/msp/customers/${documentId}/${verb}`, method: 'POST', data }),
      invalidatesTags: [...MOVED],
    }),
    previewCustomerMove: build.query<MoveCustomerEffects, { documentId: string; owner: string }>({
      query: ({ documentId, owner }) => ({ url: `/msp/customers/${documentId}/move`, config: { params: { owner } } }),
      transformResponse: ({ data }: Answer<MoveCustomerEffects>) => data,
      keepUnusedDataFor: 0,
    }),
    moveCustomer: build.mutation<{ ended: number }, { documentId: string; owner: string }>({
      query: ({ documentId, owner }) => ({ url: `/msp/customers/${documentId}/move`, method: 'POST', data: { owner } }),
      transformResponse: ({ data }: Answer<{ ended: number }>) => data,
      invalidatesTags: [...MOVED],
    }),
    previewSuspensions: build.query<SuspensionsPreview, PreviewSuspensionsInput>({
      query: (data) => ({ url: '/msp/customers/bulk/preview', method: 'POST', data }),
      transformResponse: ({ data }: Answer<SuspensionsPreview>) => data,
      keepUnusedDataFor: 0,
    }),
    changeCustomers: build.mutation<CustomersChanged, ChangeCustomersInput>({
      query: (data) => ({ url: '/msp/customers/bulk', method: 'POST', data }),
      transformResponse: ({ data }: Answer<CustomersChanged>) => data,
      invalidatesTags: [...MOVED],
    }),
  }),
});

export const {
  useListCustomersQuery,
  useListCustomerTagsQuery,
  useListCustomerOwnersQuery,
  useLazyProposeShortcodeQuery,
  useCreateCustomerMutation,
  useUpdateCustomerMutation,
  usePreviewSuspensionQuery,
  useSetSuspensionMutation,
  usePreviewCustomerMoveQuery,
  useMoveCustomerMutation,
  usePreviewSuspensionsQuery,
  useChangeCustomersMutation,
} = customersApi;
