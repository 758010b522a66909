import { mspApi } from './api';

import type { Effects } from '../../../contracts/effects';
import type {
  CreateCustomRoleInput,
  CustomRoleResponse,
  ListCustomRolesParams,
  ListCustomRolesResponse,
  PreviewCustomRoleResponse,
  UpdateCustomRoleInput,
} from '../../../contracts/custom-roles';

const customRolesApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listCustomRoles: build.query<ListCustomRolesResponse, ListCustomRolesParams>({
      query: (params) => ({ url: '/msp/custom-roles', config: { params } }),
      providesTags: ['MspCustomRole'],
    }),
    createCustomRole: build.mutation<CustomRoleResponse, CreateCustomRoleInput>({
      query: (data) => ({ url: '/msp/custom-roles', method: 'POST', data }),
      invalidatesTags: ['MspCustomRole'],
    }),
    updateCustomRole: build.mutation<CustomRoleResponse, { documentId: string; data: UpdateCustomRoleInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/custom-roles/${documentId}`, method: 'PUT', data }),
      // Groups show their role's name, and a role decides what its holders see.
      invalidatesTags: ['MspCustomRole', 'MspPrivilegeGroup'],
    }),
    previewCustomRole: build.mutation<Effects, { documentId: string; data: UpdateCustomRoleInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/custom-roles/${documentId}/preview`, method: 'POST', data }),
      transformResponse: ({ data }: PreviewCustomRoleResponse) => data.effects,
    }),
    deleteCustomRole: build.mutation<{ data: { documentId: string } }, string>({
      query: (documentId) => ({ url: `/msp/custom-roles/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspCustomRole'],
    }),
  }),
});

export const {
  useListCustomRolesQuery,
  useCreateCustomRoleMutation,
  useUpdateCustomRoleMutation,
  usePreviewCustomRoleMutation,
  useDeleteCustomRoleMutation,
} = customRolesApi;
