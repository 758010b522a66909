import { mspApi } from './api';

import type {
  CreateInvitesInput,
  CreateInvitesResponse,
  InviteResponse,
  InviteResult,
  ListInvitesParams,
  ListInvitesResponse,
} from '../../../contracts/invites';

const invitesApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listInvites: build.query<ListInvitesResponse, ListInvitesParams>({
      query: (params) => ({ url: '/msp/invites', config: { params } }),
      providesTags: ['MspInvite'],
    }),
    createInvites: build.mutation<InviteResult[], CreateInvitesInput>({
      query: (data) => ({ url: '/msp/invites', method: 'POST', data }),
      transformResponse: ({ data }: CreateInvitesResponse) => data,
      invalidatesTags: ['MspInvite'],
    }),
    resendInvite: build.mutation<InviteResponse, string>({
      query: (documentId) => ({ url: `/msp/invites/${documentId}/resend`, method: 'POST', data: {} }),
      invalidatesTags: ['MspInvite'],
    }),
    deleteInvite: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `/msp/invites/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspInvite'],
    }),
  }),
});

export const { useListInvitesQuery, useCreateInvitesMutation, useResendInviteMutation, useDeleteInviteMutation } =
  invitesApi;
