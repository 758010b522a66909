import { mspApi } from './api';

import type {
  ListAcceptancesParams,
  ListAcceptancesResponse,
  ListAgreementsResponse,
  PublishAgreementBody,
} from '../../../contracts/agreements';

const agreementsApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspAgreement'] }).injectEndpoints({
  endpoints: (build) => ({
    listAgreements: build.query<ListAgreementsResponse, void>({
      query: () => '/msp/agreements',
      providesTags: ['MspAgreement'],
    }),
    publishAgreement: build.mutation<unknown, PublishAgreementBody>({
      query: (data) => ({ url: '/msp/agreements', method: 'POST', data }),
      invalidatesTags: ['MspAgreement'],
    }),
    listAcceptances: build.query<ListAcceptancesResponse, ListAcceptancesParams>({
      query: (params) => ({ url: '/msp/agreements/acceptances', config: { params } }),
      providesTags: ['MspAgreement'],
    }),
  }),
});

export const { useListAgreementsQuery, usePublishAgreementMutation, useListAcceptancesQuery } = agreementsApi;
