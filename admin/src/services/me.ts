import { mspApi } from './api';

import type { Me } from '../../../contracts/me';

const meApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    getMe: build.query<Me, void>({
      query: () => '/msp/me',
      transformResponse: ({ data }: { data: Me }) => data,
      providesTags: ['MspMe'],
    }),
  }),
});

export const { useGetMeQuery } = meApi;
