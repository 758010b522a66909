import { mspApi } from './api';

import type {
  AuditEntry,
  AuditEntryResponse,
  ListAuditLogParams,
  ListAuditLogResponse,
} from '../../../contracts/audit-log';

/** Whatever is done elsewhere adds an entry, so nothing read here is kept. */
const auditLogApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listAuditLog: build.query<ListAuditLogResponse, ListAuditLogParams>({
      query: (params) => ({ url: '/msp/audit-log', config: { params } }),
      keepUnusedDataFor: 0,
    }),
    getAuditEntry: build.query<AuditEntry, string>({
      query: (documentId) => `/msp/audit-log/${documentId}`,
      transformResponse: ({ data }: AuditEntryResponse) => data,
    }),
  }),
});

export const { useListAuditLogQuery, useGetAuditEntryQuery } = auditLogApi;
