import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { ListTable } from '../../components/ListTable';
import { SearchField } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListLicensesQuery } from '../../services/licenses';

import { useLicenseStates, useLicenseTypes } from './labels';
import { useLicenseDialogs } from './LicenseDialogs';
import { useLicenseColumns } from './useLicenseColumns';

import type { LicensesState } from './useLicensesState';

const Filters = ({ state }: { state: LicensesState }) => {
  const t = useTranslate();
  const [types, states] = [useLicenseTypes(), useLicenseStates()];
  return (
    <FilterPopover>
      <FilterChoice
        label={t('licenses.column.type', 'Type')}
        value={state.filters.type}
        all={t('licenses.filter.type.all', 'All types')}
        options={types}
        onChange={state.setType}
      />
      <FilterChoice
        label={t('licenses.filter.state', 'State')}
        value={state.filters.state}
        all={t('users.filter.state.all', 'All states')}
        options={states}
        onChange={state.setState}
      />
    </FilterPopover>
  );
};

const Chips = ({ state }: { state: LicensesState }) => {
  const t = useTranslate();
  const [types, states] = [useLicenseTypes(), useLicenseStates()];
  const { search, type, state: chosen } = state.filters;
  const chips: [string, () => void][] = [];
  if (type)
    chips.push([t('licenses.chip.type', 'Type is {type}', { type: types[type] }), () => state.setType(undefined)]);
  if (chosen) {
    chips.push([t('users.chip.state', 'State is {state}', { state: states[chosen] }), () => state.setState(undefined)]);
  }
  if (search) {
    const text = t('licenses.chip.search', 'Product or owner matches “{search}”', { search });
    chips.push([text, () => state.setSearch('')]);
  }
  return <FilterChips chips={chips} onClear={state.clear} />;
};

/** The tab *Licenses*: those of everybody in scope. */
export const LicensesPanel = ({ state }: { state: LicensesState }) => {
  const t = useTranslate();
  const { data, error, isLoading, isFetching, refetch } = useListLicensesQuery(state.licenses);
  const canManage = data?.meta.canManage ?? false;
  const columns = useLicenseColumns({ withOwner: true, sortable: true });
  const { create, menu, dialogs } = useLicenseDialogs({ canManage });
  const isFiltered = Boolean(state.licenses.search || state.filters.type || state.filters.state);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('licenses.search.label', 'Search licenses')}
            placeholder={t('licenses.search', 'Search by product or owner')}
            hint={t('records.search.hint', 'Two letters or more.')}
            value={state.filters.search}
            onChange={state.setSearch}
          />
          <Filters state={state} />
        </Flex>
        {canManage ? (
          <Button size="S" startIcon={<Plus />} onClick={create}>
            {t('licenses.new.partner', 'Add license of a partner')}
          </Button>
        ) : null}
      </Flex>
      <Chips state={state} />
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        sortedBy="product:asc"
        isLoading={isLoading}
        error={error}
        capability="license.read"
        onRetry={refetch}
        empty={
          isFiltered
            ? t('licenses.empty.filtered', 'No license matches these filters.')
            : t('licenses.none', 'There are no licenses yet.')
        }
        actions={menu}
      />
      {dialogs}
    </Flex>
  );
};
