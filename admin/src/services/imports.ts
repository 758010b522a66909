import { toForm } from '../utils/toForm';

import { mspApi } from './api';

import type { ImportKind } from '../../../contracts/import-columns';
import type {
  ImportDetails,
  ImportMode,
  ImportSummary,
  ListImportsParams,
  ListImportsResponse,
} from '../../../contracts/imports';

interface Answer<Data> {
  data: Data;
}

/** What an import writes is listed and counted elsewhere. */
const MOVED = ['MspCustomer', 'MspPartnerTree', 'MspTechPartner', 'MspDelegation'] as const;

const importsApi = mspApi
  .enhanceEndpoints({ addTagTypes: ['MspImport', 'MspCustomer', 'MspPartnerTree'] })
  .injectEndpoints({
    endpoints: (build) => ({
      listImports: build.query<ListImportsResponse, ListImportsParams>({
        query: (params) => ({ url: '/msp/imports', config: { params } }),
        providesTags: ['MspImport'],
      }),
      getImport: build.query<ImportDetails, string>({
        query: (documentId) => `/msp/imports/${documentId}`,
        transformResponse: ({ data }: Answer<ImportDetails>) => data,
        providesTags: ['MspImport'],
        onQueryStarted: async (_, { queryFulfilled, getCacheEntry, dispatch }) => {
          const before = getCacheEntry().data?.state;
          const answer = await queryFulfilled.catch(() => null);
          if (before === 'importing' && answer && answer.data.state !== 'importing') {
            dispatch(mspApi.util.invalidateTags([...MOVED] as never));
          }
        },
      }),
      uploadImport: build.mutation<ImportSummary, { kind: ImportKind; timeZone: string; file: File }>({
        query: ({ file, ...data }) => ({
          url: '/msp/imports',
          method: 'POST',
          data: toForm({ data: JSON.stringify(data), file }),
        }),
        transformResponse: ({ data }: Answer<ImportSummary>) => data,
        invalidatesTags: ['MspImport'],
      }),
      startImport: build.mutation<unknown, { documentId: string; mode: ImportMode }>({
        query: ({ documentId, mode }) => ({ url: `/msp/imports/${documentId}/start`, method: 'POST', data: { mode } }),
        invalidatesTags: ['MspImport'],
      }),
      cancelImport: build.mutation<unknown, string>({
        query: (documentId) => ({ url: `/msp/imports/${documentId}/cancel`, method: 'POST', data: {} }),
        invalidatesTags: ['MspImport'],
      }),
    }),
  });

export const {
  useListImportsQuery,
  useGetImportQuery,
  useUploadImportMutation,
  useStartImportMutation,
  useCancelImportMutation,
} = importsApi;
