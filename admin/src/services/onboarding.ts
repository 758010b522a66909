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
    createPartner: build.mutation<CreatedPartner, CreatePartnerInput>({
      query: (data) => ({ url: '/msp/partners', method: 'POST', data }),
      transformResponse: ({ data }: CreatePartnerResponse) => data,
      invalidatesTags: ['MspPartnerTree', 'MspTechPartner'],
    }),
  }),
});

export const { useCheckPartnerMutation, useCreatePartnerMutation } = onboardingApi;
