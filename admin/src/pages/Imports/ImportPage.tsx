import * as React from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { BackButton, Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { LoadError } from '../../components/LoadError';
import { StateBadge } from '../../components/StateBadge';
import { Stepper } from '../../components/Stepper';
import { PLUGIN_PATH } from '../../constants';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useCancelImportMutation, useGetImportQuery } from '../../services/imports';

import { FilePanel } from './FilePanel';
import { useKindTexts, useStateTexts } from './labels';
import { ProgressPanel } from './ProgressPanel';
import { ResultPanel } from './ResultPanel';
import { StartPanel } from './StartPanel';

import { WORKING_STATES, type ImportDetails, type ImportState } from '../../../../contracts/imports';

const POLL_MS = 1_000;

const STEPS: Record<ImportState, number> = { checking: 1, checked: 2, importing: 2, done: 3, failed: 3, cancelled: 3 };

const isWorking = ({ state }: ImportDetails) => WORKING_STATES.some((working) => working === state);

const CancelButton = ({ documentId }: ImportDetails) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [cancel, { isLoading }] = useCancelImportMutation();

  const handleClick = async () => {
    const answer = await cancel(documentId);
    if ('error' in answer) toggleNotification({ type: 'danger', message: errorMessage(answer.error) });
  };

  return (
    <Button variant="danger-light" startIcon={<Cross />} loading={isLoading} onClick={handleClick}>
      {t('import.cancel', 'Cancel the import')}
    </Button>
  );
};

/** One import, step by step: it can be left and come back to, on any node. */
export const ImportPage = () => {
  const t = useTranslate();
  const { documentId = '' } = useParams();
  const [isPolling, setIsPolling] = React.useState(true);
  const { data, error, refetch } = useGetImportQuery(documentId, { pollingInterval: isPolling ? POLL_MS : 0 });
  const kindTexts = useKindTexts();
  const stateTexts = useStateTexts();
  const details = error ? undefined : data;
  const working = details ? isWorking(details) : !error;
  React.useEffect(() => setIsPolling(working), [working]);
  const title = details ? details.fileName : t('import.one', 'Import');

  return (
    <Page.Main aria-busy={working}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          details ? (
            <Flex gap={2} wrap="wrap">
              <StateBadge {...stateTexts[details.state]} />
              <Typography textColor="neutral600">
                {t('import.subject', '{kind}, {rows, plural, one {# row} other {# rows}}', {
                  kind: kindTexts[details.kind],
                  rows: details.rows,
                })}
              </Typography>
            </Flex>
          ) : undefined
        }
        primaryAction={details && (working || details.state === 'checked') ? <CancelButton {...details} /> : undefined}
        navigationAction={<BackButton fallback={`${PLUGIN_PATH}/imports`} />}
      />
      <Layouts.Content>
        {error ? <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" /> : null}
        {!error && !details ? <Page.Loading /> : null}
        {details ? (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <Box>
              <Stepper
                label={t('import.steps', 'Steps of the import')}
                steps={[
                  t('import.step.file', 'File'),
                  t('import.step.check', 'Dry run'),
                  t('import.step.import', 'Import'),
                  t('import.step.result', 'Result'),
                ]}
                current={STEPS[details.state]}
              />
            </Box>
            {working ? <ProgressPanel details={details} /> : <ResultPanel details={details} />}
            {details.state === 'checked' ? <StartPanel details={details} /> : null}
            <FilePanel details={details} />
          </Flex>
        ) : null}
      </Layouts.Content>
    </Page.Main>
  );
};
