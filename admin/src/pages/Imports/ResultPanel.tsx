import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import { DetailsPanel } from '../../components/DetailsPanel';
import { ExportButton } from '../../components/ExportButton';
import { StatCards } from '../../components/StatCards';
import { useTranslate } from '../../hooks/useTranslate';

import { importReasonText } from '../../../../contracts/import-reasons';

import { useFailureTexts } from './labels';
import { useImportLanguage } from './useFieldTexts';

import type { ImportDetails } from '../../../../contracts/imports';

const Problems = ({ details: { problems, columns, faulty } }: { details: ImportDetails }) => {
  const t = useTranslate();
  const language = useImportLanguage();
  const headerOf = (field: string | null) => columns.find((column) => column.field === field)?.header ?? field ?? '–';
  const rows = new Set(problems.map(({ row }) => row)).size;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="omega" fontWeight="bold" tag="h3">
        {rows < faulty
          ? t('import.problems.first', 'The first faulty rows; the report has them all')
          : t('import.problems', 'Faulty rows')}
      </Typography>
      <Box tabIndex={0} role="region" aria-label={t('import.problems', 'Faulty rows')} overflow="auto">
        <Table colCount={3} rowCount={problems.length + 1}>
          <Thead>
            <Tr>
              {[t('import.row', 'Row'), t('import.column', 'Column'), t('import.reason', 'Reason')].map((label) => (
                <Th key={label}>
                  <Typography variant="sigma" textColor="neutral600">
                    {label}
                  </Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {problems.map(({ row, field, ...reason }, i) => (
              <Tr key={i}>
                <Td>
                  <Typography>{row}</Typography>
                </Td>
                <Td>
                  <Typography>{headerOf(field)}</Typography>
                </Td>
                <Td>
                  <Typography>{importReasonText(reason, language)}</Typography>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Box>
    </Flex>
  );
};

/** What the dry run has found, or the import has written: counts, the first faulty rows, and the report of all. */
export const ResultPanel = ({ details }: { details: ImportDetails }) => {
  const t = useTranslate();
  const failures = useFailureTexts();
  const language = useImportLanguage();
  const { documentId, state, failure, fileName, rows, checked, faulty, written } = details;
  const isDryRun = state === 'checked';

  return (
    <DetailsPanel
      title={isDryRun ? t('import.found', 'Result of the dry run') : t('import.ended', 'Result')}
      actions={
        <ExportButton
          label={t('import.report', 'Download report')}
          url={`/msp/imports/${documentId}/report`}
          fileName={`${fileName.replace(/\.\w+$/, '')}-report.csv`}
          params={{ language }}
          disabled={rows === 0}
        />
      }
    >
      {failure ? (
        <Typography role="alert" textColor="danger700">
          {failures[failure]}
        </Typography>
      ) : null}
      <StatCards
        stats={[
          { label: t('import.rows', 'Rows'), count: rows, to: null },
          isDryRun
            ? { label: t('import.valid', 'Valid'), count: checked - faulty, to: null }
            : { label: t('import.written', 'Written'), count: written, to: null },
          { label: t('import.faulty.label', 'Faulty'), count: faulty, to: null },
        ]}
      />
      {details.problems.length > 0 ? <Problems details={details} /> : null}
    </DetailsPanel>
  );
};
