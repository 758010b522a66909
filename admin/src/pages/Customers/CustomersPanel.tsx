import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';

import { ColumnPicker } from '../../components/ColumnPicker';
import { ExportButton } from '../../components/ExportButton';
import { ListTable } from '../../components/ListTable';
import { SavedViews } from '../../components/SavedViews/SavedViews';
import { useColumnsOfView } from '../../components/SavedViews/useViewParams';
import { SearchField } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useSessionState } from '../../hooks/useSessionState';
import { useTranslate } from '../../hooks/useTranslate';
import { useVisibleColumns } from '../../hooks/useVisibleColumns';
import { useListCustomersQuery } from '../../services/customers';

import { BulkBar } from './BulkBar';
import { BULK_RIGHTS, bulkRightsOn } from './bulkRights';
import { CustomerCell } from './cells';
import { CustomerDialogs, type OpenCustomerDialog } from './CustomerDialogs';
import { CustomerFilterButton, CustomerFilterChips } from './CustomerFilters';
import { CustomerMenu } from './CustomerMenu';
import { useColumnLabels } from './labels';

import type { Capability } from '../../../../contracts/common';
import { CUSTOMER_COLUMNS, type Customer, type CustomerColumn } from '../../../../contracts/customers';

import type { CustomersState } from './useCustomersState';

const nameOf = ({ name, documentId }: Customer) => name ?? documentId;

/** A view of the list: its columns, what narrows it, what can be done to one customer or to many. */
export const CustomersPanel = ({ state }: { state: CustomersState }) => {
  const t = useTranslate();
  const me = useMe();
  const { view } = state;
  const all: readonly CustomerColumn[] = CUSTOMER_COLUMNS[view];
  const columns = useVisibleColumns(`customers:${view}`, all);
  useColumnsOfView(columns.show);
  const labels = useColumnLabels();
  const { data, error, isLoading, isFetching, refetch } = useListCustomersQuery(state.query);
  const [ticked, setTicked] = useSessionState<Record<string, Capability[]>>('customers:ticks', {});
  const [open, setOpen] = React.useState<OpenCustomerDialog | null>(null);
  const rows = data?.data ?? [];
  // Who only reads has nothing to tick for
  const offersTicks =
    !state.archived &&
    (BULK_RIGHTS.some((right) => me.capabilities.includes(right)) || rows.some((row) => bulkRightsOn(row).length > 0));
  const { total, totalIsMinimum } = data?.meta.pagination ?? { total: 0, totalIsMinimum: false };

  const toggle = (chosen: Customer[], isTicked: boolean) =>
    setTicked((current) => {
      const next = { ...current };
      for (const customer of chosen) {
        if (isTicked) next[customer.documentId] = bulkRightsOn(customer);
        else delete next[customer.documentId];
      }
      return next;
    });

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('customer-list.search.label', 'Search customers')}
            placeholder={t('customer-list.search', 'Search by name, tag, shortcode or email')}
            hint={t(
              'customer-list.search.hint',
              'Two letters match the beginning of words, three or more match anywhere.'
            )}
            value={state.search}
            onChange={state.setSearch}
            width="40rem"
          />
          <CustomerFilterButton state={state} />
        </Flex>
        <Flex gap={2}>
          <SavedViews list="customers" columns={columns.visible} />
          <ExportButton
            url="/msp/customers/export"
            fileName={`${view}.csv`}
            params={{ ...state.exported, columns: columns.visible.join(',') }}
            disabled={total === 0}
          />
          <ColumnPicker
            columns={all}
            labels={labels}
            visible={columns.visible}
            onToggle={columns.toggle}
            onReset={columns.reset}
          />
        </Flex>
      </Flex>
      <CustomerFilterChips state={state} />
      {state.archived ? (
        <Typography textColor="neutral600">
          {t(
            'customer-archive.note',
            'Archived customers can be restored for {days, plural, one {# day} other {# days}}; then they are deleted for good.',
            { days: data?.meta.archiveDays ?? 0 }
          )}
        </Typography>
      ) : null}
      <BulkBar
        ticked={state.archived ? {} : ticked}
        filters={state.filters}
        total={total}
        totalIsMinimum={totalIsMinimum}
        onClear={() => setTicked({})}
      />
      {data ? (
        <Typography variant="pi" textColor="neutral600" role="status">
          {t(
            'customer-list.total',
            '{total, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}',
            { total, more: totalIsMinimum ? 'yes' : 'no' }
          )}
        </Typography>
      ) : null}
      <ListTable<Customer>
        columns={columns.visible.map((name) => ({
          name,
          label: labels[name],
          sortable: true,
          cell: (customer) => (
            <CustomerCell column={name} customer={customer} archiveDays={data?.meta.archiveDays ?? 0} />
          ),
        }))}
        rows={rows}
        pagination={data?.meta.pagination}
        sortedBy={`${all[0]}:asc`}
        isLoading={isLoading}
        error={error}
        capability="customer.read"
        onRetry={refetch}
        empty={
          state.isFiltered
            ? t('customer-list.empty.filtered', 'No customer matches these filters.')
            : t('customer-list.empty', 'There are no customers yet.')
        }
        actions={(row) => {
          const customer = { ...row, readsLicenses: row.licensedProducts !== null };
          return <CustomerMenu customer={customer} onOpen={(dialog) => setOpen({ dialog, customer })} />;
        }}
        ticks={
          offersTicks
            ? {
                has: ({ documentId }) => documentId in ticked,
                toggle,
                label: (customer) => t('customer-list.tick', 'Tick {name}', { name: nameOf(customer) }),
              }
            : undefined
        }
      />
      {open ? <CustomerDialogs {...open} onClose={() => setOpen(null)} /> : null}
    </Flex>
  );
};
