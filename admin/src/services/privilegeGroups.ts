import { mspApi } from './api';

import type { Effects } from '../../../contracts/effects';
import type {
  CreatePrivilegeGroupInput,
  ListPrivilegeGroupsParams,
  ListPrivilegeGroupsResponse,
  PreviewPrivilegeGroupResponse,
  PrivilegeGroupDetails,
  PrivilegeGroupResponse,
  UpdatePrivilegeGroupInput,
} from '../../../contracts/privilege-groups';

const privilegeGroupsApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listPrivilegeGroups: build.query<ListPrivilegeGroupsResponse, ListPrivilegeGroupsParams>({
      query: (params) => ({ url: '/msp/privilege-groups', config: { params } }),
      providesTags: ['MspPrivilegeGroup'],
    }),
    getPrivilegeGroup: build.query<PrivilegeGroupDetails, string>({
      query: (documentId) => `/msp/privilege-groups/${documentId}`,
      transformResponse: ({ data }: PrivilegeGroupResponse) => data,
      providesTags: ['MspPrivilegeGroup'],
    }),
    createPrivilegeGroup: build.mutation<PrivilegeGroupResponse, CreatePrivilegeGroupInput>({
      query: (data) => ({ url: '/msp/privilege-groups', method: 'POST', data }),
      invalidatesTags: ['MspPrivilegeGroup', 'MspCustomRole'],
    }),
    updatePrivilegeGroup: build.mutation<
      PrivilegeGroupResponse,
      { documentId: string; data: UpdatePrivilegeGroupInput }
    >({
      query: ({ documentId, data }) => ({ url: `/msp/privilege-groups/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspPrivilegeGroup', 'MspCustomRole'],
    }),
    previewPrivilegeGroup: build.mutation<Effects, { documentId: string; data: UpdatePrivilegeGroupInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/privilege-groups/${documentId}/preview`, method: 'POST', data }),
      transformResponse: ({ data }: PreviewPrivilegeGroupResponse) => data.effects,
    }),
    previewPrivilegeGroupDeletion: build.query<Effects, string>({
      query: (documentId) => `/msp/privilege-groups/${documentId}/deletion`,
      transformResponse: ({ data }: PreviewPrivilegeGroupResponse) => data.effects,
      keepUnusedDataFor: 0,
    }),
    deletePrivilegeGroup: build.mutation<{ data: { endedDelegations: number } }, string>({
      query: (documentId) => ({ url: `/msp/privilege-groups/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspPrivilegeGroup', 'MspCustomRole', 'MspTechPartner'],
    }),
  }),
});

export const {
  useListPrivilegeGroupsQuery,
  useGetPrivilegeGroupQuery,
  useCreatePrivilegeGroupMutation,
  useUpdatePrivilegeGroupMutation,
  usePreviewPrivilegeGroupMutation,
  usePreviewPrivilegeGroupDeletionQuery,
  useDeletePrivilegeGroupMutation,
} = privilegeGroupsApi;
