import { mspApi } from './api';

import type { CreateSavedViewInput, SavedList, SavedView, UpdateSavedViewBody } from '../../../contracts/saved-views';

interface Answer<Data> {
  data: Data;
}

const savedViewsApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspSavedView'] }).injectEndpoints({
  endpoints: (build) => ({
    listSavedViews: build.query<SavedView[], SavedList>({
      query: (list) => ({ url: '/msp/saved-views', config: { params: { list } } }),
      transformResponse: ({ data }: Answer<SavedView[]>) => data,
      providesTags: ['MspSavedView'],
    }),
    createSavedView: build.mutation<SavedView, CreateSavedViewInput>({
      query: (data) => ({ url: '/msp/saved-views', method: 'POST', data }),
      transformResponse: ({ data }: Answer<SavedView>) => data,
      invalidatesTags: ['MspSavedView'],
    }),
    updateSavedView: build.mutation<unknown, { documentId: string; data: UpdateSavedViewBody }>({
      query: ({ documentId, data }) => ({ url: `/msp/saved-views/${documentId}`, method: 'PUT', data }),
      invalidatesTags: ['MspSavedView'],
    }),
    deleteSavedView: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `/msp/saved-views/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['MspSavedView'],
    }),
  }),
});

export const {
  useListSavedViewsQuery,
  useCreateSavedViewMutation,
  useUpdateSavedViewMutation,
  useDeleteSavedViewMutation,
} = savedViewsApi;
