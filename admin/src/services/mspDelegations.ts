import { mspApi } from './api';

import type {
  DelegableParams,
  ListDelegableGroupsResponse,
  ListDelegableUsersResponse,
  PreviewMspDelegationsResponse,
  SaveMspDelegationsBody,
  SaveMspDelegationsResponse,
} from '../../../contracts/msp-delegations';

interface ListArgs extends DelegableParams {
  partner: string;
}

interface SaveArgs {
  partner: string;
  data: SaveMspDelegationsBody;
}

const mspDelegationsApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listDelegableUsers: build.query<ListDelegableUsersResponse, ListArgs>({
      query: ({ partner, ...params }) => ({
        url: `/msp/tech-partners/${partner}/delegations/users`,
        config: { params },
      }),
      keepUnusedDataFor: 0,
    }),
    listDelegableGroups: build.query<ListDelegableGroupsResponse, ListArgs>({
      query: ({ partner, ...params }) => ({
        url: `/msp/tech-partners/${partner}/delegations/groups`,
        config: { params },
      }),
      keepUnusedDataFor: 0,
    }),
    previewMspDelegations: build.mutation<PreviewMspDelegationsResponse['data'], SaveArgs>({
      query: ({ partner, data }) => ({
        url: `/msp/tech-partners/${partner}/delegations/preview`,
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: PreviewMspDelegationsResponse) => data,
    }),
    saveMspDelegations: build.mutation<SaveMspDelegationsResponse['data'], SaveArgs>({
      query: ({ partner, data }) => ({ url: `/msp/tech-partners/${partner}/delegations`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveMspDelegationsResponse) => data,
      invalidatesTags: ['MspTechPartner', 'MspPrivilegeGroup'],
    }),
  }),
});

export const {
  useLazyListDelegableUsersQuery,
  useLazyListDelegableGroupsQuery,
  usePreviewMspDelegationsMutation,
  useSaveMspDelegationsMutation,
} = mspDelegationsApi;
