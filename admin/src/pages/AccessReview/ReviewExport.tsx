import * as React from 'react';

import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadBlob } from '../../utils/downloadBlob';

/** Every row as CSV (EX-13). */
export const ReviewExport = ({ path, params }: { path: string; params: Record<string, string | undefined> }) => {
  const t = useTranslate();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [isExporting, setIsExporting] = React.useState(false);

  const handleExport = async () => {
    setIsExporting(true);
    try {
      const { data } = await get(`/msp/access/review/${path}/export`, { params, responseType: 'blob' });
      downloadBlob(data, 'access-review.csv');
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    } finally {
      setIsExporting(false);
    }
  };

  return (
    <Button variant="tertiary" startIcon={<Download />} loading={isExporting} onClick={handleExport}>
      {t('access-review.export', 'Export CSV')}
    </Button>
  );
};
