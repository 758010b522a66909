import * as React from 'react';

import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadBlob } from '../../utils/downloadBlob';

import type { ListTechPartnersParams, TechPartnerColumn } from '../../../../contracts/tech-partners';

interface ExportButtonProps {
  filters: ListTechPartnersParams;
  columns: TechPartnerColumn[];
  disabled: boolean;
}

/** The table as CSV, all pages: the rows and columns on screen (EX-13). */
export const ExportButton = ({ filters, columns, disabled }: ExportButtonProps) => {
  const t = useTranslate();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [isExporting, setIsExporting] = React.useState(false);

  const handleExport = async () => {
    setIsExporting(true);
    try {
      const { data } = await get('/msp/tech-partners/export', {
        params: { ...filters, columns: columns.join(',') },
        responseType: 'blob',
      });
      downloadBlob(data, 'tech-partners.csv');
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
      {t('tech-partners.export', 'Export CSV')}
    </Button>
  );
};
