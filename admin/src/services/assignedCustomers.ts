import { mspApi } from './api';

import type {
  ListAssignableCustomersParams,
  ListAssignableCustomersResponse,
  PreviewAssignedCustomersResponse,
  SaveAssignedCustomersBody,
  SaveAssignedCustomersResponse,
} from '../../../contracts/assigned-customers';

interface ListArgs extends ListAssignableCustomersParams {
  partner: string;
}

interface SaveArgs {
  partner: string;
  data: SaveAssignedCustomersBody;
}

const assignedCustomersApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listAssignableCustomers: build.query<ListAssignableCustomersResponse, ListArgs>({
      query: ({ partner, ...params }) => ({ url: `/msp/tech-partners/${partner}/customers`, config: { params } }),
      // The drawer holds the pages it has scrolled through itself.
      keepUnusedDataFor: 0,
    }),
    previewAssignedCustomers: build.mutation<PreviewAssignedCustomersResponse['data'], SaveArgs>({
      query: ({ partner, data }) => ({ url: `/msp/tech-partners/${partner}/customers/preview`, method: 'POST', data }),
      transformResponse: ({ data }: PreviewAssignedCustomersResponse) => data,
    }),
    saveAssignedCustomers: build.mutation<SaveAssignedCustomersResponse['data'], SaveArgs>({
      query: ({ partner, data }) => ({ url: `/msp/tech-partners/${partner}/customers`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveAssignedCustomersResponse) => data,
      invalidatesTags: ['MspTechPartner'],
    }),
  }),
});

export const {
  useLazyListAssignableCustomersQuery,
  usePreviewAssignedCustomersMutation,
  useSaveAssignedCustomersMutation,
} = assignedCustomersApi;
