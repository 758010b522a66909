import { Layouts, Page } from '@strapi/strapi/admin';

import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAuditLogQuery } from '../../services/auditLog';

import { AuditFilters } from './AuditFilters';
import { AuditLogPanel } from './AuditLogPanel';
import { ExportButtons } from './ExportButtons';
import { useAuditLogState } from './useAuditLogState';

/** Who did what, when and from where. */
export const AuditLogPage = () => {
  const t = useTranslate();
  const state = useAuditLogState();
  const { data, isFetching } = useListAuditLogQuery(state.query);
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
        <AuditLogPanel state={state} />
      </Layouts.Content>
    </Page.Main>
  );
};
