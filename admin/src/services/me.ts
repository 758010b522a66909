import { mspApi } from './api';

import type { Me } from '../../../contracts/me';

const meApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    // `getMe` is core's own: endpoints of one name are not told apart across plugins.
    getMspMe: build.query<Me, void>({
      query: () => '/msp/me',
      transformResponse: ({ data }: { data: Me }) => data,
      providesTags: ['MspMe'],
    }),
  }),
});

export const { useGetMspMeQuery } = meApi;
