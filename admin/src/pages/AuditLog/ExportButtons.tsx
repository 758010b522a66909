import * as React from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadBlob } from '../../utils/downloadBlob';

import type { ListAuditLogParams } from '../../../../contracts/audit-log';

/** What is filtered, all pages: for a spreadsheet, or as a file that proves itself. */
export const ExportButtons = ({ filters }: { filters: ListAuditLogParams }) => {
  const t = useTranslate();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [exporting, setExporting] = React.useState<string | null>(null);

  const handleExport = async (format: 'csv' | 'jsonl') => {
    setExporting(format);
    try {
      const { data } = await get('/msp/audit-log/export', { params: { ...filters, format }, responseType: 'blob' });
      downloadBlob(data, `audit-log.${format}`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    } finally {
      setExporting(null);
    }
  };

  const button = (format: 'csv' | 'jsonl', text: string, title?: string) => (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download />}
      title={title}
      loading={exporting === format}
      disabled={exporting !== null}
      onClick={() => handleExport(format)}
    >
      {text}
    </Button>
  );

  return (
    <Flex gap={2} wrap="wrap">
      {button('csv', t('audit-log.export.csv', 'Export CSV'))}
      {button(
        'jsonl',
        t('audit-log.export.jsonl', 'Export JSON Lines'),
        t('audit-log.export.hint', 'JSON Lines can be verified without this server.')
      )}
    </Flex>
  );
};
