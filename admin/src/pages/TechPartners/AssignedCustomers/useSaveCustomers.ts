import { useNotification } from '@strapi/strapi/admin';

import { useSaveWithPreview } from '../../../hooks/useSaveWithPreview';
import { useTranslate } from '../../../hooks/useTranslate';
import {
  usePreviewAssignedCustomersMutation,
  useSaveAssignedCustomersMutation,
} from '../../../services/assignedCustomers';

import type {
  SaveAssignedCustomersBody,
  SaveAssignedCustomersResponse,
} from '../../../../../contracts/assigned-customers';

/** The save of the sidebar *Manage Assigned Customers*, and what is said after it. */
export const useSaveCustomers = (partner: string, onSaved: () => void) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [previewChanges] = usePreviewAssignedCustomersMutation();
  const [saveChanges] = useSaveAssignedCustomersMutation();

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

  return useSaveWithPreview({
    preview: (data: SaveAssignedCustomersBody) => previewChanges({ partner, data }).unwrap(),
    save: (data) => saveChanges({ partner, data }).unwrap(),
    onSaved: (result) => {
      announce(result);
      onSaved();
    },
  });
};
