import { mspApi } from './api';

import type {
  ListPartnersParams,
  ListPartnersResponse,
  Partner,
  PartnerResponse,
  PartnerSettings,
  PartnerSettingsResponse,
} from '../../../contracts/partners';

const partnersApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listPartners: build.query<ListPartnersResponse, ListPartnersParams>({
      query: (params) => ({ url: '/msp/partners', config: { params } }),
    }),
    getPartner: build.query<Partner, string>({
      query: (documentId) => `/msp/partners/${documentId}`,
      transformResponse: ({ data }: PartnerResponse) => data,
    }),
    getPartnerSettings: build.query<PartnerSettingsResponse['data'], string>({
      query: (documentId) => `/msp/partners/${documentId}/settings`,
      transformResponse: ({ data }: PartnerSettingsResponse) => data,
      providesTags: ['MspPartnerSettings'],
    }),
    updatePartnerSettings: build.mutation<PartnerSettingsResponse, { documentId: string; data: PartnerSettings }>({
      query: ({ documentId, data }) => ({ url: `/msp/partners/${documentId}/settings`, method: 'PUT', data }),
      // What an administrator may do follows from the switch.
      invalidatesTags: ['MspPartnerSettings', 'MspTechPartner'],
    }),
  }),
});

export const {
  useListPartnersQuery,
  useGetPartnerQuery,
  useGetPartnerSettingsQuery,
  useUpdatePartnerSettingsMutation,
} = partnersApi;
