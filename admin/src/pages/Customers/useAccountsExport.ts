import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { downloadBlob } from '../../utils/downloadBlob';

import type { ExportAccountsParams } from '../../../../contracts/customers';

/** The details of accounts as a file (AC-10): of those named, or of all that match. */
export const useAccountsExport = () => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();

  return async (params: ExportAccountsParams) => {
    try {
      const { data } = await get('/msp/customers/accounts', { params, responseType: 'blob' });
      downloadBlob(data, `accounts.${params.format ?? 'csv'}`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };
};
