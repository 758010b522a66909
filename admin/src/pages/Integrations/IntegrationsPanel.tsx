import { Flex, TextButton, Typography } from '@strapi/design-system';

import { ExportButton } from '../../components/ExportButton';
import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { ListTable, type ListColumn } from '../../components/ListTable';
import { SearchField } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListIntegrationsQuery } from '../../services/integrations';
import { EllipsisCell } from '../Users/cells';

import { AttachedDrawer } from './AttachedDrawer';
import { EditIntegration } from './IntegrationDialog';
import { useIntegrationMenu } from './IntegrationMenu';
import { StateCell, useStateTexts } from './labels';
import { ShareIntegration } from './ShareDialog';

import type { Integration, IntegrationType } from '../../../../contracts/integrations';
import type { IntegrationsState } from './useIntegrationsState';

const useColumns = (state: IntegrationsState): ListColumn<Integration>[] => {
  const t = useTranslate();
  const showsOwner = useMe().kind === 'operator' || state.of === 'all';
  const column = (name: string, label: string, cell: ListColumn<Integration>['cell']): ListColumn<Integration> => ({
    ...{ name, label, cell },
    sortable: true,
  });
  return [
    column('name', t('integrations.column.name', 'Name'), ({ name }) => <EllipsisCell text={name} isStrong />),
    ...(showsOwner
      ? [
          column('owner', t('integrations.column.owner', 'Belongs to'), ({ owner }) => (
            <EllipsisCell text={owner.name} />
          )),
        ]
      : []),
    column('state', t('integrations.column.state', 'State'), (row) => <StateCell {...row} />),
    column('shareCount', t('integrations.column.shares', 'Shared with'), ({ documentId, name, shareCount }) => (
      <TextButton
        onClick={() => state.open('attached', documentId)}
        aria-label={t(
          'integrations.attached.of',
          'Where {name} is attached: {count, plural, one {# customer} other {# customers}}',
          {
            name,
            count: shareCount,
          }
        )}
      >
        {t('integrations.customers', '{count, plural, one {# customer} other {# customers}}', { count: shareCount })}
      </TextButton>
    )),
  ];
};

interface IntegrationsPanelProps {
  type: IntegrationType;
  state: IntegrationsState;
}

/** The integrations of one type, each with its state and with how many customers it is shared. */
export const IntegrationsPanel = ({ type, state }: IntegrationsPanelProps) => {
  const t = useTranslate();
  const states = useStateTexts();
  const columns = useColumns(state);
  const { data, error, isLoading, isFetching, refetch } = useListIntegrationsQuery(state.list);
  const { menu, dialogs } = useIntegrationMenu(type, state);
  const { search, state: chosen } = state.filters;
  const chips: [string, () => void][] = [
    ...(chosen
      ? [
          [t('users.chip.state', 'State is {state}', { state: states[chosen] }), () => state.setState(undefined)] as [
            string,
            () => void,
          ],
        ]
      : []),
    ...(search
      ? [
          [
            t('integrations.chip.search', 'Name or owner matches “{search}”', { search }),
            () => state.setSearch(''),
          ] as [string, () => void],
        ]
      : []),
  ];
  const isFiltered = Boolean(state.list.search || chosen);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('integrations.search.label', 'Search integrations')}
            placeholder={t('integrations.search', 'Search by name or owner')}
            hint={t('records.search.hint', 'Two letters or more.')}
            value={search}
            onChange={state.setSearch}
          />
          <FilterChoice
            label={t('integrations.column.state', 'State')}
            isLabelHidden
            value={chosen}
            all={t('users.filter.state.all', 'All states')}
            options={states}
            onChange={state.setState}
          />
        </Flex>
        <ExportButton
          url="/msp/integrations/export"
          fileName="integrations.csv"
          params={state.exported}
          disabled={(data?.data ?? []).length === 0}
        />
      </Flex>
      <FilterChips chips={chips} onClear={state.clear} />
      {type.configured ? null : (
        <Typography textColor="danger700">
          {t(
            'integrations.not-configured.body',
            'This type is no longer configured: what there is of it works no more and can only be deleted.'
          )}
        </Typography>
      )}
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        sortedBy="name:asc"
        isLoading={isLoading}
        error={error}
        capability="integration.read"
        onRetry={refetch}
        empty={
          isFiltered
            ? t('integrations.empty.filtered', 'No integration matches these filters.')
            : t('integrations.empty', 'There is no integration of this type yet.')
        }
        actions={menu}
      />
      {dialogs}
      {state.dialog?.name === 'attached' ? (
        <AttachedDrawer key={state.dialog.documentId} documentId={state.dialog.documentId} onClose={state.close} />
      ) : null}
      {state.dialog?.name === 'share' ? (
        <ShareIntegration documentId={state.dialog.documentId} onClose={state.close} />
      ) : null}
      {state.dialog?.name === 'edit' ? (
        <EditIntegration type={type} documentId={state.dialog.documentId} onClose={state.close} />
      ) : null}
    </Flex>
  );
};
