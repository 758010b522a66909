import { Flex } from '@strapi/design-system';

import { ExportButton } from '../../components/ExportButton';
import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { ListTable, type ListColumn } from '../../components/ListTable';
import { SearchField } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAcceptancesQuery } from '../../services/agreements';
import { InstantCell, PersonCell, PlainCell } from '../Users/cells';

import { useLanguageName } from './languages';

import type { Acceptance } from '../../../../contracts/agreements';
import type { AgreementState } from './useAgreementState';

const useColumns = (): ListColumn<Acceptance>[] => {
  const t = useTranslate();
  const nameOf = useLanguageName();
  const gone = t('agreement.gone', 'Somebody who is gone');

  return [
    {
      name: 'name',
      label: t('agreement.column.name', 'Name'),
      sortable: true,
      cell: ({ name, email }) => <PersonCell name={name ?? gone} email={email ?? ''} isSelf={false} />,
    },
    {
      name: 'partner',
      label: t('agreement.column.partner', 'Organisation'),
      sortable: true,
      cell: ({ partner }) => <PlainCell>{partner ?? '–'}</PlainCell>,
    },
    {
      name: 'version',
      label: t('agreement.column.version', 'Version'),
      sortable: true,
      cell: ({ version, language }) => (
        <PlainCell>
          {t('agreement.version.in', '{version} in {language}', { version, language: nameOf(language) })}
        </PlainCell>
      ),
    },
    {
      name: 'acceptedAt',
      label: t('agreement.column.accepted-at', 'Agreed on'),
      sortable: true,
      cell: ({ acceptedAt }) => <InstantCell instant={acceptedAt} none="" />,
    },
    {
      name: 'address',
      label: t('agreement.column.address', 'From (IP address)'),
      sortable: false,
      cell: ({ address }) => <PlainCell>{address || '–'}</PlainCell>,
    },
  ];
};

/** Who has agreed to which version, when and from where (PA-19). */
export const AcceptancesPanel = ({ state, versions }: { state: AgreementState; versions: number[] }) => {
  const t = useTranslate();
  const columns = useColumns();
  const { data, error, isLoading, isFetching, refetch } = useListAcceptancesQuery(state.acceptances);
  const rows = data?.data ?? [];
  const nameOf = (version: number) => t('agreement.version', 'Version {version}', { version });
  const chips: [string, () => void][] = [];
  if (state.version) chips.push([nameOf(state.version), () => state.setVersion(undefined)]);
  if (state.search) {
    const text = t('agreement.chip.search', 'Name or email holds “{search}”', { search: state.search });
    chips.push([text, () => state.setSearch('')]);
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('agreement.search.label', 'Search people')}
            placeholder={t('agreement.search', 'Search by name or email')}
            hint={t('records.search.hint', 'Two letters or more.')}
            value={state.search}
            onChange={state.setSearch}
          />
          <FilterChoice
            label={t('agreement.filter.version', 'Version')}
            value={state.version === undefined ? undefined : String(state.version)}
            all={t('agreement.filter.all', 'All versions')}
            options={Object.fromEntries(versions.map((version) => [String(version), nameOf(version)]))}
            onChange={state.setVersion}
          />
        </Flex>
        <ExportButton
          url="/msp/agreements/acceptances/export"
          fileName="acceptances.csv"
          params={state.exported}
          disabled={rows.length === 0}
        />
      </Flex>
      <FilterChips chips={chips} onClear={state.clear} />
      <ListTable
        columns={columns}
        rows={rows}
        pagination={data?.meta.pagination}
        sortedBy="acceptedAt:desc"
        isLoading={isLoading}
        error={error}
        capability="settings.manage"
        onRetry={refetch}
        empty={
          chips.length > 0
            ? t('agreement.acceptances.empty.filtered', 'Nobody matches these filters.')
            : t('agreement.acceptances.empty', 'Nobody has agreed yet.')
        }
      />
    </Flex>
  );
};
