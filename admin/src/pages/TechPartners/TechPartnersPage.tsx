import { Flex } from '@strapi/design-system';
import { Layouts, Page, Pagination } from '@strapi/strapi/admin';

import { ColumnPicker } from '../../components/ColumnPicker';
import { ExportButton } from '../../components/ExportButton';
import { ImportButton } from '../../components/ImportButton';
import { LoadError } from '../../components/LoadError';
import { SearchField } from '../../components/SearchField';
import { useDrawerParams } from '../../hooks/useDrawerParams';
import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';
import { useVisibleColumns } from '../../hooks/useVisibleColumns';
import { useListTechPartnersQuery } from '../../services/techPartners';

import { AddPartnerMenu } from '../Partners/AddPartner/AddPartnerMenu';

import { AssignedCustomersDrawer } from './AssignedCustomers/AssignedCustomersDrawer';
import { useColumnLabels } from './columns';
import { DelegationsDrawer } from './Delegations/DelegationsDrawer';
import { TechPartnersTable } from './TechPartnersTable';
import { FilterChips, TypeFilter } from './TypeFilter';
import { useTableState } from './useTableState';

import { TECH_PARTNER_TYPES } from '../../../../contracts/common';
import { TECH_PARTNER_COLUMNS } from '../../../../contracts/tech-partners';

const PAGE_SIZES = ['10', '25', '50', '100'];

export const TechPartnersPage = () => {
  const t = useTranslate();
  const me = useMe();
  const table = useTableState();
  const columns = useVisibleColumns('tech-partners', TECH_PARTNER_COLUMNS);
  const labels = useColumnLabels();
  const drawer = useDrawerParams();
  const { data, error, isLoading, isFetching, refetch } = useListTechPartnersQuery(table.query);
  useScrollRestoration(Boolean(data) && !isFetching);

  // Tech partners have nobody below them
  const mayAdd =
    me.capabilities.includes('partner.create') && !TECH_PARTNER_TYPES.some((tech) => tech === me.partner?.type);
  const mayAssign = mayAdd && me.capabilities.includes('delegation.manage');
  const title = t('tech-partners.title', 'Tech Partners');
  const total = data?.meta.pagination.total;
  const isFiltered = Boolean(table.filters.search || table.type);

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          total === undefined
            ? t('tech-partners.subtitle.loading', 'Integrators and installers')
            : t('tech-partners.subtitle', '{total, plural, one {# tech partner} other {# tech partners}}', { total })
        }
        primaryAction={<AddPartnerMenu types={mayAdd ? TECH_PARTNER_TYPES : []} />}
        secondaryAction={mayAssign ? <ImportButton kind="assignments" /> : undefined}
      />
      <Layouts.Action
        startActions={
          <Flex direction="column" alignItems="stretch" gap={3} width="100%">
            <Flex gap={2} wrap="wrap" alignItems="flex-start">
              <SearchField
                label={t('tech-partners.search.label', 'Search tech partners')}
                placeholder={t('tech-partners.search.placeholder', 'Search by name')}
                hint={t(
                  'tech-partners.search.hint',
                  'Two letters match the beginning of words, three or more match anywhere in the name.'
                )}
                value={table.search}
                onChange={table.setSearch}
                width="46rem"
              />
              <TypeFilter type={table.type} onChange={table.setType} />
            </Flex>
            <FilterChips
              search={table.filters.search ?? ''}
              type={table.type}
              onClearSearch={() => table.setSearch('')}
              onClearType={() => table.setType()}
              onClearAll={table.clearAll}
            />
          </Flex>
        }
        endActions={
          <>
            <ExportButton
              url="/msp/tech-partners/export"
              fileName="tech-partners.csv"
              params={{ ...table.filters, columns: columns.visible.join(',') }}
              disabled={!total}
            />
            <ColumnPicker
              columns={TECH_PARTNER_COLUMNS}
              labels={labels}
              visible={columns.visible}
              onToggle={columns.toggle}
              onReset={columns.reset}
            />
          </>
        }
      />
      <Layouts.Content>
        {error ? (
          <LoadError error={error} capability="partner.read" onRetry={refetch} hasRadius shadow="tableShadow" />
        ) : (
          <>
            <TechPartnersTable
              partners={data?.data ?? []}
              columns={columns.visible}
              isLoading={isLoading}
              isFiltered={isFiltered}
              onClearAll={table.clearAll}
              onOpen={drawer.open}
            />
            <Pagination.Root {...data?.meta.pagination} defaultPageSize={25}>
              <Pagination.PageSize options={PAGE_SIZES} />
              <Pagination.Links />
            </Pagination.Root>
          </>
        )}
      </Layouts.Content>
      {drawer.drawer === 'customers' && drawer.partner ? (
        <AssignedCustomersDrawer key={drawer.partner} partnerId={drawer.partner} onClose={drawer.close} />
      ) : null}
      {drawer.drawer === 'delegations' && drawer.partner ? (
        <DelegationsDrawer key={drawer.partner} partnerId={drawer.partner} onClose={drawer.close} />
      ) : null}
    </Page.Main>
  );
};
