import { mspApi } from './api';

import type {
  CustomerOverview,
  CustomerOverviewResponse,
  CustomerUserResponse,
  ListCustomerUsersParams,
  ListCustomerUsersResponse,
  UpdateCustomerUserBody,
} from '../../../contracts/customer-users';
import type { CreateCustomerInvitesBody, CreateInvitesResponse, InviteResult } from '../../../contracts/invites';

const customerUsersApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    getCustomerOverview: build.query<CustomerOverview, string>({
      query: (documentId) => `/msp/customers/${documentId}/overview`,
      transformResponse: ({ data }: CustomerOverviewResponse) => data,
      providesTags: ['MspCustomer', 'MspCustomerUser', 'MspLicense', 'MspDelegation'],
    }),
    listCustomerUsers: build.query<ListCustomerUsersResponse, ListCustomerUsersParams & { customer: string }>({
      query: ({ customer, ...params }) => ({ url: `/msp/customers/${customer}/users`, config: { params } }),
      providesTags: ['MspCustomerUser', 'MspInvite'],
    }),
    inviteCustomerUsers: build.mutation<InviteResult[], { customer: string; data: CreateCustomerInvitesBody }>({
      query: ({ customer, data }) => ({ url: `/msp/customers/${customer}/invites`, method: 'POST', data }),
      transformResponse: ({ data }: CreateInvitesResponse) => data,
      invalidatesTags: ['MspInvite'],
    }),
    updateCustomerUser: build.mutation<CustomerUserResponse, { documentId: string; data: UpdateCustomerUserBody }>({
      query: ({ documentId, data }) => ({ url: `/msp/customer-users/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspCustomerUser'],
    }),
    setCustomerUserState: build.mutation<
      CustomerUserResponse,
      { documentId: string; verb: 'deactivate' | 'reactivate' }
    >({
      query: ({ documentId, verb }) => ({ url: `/msp/customer-users/${documentId}/${verb}`, method: 'POST', data: {} }),
      invalidatesTags: ['MspCustomerUser'],
    }),
    removeCustomerUser: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `/msp/customer-users/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspCustomerUser', 'MspLicense'],
    }),
  }),
});

export const {
  useGetCustomerOverviewQuery,
  useListCustomerUsersQuery,
  useInviteCustomerUsersMutation,
  useUpdateCustomerUserMutation,
  useSetCustomerUserStateMutation,
  useRemoveCustomerUserMutation,
} = customerUsersApi;
