import { toForm } from '../utils/toForm';

import { mspApi } from './api';

import type {
  PartnerDetails,
  PartnerDetailsResponse,
  UpdatePartnerDetailsInput,
} from '../../../contracts/partner-details';

const partnerDetailsApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspPartnerDetails'] }).injectEndpoints({
  endpoints: (build) => ({
    getPartnerDetails: build.query<PartnerDetails, string>({
      query: (documentId) => `/msp/partners/${documentId}/details`,
      transformResponse: ({ data }: PartnerDetailsResponse) => data,
      providesTags: ['MspPartnerDetails'],
    }),
    updatePartnerDetails: build.mutation<PartnerDetails, { documentId: string; data: UpdatePartnerDetailsInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/partners/${documentId}/details`, method: 'PUT', data }),
      transformResponse: ({ data }: PartnerDetailsResponse) => data,
      // The name stands in other places too.
      invalidatesTags: ['MspPartnerDetails', 'MspMe', 'MspTechPartner'],
    }),
    updateLogo: build.mutation<PartnerDetails, { documentId: string; logo: File | null }>({
      query: ({ documentId, logo }) => ({
        url: `/msp/partners/${documentId}/logo`,
        ...(logo ? { method: 'PUT', data: toForm({ logo }) } : { method: 'DELETE' }),
      }),
      transformResponse: ({ data }: PartnerDetailsResponse) => data,
      invalidatesTags: ['MspPartnerDetails'],
    }),
  }),
});

export const { useGetPartnerDetailsQuery, useUpdateLogoMutation, useUpdatePartnerDetailsMutation } = partnerDetailsApi;
