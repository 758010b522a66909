import { toForm } from '../utils/toForm';

import { mspApi } from './api';

import type {
  CheckPartnerResponse,
  CreatedPartner,
  CreatePartnerInput,
  CreatePartnerResponse,
  Duplicates,
} from '../../../contracts/onboarding';

const onboardingApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspPartnerTree'] }).injectEndpoints({
  endpoints: (build) => ({
    checkPartner: build.mutation<Duplicates, CreatePartnerInput>({
      query: (data) => ({ url: '/msp/partners/check', method: 'POST', data }),
      transformResponse: ({ data }: CheckPartnerResponse) => data,
    }),
    createPartner: build.mutation<CreatedPartner, { partner: CreatePartnerInput; logo: File | null }>({
      query: ({ partner, logo }) => ({
        url: '/msp/partners',
        method: 'POST',
        data: logo ? toForm({ data: JSON.stringify(partner), logo }) : partner,
      }),
      transformResponse: ({ data }: CreatePartnerResponse) => data,
      invalidatesTags: ['MspPartnerTree', 'MspTechPartner'],
    }),
  }),
});

export const { useCheckPartnerMutation, useCreatePartnerMutation } = onboardingApi;
