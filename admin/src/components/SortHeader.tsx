import * as React from 'react';

import { Flex, Th, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useSearchParams } from 'react-router-dom';

const DEFAULT_SORT = 'name:asc';

interface SortHeaderProps {
  name: string;
  label: string;
  sortable: boolean;
  /** How the list is sorted that nobody has sorted yet. */
  fallback?: string;
}

/**
 * Strapi's `Table.HeaderCell` with the role that `aria-sort` needs: there it sits on a `gridcell`, which screen readers
 * may not announce as a heading.
 */
export const SortHeader = ({ name, label, sortable, fallback = DEFAULT_SORT }: SortHeaderProps) => {
  const [params, setParams] = useSearchParams();
  const [sortedBy, order] = (params.get('sort') ?? fallback).split(':');
  const isSorted = sortable && sortedBy === name;
  const isAscending = order?.toUpperCase() !== 'DESC';

  const sort = () =>
    setParams(
      (current) => {
        current.set('sort', `${name}:${isSorted && isAscending ? 'DESC' : 'ASC'}`);
        current.delete('page');
        return current;
      },
      { replace: true }
    );

  const handleKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    sort();
  };

  return (
    <Th
      role="columnheader"
      aria-sort={isSorted ? (isAscending ? 'ascending' : 'descending') : undefined}
      tabIndex={sortable ? 0 : undefined}
      cursor={sortable ? 'pointer' : 'default'}
      onClick={sortable ? sort : undefined}
      onKeyDown={sortable ? handleKeyDown : undefined}
    >
      <Flex gap={1}>
        <Typography textColor="neutral600" tag="span" variant="sigma">
          {label}
        </Typography>
        {isSorted ? isAscending ? <CaretUp aria-hidden /> : <CaretDown aria-hidden /> : null}
      </Flex>
    </Th>
  );
};
