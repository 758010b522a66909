import { mspApi } from './api';

import type { Found, SearchCenterResponse } from '../../../contracts/center-search';

const centerSearchApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    searchMspCenter: build.query<Found, string>({
      query: (search) => ({ url: '/msp/search', config: { params: { search } } }),
      transformResponse: ({ data }: SearchCenterResponse) => data,
      keepUnusedDataFor: 10,
    }),
  }),
});

export const { useSearchMspCenterQuery } = centerSearchApi;
