import { mspApi } from './api';

import type {
  ActivationResult,
  CutOff,
  CutOffResponse,
  DisablePartnerInput,
  MoveEndings,
  MovePartnerInput,
  PreviewMoveResponse,
  ResendActivationResponse,
} from '../../../contracts/partner-lifecycle';
import type {
  ListTreeLevelParams,
  ListTreeLevelResponse,
  SearchTreeQuery,
  SearchTreeResponse,
  TreePartner,
  TreePartnerResponse,
  TreeTotalsResponse,
} from '../../../contracts/partner-tree';

/** Status and counts of a partner stand in its row, in those above it and on its details page. */
const MOVED = ['MspPartnerTree', 'MspTechPartner'] as const;
/** Seconds for which Back finds the opened branches without asking again. */
const KEPT = 300;

const partnerTreeApi = mspApi
  .enhanceEndpoints({ addTagTypes: ['MspPartnerTree', 'MspPartnerDetails'] })
  .injectEndpoints({
    endpoints: (build) => ({
      listTreeLevel: build.query<ListTreeLevelResponse, ListTreeLevelParams>({
        query: (params) => ({ url: '/msp/partner-tree', config: { params } }),
        providesTags: ['MspPartnerTree'],
        keepUnusedDataFor: KEPT,
      }),
      searchTree: build.query<SearchTreeResponse, SearchTreeQuery>({
        query: (params) => ({ url: '/msp/partner-tree/matches', config: { params } }),
        providesTags: ['MspPartnerTree'],
        keepUnusedDataFor: KEPT,
      }),
      getTreeTotals: build.query<TreeTotalsResponse['data'], void>({
        query: () => '/msp/partner-tree/totals',
        transformResponse: ({ data }: TreeTotalsResponse) => data,
        providesTags: ['MspPartnerTree'],
      }),
      getTreePartner: build.query<TreePartner, string>({
        query: (documentId) => `/msp/partner-tree/${documentId}`,
        transformResponse: ({ data }: TreePartnerResponse) => data,
        providesTags: ['MspPartnerTree'],
      }),
      previewDisablePartner: build.query<CutOff, string>({
        query: (documentId) => `/msp/partners/${documentId}/cut-off`,
        transformResponse: ({ data }: CutOffResponse) => data,
        keepUnusedDataFor: 0,
      }),
      disablePartner: build.mutation<unknown, { documentId: string; data: DisablePartnerInput }>({
        query: ({ documentId, data }) => ({ url: `/msp/partners/${documentId}/disable`, method: 'POST', data }),
        invalidatesTags: [...MOVED],
      }),
      enablePartner: build.mutation<unknown, string>({
        query: (documentId) => ({ url: `/msp/partners/${documentId}/enable`, method: 'POST', data: {} }),
        invalidatesTags: [...MOVED],
      }),
      previewMove: build.query<MoveEndings, { documentId: string; parent: string | null }>({
        query: ({ documentId, parent }) => ({
          url: `/msp/partners/${documentId}/move`,
          config: { params: parent === null ? {} : { parent } },
        }),
        transformResponse: ({ data }: PreviewMoveResponse) => data,
        keepUnusedDataFor: 0,
      }),
      movePartner: build.mutation<unknown, { documentId: string; data: MovePartnerInput }>({
        query: ({ documentId, data }) => ({ url: `/msp/partners/${documentId}/move`, method: 'POST', data }),
        invalidatesTags: [...MOVED, 'MspPartnerDetails', 'MspDelegation'],
      }),
      resendActivation: build.mutation<ActivationResult[], string[]>({
        query: (partners) => ({ url: '/msp/partners/resend-activation', method: 'POST', data: { partners } }),
        transformResponse: ({ data }: ResendActivationResponse) => data,
        invalidatesTags: ['MspPartnerTree', 'MspInvite'],
      }),
    }),
  });

export const {
  useListTreeLevelQuery,
  useSearchTreeQuery,
  useGetTreeTotalsQuery,
  useGetTreePartnerQuery,
  usePreviewDisablePartnerQuery,
  useDisablePartnerMutation,
  useEnablePartnerMutation,
  usePreviewMoveQuery,
  useMovePartnerMutation,
  useResendActivationMutation,
} = partnerTreeApi;
