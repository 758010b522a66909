import * as React from 'react';

import { Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { AccessModelPreviewPanel } from '../../components/AccessModelPreviewPanel';
import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useDecideAccessModelMutation } from '../../services/accessModels';

import type { AccessModelRequest } from '../../../../contracts/access-models';

interface AccessModelDecisionProps {
  request: AccessModelRequest;
  verb: 'grant' | 'decline';
  onClose: () => void;
}

/** Granting says first what disappears (EX-15); the customer reads the note of either. */
export const AccessModelDecision = ({ request, verb, onClose }: AccessModelDecisionProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [note, setNote] = React.useState('');
  const { byField, rest, showServerError } = useFieldErrors(['note']);
  const [decide, { isLoading }] = useDecideAccessModelMutation();
  const { customer, accessModel, reason, documentId } = request;
  const grants = verb === 'grant';

  const handleSubmit = async () => {
    try {
      await decide({ documentId, verb, data: { note } }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('access-model.decided', 'Decided; the customer gets a mail.'),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={
        grants
          ? t('access-model.grant.title', 'Grant what {name} asks for?', { name: customer.name })
          : t('access-model.decline.title', 'Decline what {name} asks for?', { name: customer.name })
      }
      submitLabel={grants ? t('requests.grant', 'Grant') : t('requests.decline', 'Decline')}
      isReadOnly={false}
      isDirty={note !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {reason ? (
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography variant="pi" fontWeight="bold" textColor="neutral800">
            {t('access-model.reason', 'Reason of the customer')}
          </Typography>
          <Typography textColor="neutral800" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {reason}
          </Typography>
        </Flex>
      ) : null}
      {grants ? <AccessModelPreviewPanel customer={customer.documentId} wanted={accessModel} /> : null}
      <Field.Root name="note" error={byField.note} hint={t('access-model.note.hint', 'The customer reads it.')}>
        <Field.Label>{t('requests.decline.note', 'Note')}</Field.Label>
        <Textarea value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
