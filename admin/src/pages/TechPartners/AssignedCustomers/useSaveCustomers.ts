import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { PREVIEW_ABOVE } from '../../../../../contracts/assigned-customers';
import { useTranslate } from '../../../hooks/useTranslate';
import {
  usePreviewAssignedCustomersMutation,
  useSaveAssignedCustomersMutation,
} from '../../../services/assignedCustomers';

import { needsPreview, toRequest, type Selection } from './selection';

import type {
  PreviewAssignedCustomersResponse,
  SaveAssignedCustomersBody,
  SaveAssignedCustomersResponse,
} from '../../../../../contracts/assigned-customers';

interface Pending {
  data: SaveAssignedCustomersBody;
  preview: PreviewAssignedCustomersResponse['data'];
}

/** Save, with the preview in between where one is due. Nothing is lost on an error: the ticks stay as they are. */
export const useSaveCustomers = (partner: string, onSaved: () => void) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [previewChanges, { isLoading: isPreviewing }] = usePreviewAssignedCustomersMutation();
  const [saveChanges, { isLoading: isSaving }] = useSaveAssignedCustomersMutation();
  const [pending, setPending] = React.useState<Pending | null>(null);
  const [error, setError] = React.useState<unknown>(null);

  const announce = (result: SaveAssignedCustomersResponse['data']) => {
    const { assigned, unassigned, alreadyAssigned, alreadyUnassigned, skippedNotActive } = result;
    const already = alreadyAssigned + alreadyUnassigned;
    const parts = [
      t('customers.saved', '{assigned, number} assigned, {unassigned, number} unassigned.', { assigned, unassigned }),
      already > 0 ? t('customers.saved.already', '{count, number} were so already.', { count: already }) : '',
      skippedNotActive > 0
        ? t(
            'customers.saved.skipped',
            '{count, plural, one {# customer was} other {# customers were}} skipped: not active.',
            { count: skippedNotActive }
          )
        : '',
    ];
    toggleNotification({ type: 'success', message: parts.filter(Boolean).join(' ') });
  };

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setPending(null);
      setError(thrown);
    }
  };

  const commit = (data: SaveAssignedCustomersBody) =>
    attempt(async () => {
      const result = await saveChanges({ partner, data }).unwrap();
      setPending(null);
      announce(result);
      onSaved();
    });

  const save = (selection: Selection, accessPeriod: SaveAssignedCustomersBody['accessPeriod']) => {
    const data = toRequest(selection, accessPeriod);
    if (!needsPreview(selection, PREVIEW_ABOVE)) return commit(data);
    return attempt(async () => setPending({ data, preview: await previewChanges({ partner, data }).unwrap() }));
  };

  return {
    save,
    confirm: () => pending && commit(pending.data),
    cancelPreview: () => setPending(null),
    preview: pending?.preview ?? null,
    isBusy: isPreviewing || isSaving,
    isSaving,
    error,
  };
};
