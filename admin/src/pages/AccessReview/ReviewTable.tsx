import * as React from 'react';

import { Box, EmptyStateLayout, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination, Table } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { LoadError } from '../../components/LoadError';
import { SortHeader } from '../../components/SortHeader';
import { useChainTexts, useInstantText } from '../../components/Why/useChainTexts';
import { useCapabilityLabels } from '../../hooks/useCapabilityTexts';
import { useTranslate } from '../../hooks/useTranslate';

import type { ReachedTarget, ReachingPerson } from '../../../../contracts/access';
import type { Pagination as PageOf } from '../../../../contracts/common';

const Lines = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: ${({ theme }) => theme.spaces[2]} 0;
  white-space: normal;
`;

const Rights = styled.details`
  white-space: normal;
  min-width: 9rem;
  max-width: 28rem;

  summary {
    cursor: pointer;
    white-space: nowrap;
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

type Row = (ReachedTarget | ReachingPerson) & { key: string };

/** Every chain in a line of words. */
const Chains = ({ chains }: Pick<Row, 'chains'>) => {
  const t = useTranslate();
  const { step } = useChainTexts();
  const instant = useInstantText();
  // The end is exclusive: the last moment of its day is still in it
  const endOf = (until: string | null) =>
    until ? t('access-review.chain.until', ', until {end}', { end: instant(Date.parse(until) - 1) }) : '';

  return (
    <Lines>
      {chains.map(({ links, until }, index) => (
        <li key={index}>
          <Typography variant="pi" textColor="neutral800">
            {links.map(step).join(' → ') + endOf(until)}
          </Typography>
        </li>
      ))}
    </Lines>
  );
};

const Capabilities = ({ capabilities }: Pick<Row, 'capabilities'>) => {
  const t = useTranslate();
  const labels = useCapabilityLabels();

  return (
    <Rights>
      <summary>
        <Typography variant="pi" textColor="primary600">
          {t('access-review.rights', '{count, plural, one {# right} other {# rights}}', { count: capabilities.length })}
        </Typography>
      </summary>
      <Typography variant="pi" textColor="neutral800">
        {capabilities.map((capability) => labels[capability]).join(', ')}
      </Typography>
    </Rights>
  );
};

const Until = ({ until }: Pick<Row, 'until'>) => {
  const t = useTranslate();
  const instant = useInstantText();

  return (
    <Typography variant="pi" textColor="neutral800">
      {until ? instant(Date.parse(until) - 1) : t('access-period.unlimited', 'Unlimited')}
    </Typography>
  );
};

interface ReviewTableProps<TRow extends Row> {
  title: string;
  name: (row: TRow) => React.ReactNode;
  rows: TRow[];
  pagination?: PageOf;
  isLoading: boolean;
  error: unknown;
  onRetry: () => void;
  empty: string;
}

/** A row per target or person: what is held, by which chains, until when (EX-3). */
export const ReviewTable = <TRow extends Row>({
  title,
  name,
  rows,
  pagination,
  isLoading,
  error,
  onRetry,
  empty,
}: ReviewTableProps<TRow>) => {
  const t = useTranslate();
  if (error)
    return <LoadError error={error} capability="delegation.read" onRetry={onRetry} hasRadius shadow="tableShadow" />;
  if (!isLoading && rows.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} />;
  }

  const headers = [
    { name: 'name', label: title, sortable: false },
    { name: 'chains', label: t('access-review.column.chains', 'By which chain'), sortable: false },
    { name: 'until', label: t('access-review.column.until', 'Until'), sortable: false },
    { name: 'rights', label: t('access-review.column.rights', 'Rights'), sortable: false },
  ];

  return (
    <Box>
      <Table.Root rows={rows.map((row) => ({ ...row, id: row.key }))} headers={headers} isLoading={isLoading}>
        <Table.Content>
          <Table.Head>
            {headers.map((header) => (
              <SortHeader key={header.name} {...header} />
            ))}
          </Table.Head>
          <Table.Loading>{t('list.loading', 'Loading the list')}</Table.Loading>
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row.key}>
                <Table.Cell>{name(row)}</Table.Cell>
                <Table.Cell>
                  <Chains chains={row.chains} />
                </Table.Cell>
                <Table.Cell>
                  <Until until={row.until} />
                </Table.Cell>
                <Table.Cell>
                  <Capabilities capabilities={row.capabilities} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
      <Pagination.Root {...pagination} defaultPageSize={25}>
        <Pagination.PageSize options={['10', '25', '50', '100']} />
        <Pagination.Links />
      </Pagination.Root>
    </Box>
  );
};
