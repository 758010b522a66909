import { mspApi } from './api';

import type { ListTechPartnersParams, ListTechPartnersResponse, TechPartner } from '../../../contracts/tech-partners';

const techPartnersApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listTechPartners: build.query<ListTechPartnersResponse, ListTechPartnersParams>({
      query: (params) => ({ url: '/msp/tech-partners', config: { params } }),
      providesTags: ['MspTechPartner'],
    }),
    getTechPartner: build.query<TechPartner, string>({
      query: (documentId) => `/msp/tech-partners/${documentId}`,
      transformResponse: ({ data }: { data: TechPartner }) => data,
      providesTags: ['MspTechPartner'],
    }),
  }),
});

export const { useListTechPartnersQuery, useGetTechPartnerQuery } = techPartnersApi;
