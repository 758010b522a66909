import { Button, Flex, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import { IMPORT_KINDS } from '../../../../contracts/import-columns';
import { ListTable } from '../../components/ListTable';
import { StateBadge } from '../../components/StateBadge';
import { DASHBOARD, PLUGIN_PATH } from '../../constants';
import { useListParams } from '../../hooks/useListParams';
import { useTranslate } from '../../hooks/useTranslate';
import { useListImportsQuery } from '../../services/imports';

import { useKinds, useKindTexts, useStateTexts } from './labels';
import { UploadDialog } from './UploadDialog';

import type { ImportSummary } from '../../../../contracts/imports';

const POLL_MS = 2_000;

const FileLink = styled(Link)`
  display: block;
  overflow: hidden;
  max-width: min(30rem, 25vw);
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-decoration: none;
  text-overflow: ellipsis;
  white-space: nowrap;

  &:hover {
    text-decoration: underline;
  }
`;

const Progress = ({ state, rows, checked, faulty, written }: ImportSummary) => {
  const t = useTranslate();
  if (state === 'checking' || state === 'importing') {
    return (
      <Typography>{t('import.progress', '{checked, number} of {rows, number} rows', { checked, rows })}</Typography>
    );
  }
  return (
    <Typography>
      {t('import.counts', '{written, number} written, {faulty, number} faulty', { written, faulty })}
    </Typography>
  );
};

/** One's own imports, the latest first, and the way to a new one: `?new=customers`. */
export const ImportsPage = () => {
  const t = useTranslate();
  const { formatDate, formatNumber } = useIntl();
  const navigate = useNavigate();
  const { params, change, paging } = useListParams();
  const kinds = useKinds();
  const kindTexts = useKindTexts();
  const stateTexts = useStateTexts();
  const { data, error, isLoading, isFetching, refetch } = useListImportsQuery(paging, { pollingInterval: POLL_MS });
  const asked = IMPORT_KINDS.find((kind) => kind === params.get('new'));
  const title = t('import.title', 'Imports');
  const [first] = kinds;
  const newButton = first ? (
    <Button startIcon={<Upload />} onClick={() => change({ new: first })}>
      {t('import.new', 'New import')}
    </Button>
  ) : undefined;

  return (
    <Page.Main aria-busy={isFetching && !data}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('import.subtitle', 'Customers, partners and assignments from CSV files')}
        primaryAction={newButton}
        navigationAction={<BackButton fallback={`${PLUGIN_PATH}/${DASHBOARD}`} />}
      />
      <Layouts.Content>
        <ListTable<ImportSummary>
          columns={[
            {
              name: 'fileName',
              label: t('import.file', 'File'),
              sortable: false,
              cell: ({ documentId, fileName }) => (
                <FileLink to={`${PLUGIN_PATH}/imports/${documentId}`} title={fileName}>
                  {fileName}
                </FileLink>
              ),
            },
            {
              name: 'kind',
              label: t('import.kind', 'What to import'),
              sortable: false,
              cell: ({ kind }) => <Typography>{kindTexts[kind]}</Typography>,
            },
            {
              name: 'state',
              label: t('import.state', 'State'),
              sortable: false,
              cell: ({ state }) => <StateBadge {...stateTexts[state]} />,
            },
            {
              name: 'rows',
              label: t('import.rows', 'Rows'),
              sortable: false,
              isMinor: true,
              cell: ({ rows }) => <Typography>{formatNumber(rows)}</Typography>,
            },
            {
              name: 'result',
              label: t('import.result', 'Result'),
              sortable: false,
              cell: (row) => <Progress {...row} />,
            },
            {
              name: 'createdAt',
              label: t('import.created', 'Uploaded'),
              sortable: false,
              cell: ({ createdAt }) => (
                <Typography>{formatDate(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}</Typography>
              ),
            },
          ]}
          rows={data?.data ?? []}
          pagination={data?.meta.pagination}
          sortedBy="createdAt:desc"
          isLoading={isLoading}
          error={error}
          capability="partner.read"
          onRetry={refetch}
          empty={t('import.empty', 'You have imported nothing yet.')}
          emptyAction={newButton}
        />
        {kinds.length === 0 ? (
          <Flex paddingTop={4}>
            <Typography textColor="neutral600">
              {t('import.none', 'Your role allows no imports: they need the right to add what a file holds.')}
            </Typography>
          </Flex>
        ) : null}
      </Layouts.Content>
      {asked && first ? (
        <UploadDialog
          kind={kinds.includes(asked) ? asked : first}
          onKind={(kind) => change({ new: kind }, true)}
          onDone={(documentId) => navigate(`${PLUGIN_PATH}/imports/${documentId}`, { replace: true })}
          onClose={() => change({ new: null }, true)}
        />
      ) : null}
    </Page.Main>
  );
};
