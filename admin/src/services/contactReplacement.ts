import { mspApi } from './api';

import type {
  PartnerContact,
  PartnerContactResponse,
  ReplaceContactInput,
  ReplaceContactResponse,
} from '../../../contracts/contact-replacement';

const contactApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspPartnerDetails', 'MspPartnerTree'] }).injectEndpoints({
  endpoints: (build) => ({
    getPartnerContact: build.query<PartnerContact, string>({
      query: (documentId) => `/msp/partners/${documentId}/contact`,
      transformResponse: ({ data }: PartnerContactResponse) => data,
      // Sent again and withdrawn as an invitation
      providesTags: ['MspPartnerDetails', 'MspInvite'],
    }),
    replaceContact: build.mutation<ReplaceContactResponse['data'], { documentId: string; data: ReplaceContactInput }>({
      query: ({ documentId, data }) => ({ url: `/msp/partners/${documentId}/contact`, method: 'POST', data }),
      transformResponse: ({ data }: ReplaceContactResponse) => data,
      invalidatesTags: ['MspPartnerDetails', 'MspPartnerTree', 'MspInvite', 'MspMember'],
    }),
  }),
});

export const { useGetPartnerContactQuery, useReplaceContactMutation } = contactApi;
