import * as React from 'react';

import { usePagedList, type ListPage } from '../../../hooks/usePagedList';
import { useLazyListDelegableGroupsQuery, useLazyListDelegableUsersQuery } from '../../../services/mspDelegations';

import type { Pagination } from '../../../../../contracts/common';

const PAGE_SIZE = 100;

/** Numbered pages, read one after the other like a list by cursor. */
const toListPage = <TRow>({ data, meta }: { data: TRow[]; meta: { pagination: Pagination } }): ListPage<TRow> => {
  const { page, pageCount, total } = meta.pagination;
  return { rows: data, next: page < pageCount ? String(page + 1) : null, total, totalIsMinimum: false };
};

const toQuery = (partner: string, search: string, cursor: string | null) => ({
  partner,
  search: search || undefined,
  page: Number(cursor ?? 1),
  pageSize: PAGE_SIZE,
});

export const useDelegableUsers = (partner: string, search: string) => {
  const [fetchPage] = useLazyListDelegableUsersQuery();
  return usePagedList(
    React.useCallback(
      async (cursor: string | null) => toListPage(await fetchPage(toQuery(partner, search, cursor)).unwrap()),
      [fetchPage, partner, search]
    )
  );
};

export const useDelegableGroups = (partner: string, search: string) => {
  const [fetchPage] = useLazyListDelegableGroupsQuery();
  return usePagedList(
    React.useCallback(
      async (cursor: string | null) => toListPage(await fetchPage(toQuery(partner, search, cursor)).unwrap()),
      [fetchPage, partner, search]
    )
  );
};
