import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import { DetailsPanel } from '../../components/DetailsPanel';
import { useTranslate } from '../../hooks/useTranslate';

import { useFieldTexts } from './useFieldTexts';

import type { ImportDetails } from '../../../../contracts/imports';

/** The columns of the file with what each is taken for, and its first rows. */
export const FilePanel = ({ details: { kind, columns, preview, timeZone } }: { details: ImportDetails }) => {
  const t = useTranslate();
  const fieldText = useFieldTexts(kind);

  return (
    <DetailsPanel title={t('import.mapping', 'Columns of the file')}>
      <Box tabIndex={0} role="region" aria-label={t('import.mapping', 'Columns of the file')} overflow="auto">
        <Table colCount={columns.length} rowCount={preview.length + 1}>
          <Thead>
            <Tr>
              {columns.map(({ header, field }, i) => (
                <Th key={i}>
                  <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
                    <Typography fontWeight="bold">{header || '–'}</Typography>
                    <Typography variant="pi" textColor="neutral600">
                      {field
                        ? t('import.mapped', '→ {field}', { field: fieldText(field) })
                        : t('import.ignored', 'not imported')}
                    </Typography>
                  </Flex>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {preview.map(({ row, cells }) => (
              <Tr key={row}>
                {columns.map((_, i) => (
                  <Td key={i}>
                    <Typography ellipsis maxWidth="24rem">
                      {cells[i] || '–'}
                    </Typography>
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Box>
      {kind === 'assignments' ? (
        <Typography variant="pi" textColor="neutral600">
          {t('import.time-zone', 'Days are those of the time zone {timeZone}.', { timeZone })}
        </Typography>
      ) : null}
    </DetailsPanel>
  );
};
