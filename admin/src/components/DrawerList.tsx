import * as React from 'react';

import { Flex } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

import { FirstRows } from './FirstRows';
import { ListState } from './ListState';
import { SearchField, type SearchFieldProps } from './SearchField';

import type { Pagination } from '../../../contracts/common';

interface DrawerListProps<TRow> extends Pick<SearchFieldProps, 'placeholder' | 'value' | 'onChange'> {
  /** Of the search. */
  searchLabel: string;
  /** Of the list. */
  label: string;
  query: {
    data?: { data: TRow[]; meta: { pagination: Pagination } };
    error?: unknown;
    isFetching: boolean;
    refetch: () => unknown;
  };
  empty: string;
  children: (row: TRow) => React.ReactElement;
}

/** A list inside a drawer: the first rows, and a search that finds the others. */
export const DrawerList = <TRow,>({ searchLabel, label, query, empty, children, ...search }: DrawerListProps<TRow>) => {
  const t = useTranslate();
  const { data, error, isFetching, refetch } = query;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={6} overflow="auto" aria-busy={isFetching}>
      <SearchField label={searchLabel} hint={t('records.search.hint', 'Two letters or more.')} {...search} />
      <ListState
        status={error ? 'failed' : data ? 'ready' : 'loading'}
        count={data?.data.length ?? 0}
        error={error}
        onRetry={() => void refetch()}
        empty={empty}
      >
        <Flex
          tag="ul"
          direction="column"
          alignItems="stretch"
          gap={3}
          padding={3}
          borderColor="neutral200"
          hasRadius
          aria-label={label}
        >
          {data?.data.map(children)}
        </Flex>
        {data ? <FirstRows pagination={data.meta.pagination} /> : null}
      </ListState>
    </Flex>
  );
};
