import * as React from 'react';

import { Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeclineAccessRequestMutation } from '../../services/accessRequests';

import { RequestSummary } from './GrantDialog';

import type { AccessRequest } from '../../../../contracts/access-requests';

export const DeclineDialog = ({ request, onClose }: { request: AccessRequest; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [note, setNote] = React.useState('');
  const { byField, rest, showServerError } = useFieldErrors(['note']);
  const [decline, { isLoading }] = useDeclineAccessRequestMutation();

  const handleSubmit = async () => {
    try {
      await decline({ documentId: request.documentId, data: { note } }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('requests.declined', 'Request declined; the person gets a mail.'),
      });
      onClose();
    } catch (thrown) {
      showServerError(thrown);
    }
  };

  return (
    <FormDialog
      title={t('requests.decline.title', 'Decline request')}
      submitLabel={t('requests.decline', 'Decline')}
      isReadOnly={false}
      isDirty={note !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <RequestSummary request={request} />
      <Field.Root name="note" error={byField.note} hint={t('requests.decline.hint', 'The person reads it.')}>
        <Field.Label>{t('requests.decline.note', 'Note')}</Field.Label>
        <Textarea value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
