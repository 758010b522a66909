import { mspApi } from './api';

import type {
  CreateLicenseInput,
  LicenseResponse,
  LicenseSummary,
  LicenseSummaryResponse,
  ListHoldersParams,
  ListHoldersResponse,
  ListLicensesParams,
  ListLicensesResponse,
  SaveHoldersInput,
  SaveHoldersResponse,
  SaveUserLicensesResponse,
  UpdateLicenseInput,
} from '../../../contracts/licenses';
import type {
  CreateProductInput,
  ListProductsParams,
  ListProductsResponse,
  ProductResponse,
  UpdateProductInput,
} from '../../../contracts/products';

type Of<Data> = { documentId: string; data: Data };

const licensesApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listProducts: build.query<ListProductsResponse, ListProductsParams>({
      query: (params) => ({ url: '/msp/products', config: { params } }),
      providesTags: ['MspProduct'],
    }),
    createProduct: build.mutation<ProductResponse, CreateProductInput>({
      query: (data) => ({ url: '/msp/products', method: 'POST', data }),
      invalidatesTags: ['MspProduct'],
    }),
    updateProduct: build.mutation<ProductResponse, Of<UpdateProductInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/products/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspProduct', 'MspLicense'],
    }),
    deleteProduct: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `/msp/products/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspProduct'],
    }),
    listLicenses: build.query<ListLicensesResponse, ListLicensesParams>({
      query: (params) => ({ url: '/msp/licenses', config: { params } }),
      providesTags: ['MspLicense'],
    }),
    getLicenseSummary: build.query<LicenseSummary, { kind: 'customers' | 'partners'; documentId: string }>({
      query: ({ kind, documentId }) => `/msp/${kind}/${documentId}/licenses`,
      transformResponse: ({ data }: LicenseSummaryResponse) => data,
      providesTags: ['MspLicense'],
    }),
    createLicense: build.mutation<LicenseResponse, CreateLicenseInput>({
      query: (data) => ({ url: '/msp/licenses', method: 'POST', data }),
      invalidatesTags: ['MspLicense', 'MspProduct', 'MspCustomerUser'],
    }),
    updateLicense: build.mutation<LicenseResponse, Of<UpdateLicenseInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/licenses/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspLicense', 'MspCustomerUser'],
    }),
    deleteLicense: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `/msp/licenses/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspLicense', 'MspProduct', 'MspCustomerUser'],
    }),
    listHolders: build.query<ListHoldersResponse, ListHoldersParams & { documentId: string }>({
      query: ({ documentId, ...params }) => ({ url: `/msp/licenses/${documentId}/holders`, config: { params } }),
      providesTags: ['MspLicense', 'MspCustomerUser', 'MspInvite'],
      keepUnusedDataFor: 0,
    }),
    saveHolders: build.mutation<SaveHoldersResponse, Of<SaveHoldersInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/licenses/${documentId}/holders`, method: 'PUT', data }),
      invalidatesTags: ['MspLicense', 'MspCustomerUser'],
    }),
    saveUserLicenses: build.mutation<SaveUserLicensesResponse, Of<SaveHoldersInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/customer-users/${documentId}/licenses`, method: 'PUT', data }),
      invalidatesTags: ['MspLicense', 'MspCustomerUser'],
    }),
  }),
});

export const {
  useListProductsQuery,
  useCreateProductMutation,
  useUpdateProductMutation,
  useDeleteProductMutation,
  useListLicensesQuery,
  useGetLicenseSummaryQuery,
  useCreateLicenseMutation,
  useUpdateLicenseMutation,
  useDeleteLicenseMutation,
  useListHoldersQuery,
  useSaveHoldersMutation,
  useSaveUserLicensesMutation,
} = licensesApi;
