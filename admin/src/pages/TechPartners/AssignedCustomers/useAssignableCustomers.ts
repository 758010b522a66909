import * as React from 'react';

import { usePagedList } from '../../../hooks/usePagedList';
import { useLazyListAssignableCustomersQuery } from '../../../services/assignedCustomers';

const PAGE_SIZE = 50;

export type Show = 'all' | 'assigned';

/** The customers that may be assigned to a tech partner, loaded by cursor as the list is scrolled. */
export const useAssignableCustomers = (partner: string, search: string, show: Show) => {
  const [fetchPage] = useLazyListAssignableCustomersQuery();

  return usePagedList(
    React.useCallback(
      async (cursor: string | null) => {
        const { data, meta } = await fetchPage({
          partner,
          search: search || undefined,
          show,
          cursor: cursor ?? undefined,
          limit: PAGE_SIZE,
        }).unwrap();
        return { rows: data, next: meta.cursor, total: meta.total, totalIsMinimum: meta.totalIsMinimum };
      },
      [fetchPage, partner, search, show]
    )
  );
};
