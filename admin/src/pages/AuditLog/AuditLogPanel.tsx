import { Pagination } from '@strapi/strapi/admin';

import { LoadError } from '../../components/LoadError';
import { useListAuditLogQuery } from '../../services/auditLog';

import { AuditLogTable } from './AuditLogTable';
import { EntryDrawer } from './EntryDrawer';

import type { AuditLogState } from './useAuditLogState';

const PAGE_SIZES = ['10', '25', '50', '100'];

/** The entries that match, page by page, and the one that is looked at. */
export const AuditLogPanel = ({ state }: { state: AuditLogState }) => {
  const { data, error, isLoading, refetch } = useListAuditLogQuery(state.query);

  return (
    <>
      {error ? (
        <LoadError error={error} capability="audit.read" onRetry={refetch} hasRadius shadow="tableShadow" />
      ) : (
        <>
          <AuditLogTable
            entries={data?.data ?? []}
            isLoading={isLoading}
            isFiltered={Object.keys(state.filters).length > 0}
            onClearAll={state.clearAll}
            onOpen={state.openEntry}
          />
          <Pagination.Root {...data?.meta.pagination} defaultPageSize={25}>
            <Pagination.PageSize options={PAGE_SIZES} />
            <Pagination.Links />
          </Pagination.Root>
        </>
      )}
      {state.entry ? <EntryDrawer key={state.entry} documentId={state.entry} onClose={state.closeEntry} /> : null}
    </>
  );
};
