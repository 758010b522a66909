import { mspApi } from './api';

import type { AskedLink } from '../../../contracts/customer-link';

const customerLinkApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    askForLink: build.mutation<AskedLink, { documentId: string; verb: 'resend' | 'reopen' }>({
      query: ({ documentId, verb }) => ({ url: `/msp/customers/${documentId}/link/${verb}`, method: 'POST', data: {} }),
      transformResponse: ({ data }: { data: AskedLink }) => data,
      // Also where it failed: the tenant may have answered
      invalidatesTags: ['MspCustomer'],
    }),
  }),
});

export const { useAskForLinkMutation } = customerLinkApi;
