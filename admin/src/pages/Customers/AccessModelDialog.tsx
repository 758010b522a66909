import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { AccessModelPreviewPanel, otherThan } from '../../components/AccessModelPreviewPanel';
import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewAccessModelQuery, useSetAccessModelMutation } from '../../services/accessModels';

import { ReasonField } from './ReasonField';

import type { CustomerSubject } from './CustomerMenu';

/** The operator's switch between automatic access and the invite-guest model (AC-7). */
export const AccessModelDialog = ({ customer, onClose }: { customer: CustomerSubject; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { documentId } = customer;
  const name = customer.name ?? documentId;
  const { data } = usePreviewAccessModelQuery(documentId);
  const [reason, setReason] = React.useState('');
  const [save, { isLoading }] = useSetAccessModelMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['reason']);
  const wanted = data && otherThan(data.accessModel);

  const handleSubmit = async () => {
    const missing = reason.trim() === '';
    if (!show(missing ? { reason: t('customer-list.reason.missing', 'Say why: it stands in the audit log.') } : {}))
      return;
    if (!wanted) return;
    try {
      await save({ customer: documentId, data: { accessModel: wanted, reason } }).unwrap();
      toggleNotification({
        type: 'success',
        message:
          wanted === 'automatic'
            ? t('access-model.done.automatic', '{name} has automatic access again.', { name })
            : t('access-model.done.invite-guest', '{name} is seen by invited guests alone.', { name }),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={
        wanted === 'automatic'
          ? t('access-model.title.automatic', 'Automatic access to {name} again?', { name })
          : t('access-model.title.invite-guest', 'Only invited guests in {name}?', { name })
      }
      submitLabel={t('access-model.switch', 'Switch')}
      isReadOnly={!data}
      isDirty={reason !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <AccessModelPreviewPanel customer={documentId} />
      <ReasonField value={reason} isRequired error={byField.reason} onChange={setReason} />
    </FormDialog>
  );
};
