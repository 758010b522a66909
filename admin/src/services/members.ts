import { mspApi } from './api';

import type { Effects } from '../../../contracts/effects';
import type {
  ListMembersParams,
  ListMembersResponse,
  MemberResponse,
  PreviewMemberResponse,
  UpdateMemberBody,
} from '../../../contracts/members';
import type { RecoverMemberInput } from '../../../contracts/member-security';
import type { OffboardBody, OffboardResponse, PreviewOffboardingResponse } from '../../../contracts/offboarding';
import type { EndSessionsResponse, ListSessionsResponse, Session } from '../../../contracts/sessions';
import type { SecondFactor, SystemRole } from '../../../contracts/common';

type OfMember<Data> = { documentId: string; data: Data };

/** Whoever may sign in, and as what, is counted and granted elsewhere too. */
const MOVED = ['MspMember', 'MspMemberSession', 'MspTechPartner', 'MspDelegation', 'MspPrivilegeGroup'] as const;

const membersApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listMembers: build.query<ListMembersResponse, ListMembersParams>({
      query: (params) => ({ url: '/msp/members', config: { params } }),
      providesTags: ['MspMember'],
    }),
    updateMember: build.mutation<MemberResponse, OfMember<UpdateMemberBody>>({
      query: ({ documentId, data }) => ({ url: `/msp/members/${documentId}`, method: 'PUT', data }),
      invalidatesTags: [...MOVED],
    }),
    setSecondFactor: build.mutation<MemberResponse, { documentId: string; secondFactor: SecondFactor }>({
      query: ({ documentId, secondFactor }) => ({
        url: `/msp/members/${documentId}/second-factor`,
        method: 'PUT',
        data: { secondFactor },
      }),
      invalidatesTags: ['MspMember'],
    }),
    recoverMember: build.mutation<MemberResponse, OfMember<RecoverMemberInput>>({
      query: ({ documentId, data }) => ({ url: `/msp/members/${documentId}/recovery`, method: 'POST', data }),
      invalidatesTags: ['MspMember', 'MspMemberSession'],
    }),
    previewMember: build.mutation<Effects, OfMember<{ role: SystemRole }>>({
      query: ({ documentId, data }) => ({ url: `/msp/members/${documentId}/preview`, method: 'POST', data }),
      transformResponse: ({ data }: PreviewMemberResponse) => data.effects,
    }),
    setMemberState: build.mutation<MemberResponse, { documentId: string; verb: 'deactivate' | 'reactivate' }>({
      query: ({ documentId, verb }) => ({ url: `/msp/members/${documentId}/${verb}`, method: 'POST', data: {} }),
      invalidatesTags: [...MOVED],
    }),
    previewOffboarding: build.query<PreviewOffboardingResponse['data'], string>({
      query: (documentId) => `/msp/members/${documentId}/offboarding`,
      transformResponse: ({ data }: PreviewOffboardingResponse) => data,
      keepUnusedDataFor: 0,
    }),
    offboardMember: build.mutation<OffboardResponse['data'], OfMember<OffboardBody>>({
      query: ({ documentId, data }) => ({ url: `/msp/members/${documentId}/offboarding`, method: 'POST', data }),
      transformResponse: ({ data }: OffboardResponse) => data,
      invalidatesTags: [...MOVED, 'MspInvite', 'MspAccessRequest'],
    }),
    listMemberSessions: build.query<Session[], string>({
      query: (documentId) => `/msp/members/${documentId}/sessions`,
      transformResponse: ({ data }: ListSessionsResponse) => data,
      providesTags: ['MspMemberSession'],
      keepUnusedDataFor: 0,
    }),
    endMemberSessions: build.mutation<EndSessionsResponse, { documentId: string; session?: string }>({
      query: ({ documentId, session }) => ({
        url: `/msp/members/${documentId}/sessions${session ? `/${session}` : ''}`,
        method: 'DELETE',
      }),
      invalidatesTags: ['MspMemberSession'],
    }),
  }),
});

export const {
  useListMembersQuery,
  useUpdateMemberMutation,
  useSetSecondFactorMutation,
  useRecoverMemberMutation,
  usePreviewMemberMutation,
  useSetMemberStateMutation,
  usePreviewOffboardingQuery,
  useOffboardMemberMutation,
  useListMemberSessionsQuery,
  useEndMemberSessionsMutation,
} = membersApi;
