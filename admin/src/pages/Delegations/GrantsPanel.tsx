import * as React from 'react';

import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination } from '@strapi/strapi/admin';

import { ExportButton } from '../../components/ExportButton';
import { LoadError } from '../../components/LoadError';
import { SearchField } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListDelegationsQuery } from '../../services/delegations';

import { GrantFilterButton, GrantFilterChips } from './GrantFilters';
import { GrantsTable } from './GrantsTable';
import { RenewDialog } from './RenewDialog';
import { useGrantFilters } from './useGrantFilters';

import type { Delegation } from '../../../../contracts/delegations';

/** Ticks survive another page of the list and another filter. */
const useSelection = () => {
  const [selected, setSelected] = React.useState<ReadonlyMap<string, Delegation>>(new Map());
  const select = (rows: Delegation[], isSelected: boolean) =>
    setSelected((current) => {
      const next = new Map(current);
      for (const row of rows) {
        if (isSelected) next.set(row.documentId, row);
        else next.delete(row.documentId);
      }
      return next;
    });
  return { selected, select, clear: () => setSelected(new Map()) };
};

const Empty = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) => {
  const t = useTranslate();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={
        isFiltered
          ? t('grants.empty.filtered', 'No delegation matches these filters.')
          : t('grants.empty', 'There are no delegations yet.')
      }
      action={
        isFiltered ? (
          <Button variant="secondary" onClick={onClear}>
            {t('grants.empty.clear', 'Show all delegations')}
          </Button>
        ) : undefined
      }
    />
  );
};

interface GrantsPanelProps {
  customer?: { documentId: string; name: string };
  primaryAction?: React.ReactNode;
  rowActions?: (row: Delegation) => React.ReactNode;
}

/**
 * The tab *Grants*: what ends soon first, to be renewed one by one or many at once.
 *
 * @param customer the one whose grants they are; everybody's unless given (CU-4)
 * @param primaryAction beside the export; @param rowActions at the end of each row
 */
export const GrantsPanel = ({ customer, primaryAction, rowActions }: GrantsPanelProps) => {
  const t = useTranslate();
  const state = useGrantFilters(customer?.documentId);
  const { data, error, isLoading, isFetching, refetch } = useListDelegationsQuery(state.query);
  const { selected, select, clear } = useSelection();
  const [renewed, setRenewed] = React.useState<Delegation[] | null>(null);
  const rows = data?.data ?? [];
  const { search, endingWithin, grantee, target } = state.query;
  const isFiltered = Boolean(search || endingWithin || state.query.state || grantee || target);

  const table = () => {
    if (error)
      return <LoadError error={error} capability="delegation.read" onRetry={refetch} hasRadius shadow="tableShadow" />;
    if (!isLoading && rows.length === 0) return <Empty isFiltered={isFiltered} onClear={state.clear} />;
    return (
      <>
        <GrantsTable
          rows={rows}
          isLoading={isLoading}
          selected={selected}
          onSelect={select}
          isOfCustomer={customer !== undefined}
          onRenew={(row) => setRenewed([row])}
          actions={rowActions}
        />
        <Pagination.Root {...data?.meta.pagination} defaultPageSize={25}>
          <Pagination.PageSize options={['10', '25', '50', '100']} />
          <Pagination.Links />
        </Pagination.Root>
      </>
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('grants.search.label', 'Search delegations')}
            placeholder={t('grants.search', 'Search by name')}
            hint={
              customer
                ? t('grants.search.hint.customer', 'Whoever holds it.')
                : t('grants.search.hint', 'Whoever holds it, or what it is on.')
            }
            value={state.filters.search}
            onChange={(value) => state.set({ search: value })}
          />
          <GrantFilterButton state={state} isOfCustomer={customer !== undefined} />
        </Flex>
        <Flex gap={2}>
          <ExportButton
            url="/msp/delegations/export"
            fileName="delegations.csv"
            params={state.exported}
            disabled={rows.length === 0}
          />
          {primaryAction}
        </Flex>
      </Flex>
      <GrantFilterChips state={state} />
      {selected.size > 0 ? (
        <Flex gap={3} wrap="wrap">
          <Box role="status">
            <Typography textColor="neutral800">
              {t('grants.selected', '{count, plural, one {# delegation} other {# delegations}} selected', {
                count: selected.size,
              })}
            </Typography>
          </Box>
          <Button size="S" startIcon={<Clock />} onClick={() => setRenewed([...selected.values()])}>
            {t('grants.renew', 'Renew')}
          </Button>
          <Button size="S" variant="tertiary" onClick={clear}>
            {t('grants.unselect', 'Clear selection')}
          </Button>
        </Flex>
      ) : null}
      {table()}
      {renewed ? <RenewDialog grants={renewed} onRenewed={clear} onClose={() => setRenewed(null)} /> : null}
    </Flex>
  );
};
