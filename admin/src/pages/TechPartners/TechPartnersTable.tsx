import { Box, Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Table } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { SortHeader } from '../../components/SortHeader';
import { useTranslate } from '../../hooks/useTranslate';

import { TechPartnerCell, type DrawerName } from './cells';
import { useColumnLabels } from './columns';

import type { TechPartner, TechPartnerColumn } from '../../../../contracts/tech-partners';

/* Long headings over short figures break, and cells stand close, so that all six columns fit. */
const Frame = styled(Box)`
  th,
  td {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
  }

  thead th {
    white-space: normal;
    max-width: 11.5rem;
  }
`;

interface TechPartnersTableProps {
  partners: TechPartner[];
  columns: TechPartnerColumn[];
  isLoading: boolean;
  isFiltered: boolean;
  onClearAll: () => void;
  onOpen: (drawer: DrawerName, partner: string) => void;
}

export const TechPartnersTable = ({
  partners,
  columns,
  isLoading,
  isFiltered,
  onClearAll,
  onOpen,
}: TechPartnersTableProps) => {
  const t = useTranslate();
  const labels = useColumnLabels();
  const headers = columns.map((name) => ({ name, label: labels[name], sortable: true }));
  const rows = partners.map((partner) => ({ ...partner, id: partner.tenantId }));

  if (!isLoading && rows.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={
          isFiltered
            ? t('tech-partners.empty.filtered', 'No tech partner matches what you look for.')
            : t('tech-partners.empty', 'There are no integrators or installers here yet.')
        }
        action={
          isFiltered ? (
            <Button variant="secondary" onClick={onClearAll}>
              {t('tech-partners.empty.clear', 'Clear search and filters')}
            </Button>
          ) : undefined
        }
      />
    );
  }

  return (
    <Frame>
      <Table.Root rows={rows} headers={headers} isLoading={isLoading}>
        <Table.Content>
          <Table.Head>
            {headers.map((header) => (
              <SortHeader key={header.name} {...header} />
            ))}
          </Table.Head>
          <Table.Loading>{t('tech-partners.loading', 'Loading tech partners')}</Table.Loading>
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row.id}>
                {columns.map((column) => (
                  <Table.Cell key={column}>
                    <TechPartnerCell column={column} partner={row} onOpen={onOpen} />
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
    </Frame>
  );
};
