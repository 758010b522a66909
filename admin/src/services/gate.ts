import { mspApi } from './api';

import type { AgreeGateBody, Gate, GateResponse } from '../../../contracts/gate';

const gateApi = mspApi.enhanceEndpoints({ addTagTypes: ['MspGate'] }).injectEndpoints({
  endpoints: (build) => ({
    /** @param language of the agreement, where the person has chosen none */
    getGate: build.query<Gate, string>({
      query: (language) => ({ url: '/msp/gate', config: { params: { language } } }),
      transformResponse: ({ data }: GateResponse) => data,
      providesTags: ['MspGate'],
      keepUnusedDataFor: 0,
      // Strapi does the same once it is told who the person is, which is refused until then
      async onQueryStarted(_, { dispatch, queryFulfilled }) {
        const language = (await queryFulfilled.catch(() => null))?.data.language;
        if (language) dispatch({ type: 'admin/setLocale', payload: language });
      },
    }),
    sendGateCode: build.mutation<Gate, void>({
      query: () => ({ url: '/msp/gate/code', method: 'POST', data: {} }),
      transformResponse: ({ data }: GateResponse) => data,
      invalidatesTags: ['MspGate'],
    }),
    verifyGate: build.mutation<Gate, string>({
      query: (code) => ({ url: '/msp/gate/verify', method: 'POST', data: { code } }),
      transformResponse: ({ data }: GateResponse) => data,
      invalidatesTags: ['MspGate'],
    }),
    agreeGate: build.mutation<Gate, AgreeGateBody>({
      query: (data) => ({ url: '/msp/gate/agree', method: 'POST', data }),
      transformResponse: ({ data }: GateResponse) => data,
      invalidatesTags: ['MspGate'],
    }),
  }),
});

export const { useGetGateQuery, useSendGateCodeMutation, useVerifyGateMutation, useAgreeGateMutation } = gateApi;
