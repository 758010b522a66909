import { mspApi } from './api';

import type { DeviceReporting } from '../../../contracts/devices';

interface Data<T> {
  data: T;
}

const token = (customer: string) => `/msp/customers/${customer}/device-token`;

const devicesApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspDeviceReporting'] }).injectEndpoints({
  endpoints: (build) => ({
    getDeviceReporting: build.query<DeviceReporting, string>({
      query: (customer) => `/msp/customers/${customer}/device-reporting`,
      transformResponse: ({ data }: Data<DeviceReporting>) => data,
      providesTags: ['MspDeviceReporting', 'MspCustomer'],
    }),
    makeDeviceToken: build.mutation<string, { customer: string; rotate: boolean }>({
      query: ({ customer, rotate }) => ({
        url: rotate ? `${token(customer)}/rotate` : token(customer),
        method: 'POST',
        data: {},
      }),
      transformResponse: ({ data }: Data<{ token: string }>) => data.token,
      invalidatesTags: ['MspDeviceReporting'],
    }),
    revokeDeviceToken: build.mutation<unknown, string>({
      query: (customer) => ({ url: token(customer), method: 'DELETE' }),
      invalidatesTags: ['MspDeviceReporting'],
    }),
  }),
});

export const { useGetDeviceReportingQuery, useMakeDeviceTokenMutation, useRevokeDeviceTokenMutation } = devicesApi;
