import { mspApi } from './api';

import type { Dashboard, DashboardResponse } from '../../../contracts/dashboard';

/** Whatever is done elsewhere moves a figure, so nothing read here is kept. */
const dashboardApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    getMspDashboard: build.query<Dashboard, void>({
      query: () => '/msp/dashboard',
      transformResponse: ({ data }: DashboardResponse) => data,
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useGetMspDashboardQuery } = dashboardApi;
