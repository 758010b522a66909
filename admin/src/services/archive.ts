import { mspApi } from './api';

import type { ArchiveCustomerEffects } from '../../../contracts/archive';

interface Answer<Data> {
  data: Data;
}

/** What is archived is gone from every count and list, and comes back into them. */
const MOVED = [
  'MspCustomer',
  'MspCustomerUser',
  'MspTechPartner',
  'MspDelegation',
  'MspLicense',
  'MspAccessRequest',
  'MspPartnerTree',
] as const;

const archiveApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspPartnerTree'] }).injectEndpoints({
  endpoints: (build) => ({
    previewArchive: build.query<ArchiveCustomerEffects, string>({
      query: (documentId) => `/msp/customers/${documentId}/archive`,
      transformResponse: ({ data }: Answer<ArchiveCustomerEffects>) => data,
      keepUnusedDataFor: 0,
    }),
    setArchived: build.mutation<unknown, { documentId: string; verb: 'archive' | 'restore'; data: { reason: string } }>(
      {
        query: ({ documentId, verb, data }) => ({ url: `/msp/customers/${documentId}/${verb}`, method: 'POST', data }),
        invalidatesTags: [...MOVED],
      }
    ),
    deleteArchived: build.mutation<unknown, { documentId: string; name: string }>({
      query: ({ documentId, name }) => ({ url: `/msp/customers/${documentId}/delete`, method: 'POST', data: { name } }),
      invalidatesTags: [...MOVED],
    }),
  }),
});

export const { usePreviewArchiveQuery, useSetArchivedMutation, useDeleteArchivedMutation } = archiveApi;
