import { mspApi } from './api';

import type {
  ChangePasswordBody,
  CodeSent,
  CodeSentResponse,
  Profile,
  ProfileResponse,
  UpdateProfileInput,
} from '../../../contracts/my-profile';
import type { EndSessionsResponse, ListSessionsResponse, Session } from '../../../contracts/sessions';

interface PanelState {
  admin_app: { language: { localeNames: Record<string, string> } };
}

/** `Me` is core's own: the panel draws name and language from it. */
const CHANGED = ['MspProfile', 'Me'] as const;

const profileApi = mspApi
  .enhanceEndpoints({ addTagTypes: ['MspProfile', 'MspOwnSession', 'MspPartnerDetails', 'Me'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getProfile: build.query<Profile, void>({
        query: () => '/msp/profile',
        transformResponse: ({ data }: ProfileResponse) => data,
        providesTags: ['MspProfile'],
      }),
      updateProfile: build.mutation<Profile, UpdateProfileInput>({
        query: (data) => ({ url: '/msp/profile', method: 'PUT', data }),
        transformResponse: ({ data }: ProfileResponse) => data,
        invalidatesTags: [...CHANGED],
      }),
      sendMobileCode: build.mutation<CodeSent, void>({
        query: () => ({ url: '/msp/profile/mobile/code', method: 'POST', data: {} }),
        transformResponse: ({ data }: CodeSentResponse) => data,
      }),
      verifyMobile: build.mutation<Profile, string>({
        query: (code) => ({ url: '/msp/profile/mobile/verify', method: 'POST', data: { code } }),
        transformResponse: ({ data }: ProfileResponse) => data,
        invalidatesTags: [...CHANGED],
      }),
      requestEmail: build.mutation<CodeSent, { email: string; password: string }>({
        query: (data) => ({ url: '/msp/profile/email', method: 'POST', data }),
        transformResponse: ({ data }: CodeSentResponse) => data,
      }),
      verifyEmail: build.mutation<Profile, string>({
        query: (code) => ({ url: '/msp/profile/email/verify', method: 'POST', data: { code } }),
        transformResponse: ({ data }: ProfileResponse) => data,
        invalidatesTags: [...CHANGED, 'MspPartnerDetails'],
      }),
      changePassword: build.mutation<EndSessionsResponse, ChangePasswordBody>({
        query: (data) => ({ url: '/msp/profile/password', method: 'POST', data }),
        invalidatesTags: ['MspOwnSession'],
      }),
      listOwnSessions: build.query<Session[], void>({
        query: () => '/msp/profile/sessions',
        transformResponse: ({ data }: ListSessionsResponse) => data,
        providesTags: ['MspOwnSession'],
      }),
      /** One by its documentId, or all others. */
      endSessions: build.mutation<EndSessionsResponse, string | undefined>({
        query: (documentId) => ({
          url: documentId ? `/msp/profile/sessions/${documentId}` : '/msp/profile/sessions',
          method: 'DELETE',
        }),
        invalidatesTags: ['MspOwnSession'],
      }),
      /** The languages that the host has given its panel, by their codes. */
      listPanelLanguages: build.query<Record<string, string>, void>({
        queryFn: (_nothing, { getState }) => ({
          data: (getState() as unknown as PanelState).admin_app.language.localeNames,
        }),
      }),
    }),
  });

export const {
  useGetProfileQuery,
  useUpdateProfileMutation,
  useSendMobileCodeMutation,
  useVerifyMobileMutation,
  useRequestEmailMutation,
  useVerifyEmailMutation,
  useChangePasswordMutation,
  useListOwnSessionsQuery,
  useEndSessionsMutation,
  useListPanelLanguagesQuery,
} = profileApi;
