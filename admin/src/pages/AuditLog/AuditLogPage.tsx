import { Layouts, Page, Pagination } from '@strapi/strapi/admin';

import { LoadError } from '../../components/LoadError';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAuditLogQuery } from '../../services/auditLog';

import { AuditFilters } from './AuditFilters';
import { AuditLogTable } from './AuditLogTable';
import { EntryDrawer } from './EntryDrawer';
import { ExportButtons } from './ExportButtons';
import { useAuditLogState } from './useAuditLogState';

const PAGE_SIZES = ['10', '25', '50', '100'];

/** Who did what, when and from where. */
export const AuditLogPage = () => {
  const t = useTranslate();
  const state = useAuditLogState();
  const { data, error, isLoading, isFetching, refetch } = useListAuditLogQuery(state.query);
  useScrollRestoration(Boolean(data) && !isFetching);

  const title = t('audit-log.title', 'Audit Log');
  const subtitle = () => {
    if (!data) return t('audit-log.subtitle.loading', 'Who did what, when and from where');
    const { total } = data.meta.pagination;
    return data.meta.more
      ? t('audit-log.subtitle.more', 'More than {total, number} entries', { total })
      : t('audit-log.subtitle', '{total, plural, one {# entry} other {# entries}}', { total });
  };

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={subtitle()}
        primaryAction={data?.meta.canExport ? <ExportButtons filters={state.asked} /> : undefined}
      />
      <Layouts.Action
        startActions={<AuditFilters filters={state.filters} onChange={state.setFilter} onClearAll={state.clearAll} />}
      />
      <Layouts.Content>
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
      </Layouts.Content>
      {state.entry ? <EntryDrawer key={state.entry} documentId={state.entry} onClose={state.closeEntry} /> : null}
    </Page.Main>
  );
};
