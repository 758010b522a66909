import * as React from 'react';

import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../hooks/useErrorMessage';
import { useTranslate } from '../hooks/useTranslate';
import { downloadBlob } from '../utils/downloadBlob';

interface ExportButtonProps {
  url: string;
  fileName: string;
  /** What narrows the list, and the columns where they can be chosen. */
  params: object;
  disabled: boolean;
  /** *Export CSV* unless given. */
  label?: string;
}

/** A table as CSV, all pages: the rows on screen (EX-13). */
export const ExportButton = ({ url, fileName, params, disabled, label }: ExportButtonProps) => {
  const t = useTranslate();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [isExporting, setIsExporting] = React.useState(false);

  const handleExport = async () => {
    setIsExporting(true);
    try {
      const { data } = await get(url, { params, responseType: 'blob' });
      downloadBlob(data, fileName);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    } finally {
      setIsExporting(false);
    }
  };

  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download />}
      loading={isExporting}
      disabled={disabled}
      onClick={handleExport}
    >
      {label ?? t('tech-partners.export', 'Export CSV')}
    </Button>
  );
};
