import { Box, Button, EmptyStateLayout, IconButton, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { SortHeader } from '../../components/SortHeader';
import { useTranslate } from '../../hooks/useTranslate';

import { useActionTexts, useTargetTexts } from './useAuditTexts';

import type { AuditEntry } from '../../../../contracts/audit-log';

/* Cells stand close, so that all columns fit. */
const Frame = styled(Box)`
  th,
  td {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
  }
`;

interface AuditLogTableProps {
  entries: AuditEntry[];
  isLoading: boolean;
  isFiltered: boolean;
  onClearAll: () => void;
  onOpen: (documentId: string) => void;
}

export const AuditLogTable = ({ entries, isLoading, isFiltered, onClearAll, onOpen }: AuditLogTableProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const actions = useActionTexts();
  const targets = useTargetTexts();
  const headers = [
    { name: 'time', label: t('audit-log.column.time', 'Time'), sortable: false },
    { name: 'person', label: t('audit-log.column.person', 'Person'), sortable: false },
    { name: 'action', label: t('audit-log.column.action', 'Action'), sortable: false },
    { name: 'target', label: t('audit-log.column.target', 'Target'), sortable: false },
    { name: 'partner', label: t('audit-log.column.partner', 'Partner'), sortable: false },
    { name: 'customer', label: t('audit-log.column.customer', 'Customer'), sortable: false },
  ];

  if (!isLoading && entries.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={
          isFiltered
            ? t('audit-log.empty.filtered', 'No entry matches the filters.')
            : t('audit-log.empty', 'Nothing has been recorded yet.')
        }
        action={
          isFiltered ? (
            <Button variant="secondary" onClick={onClearAll}>
              {t('filters.clear-all', 'Clear all')}
            </Button>
          ) : undefined
        }
      />
    );
  }

  return (
    <Frame>
      <Table.Root
        rows={entries.map((entry) => ({ ...entry, id: entry.documentId }))}
        headers={headers}
        isLoading={isLoading}
      >
        <Table.Content>
          <Table.Head>
            {headers.map((header) => (
              <SortHeader key={header.name} {...header} />
            ))}
            <SortHeader name="details" sortable={false} label={t('audit-log.column.details', 'Details')} />
          </Table.Head>
          <Table.Loading>{t('audit-log.loading', 'Loading the audit log')}</Table.Loading>
          <Table.Body>
            {entries.map((entry) => {
              const time = formatDate(entry.at, { dateStyle: 'medium', timeStyle: 'medium' });
              const action = actions[entry.action];
              return (
                <Table.Row key={entry.documentId} onClick={() => onOpen(entry.documentId)}>
                  <Cell text={time} />
                  <Cell text={entry.actor.name} below={entry.actor.partner} />
                  <Cell text={action} />
                  <Cell text={entry.target.label || entry.target.documentId} below={targets[entry.target.type]} />
                  <Cell text={entry.partner?.name ?? t('audit-log.platform', 'Platform')} />
                  <Cell text={entry.customer?.name ?? '–'} />
                  <Table.Cell onClick={(event: React.MouseEvent) => event.stopPropagation()}>
                    <IconButton
                      variant="ghost"
                      withTooltip={false}
                      label={t('audit-log.open', 'Details of “{action}” by {person}, {time}', {
                        action,
                        person: entry.actor.name,
                        time,
                      })}
                      onClick={() => onOpen(entry.documentId)}
                    >
                      <Eye />
                    </IconButton>
                  </Table.Cell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table.Content>
      </Table.Root>
    </Frame>
  );
};

const Cell = ({ text, below }: { text: string; below?: string | null }) => (
  <Table.Cell>
    <Typography textColor="neutral800" tag="p" ellipsis maxWidth="18rem" title={text}>
      {text}
    </Typography>
    {below ? (
      <Typography variant="pi" textColor="neutral600" tag="p" ellipsis maxWidth="18rem" title={below}>
        {below}
      </Typography>
    ) : null}
  </Table.Cell>
);
