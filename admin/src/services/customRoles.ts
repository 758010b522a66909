import { mspApi } from './api';

import type {
  CreateCustomRoleInput,
  CustomRoleResponse,
  ListCustomRolesParams,
  ListCustomRolesResponse,
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
  useDeleteCustomRoleMutation,
} = customRolesApi;
