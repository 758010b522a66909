import * as React from 'react';

import { Flex, Th, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

import { useColumnSort } from '../hooks/useColumnSort';

import { MINOR } from './TableFrame';

interface SortHeaderProps {
  name: string;
  label: string;
  sortable: boolean;
  /** How the list is sorted that nobody has sorted yet. */
  fallback?: string;
  isMinor?: boolean;
}

/**
 * Strapi's `Table.HeaderCell` with the role that `aria-sort` needs: there it sits on a `gridcell`, which screen readers
 * may not announce as a heading.
 */
export const SortHeader = ({ name, label, sortable, fallback, isMinor }: SortHeaderProps) => {
  const { direction, sort } = useColumnSort(name, fallback);
  const sortedTo = sortable ? direction : undefined;

  const handleKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    sort();
  };

  return (
    <Th
      role="columnheader"
      className={isMinor ? MINOR : undefined}
      aria-sort={sortedTo}
      tabIndex={sortable ? 0 : undefined}
      cursor={sortable ? 'pointer' : 'default'}
      onClick={sortable ? sort : undefined}
      onKeyDown={sortable ? handleKeyDown : undefined}
    >
      <Flex gap={1}>
        <Typography textColor="neutral600" tag="span" variant="sigma">
          {label}
        </Typography>
        {sortedTo === 'ascending' ? <CaretUp aria-hidden /> : null}
        {sortedTo === 'descending' ? <CaretDown aria-hidden /> : null}
      </Flex>
    </Th>
  );
};
