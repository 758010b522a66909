import { mspApi } from './api';

import type {
  ExplainAccessQuery,
  ExplainAccessResponse,
  Explanation,
  ReviewCustomerParams,
  ReviewCustomerResponse,
  ReviewMemberParams,
  ReviewMemberResponse,
} from '../../../contracts/access';

type Of<Params> = Params & { documentId: string };

const accessApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    // Never from the cache: a right may have ended since
    explainAccess: build.query<Explanation, ExplainAccessQuery>({
      query: (params) => ({ url: '/msp/access/explain', config: { params } }),
      transformResponse: ({ data }: ExplainAccessResponse) => data,
      keepUnusedDataFor: 0,
    }),
    reviewMember: build.query<ReviewMemberResponse, Of<ReviewMemberParams>>({
      query: ({ documentId, ...params }) => ({ url: `/msp/access/review/members/${documentId}`, config: { params } }),
      keepUnusedDataFor: 0,
    }),
    reviewCustomer: build.query<ReviewCustomerResponse, Of<ReviewCustomerParams>>({
      query: ({ documentId, ...params }) => ({ url: `/msp/access/review/customers/${documentId}`, config: { params } }),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useExplainAccessQuery, useReviewMemberQuery, useReviewCustomerQuery } = accessApi;
