import * as React from 'react';

import { Button, Field, Flex, Loader, Modal, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { LoadError } from '../../../components/LoadError';
import { SaveError } from '../../../components/SaveError';
import { useTranslate } from '../../../hooks/useTranslate';
import { useDisablePartnerMutation, usePreviewDisablePartnerQuery } from '../../../services/partnerTree';

import { CutOffList } from './CutOffList';

import type { DialogProps } from './PartnerDialogs';

const MAX_REASON = 500;

/** Says first who is cut off and what rests (EX-15). */
export const DisableDialog = ({ partner: { documentId, name }, onClose }: DialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const preview = usePreviewDisablePartnerQuery(documentId);
  const [disable, { isLoading, error }] = useDisablePartnerMutation();
  const [reason, setReason] = React.useState('');

  const handleConfirm = async () => {
    const result = await disable({ documentId, data: { reason } });
    if ('error' in result) return;
    toggleNotification({ type: 'success', message: t('partners.disabled', '{name} is disabled.', { name }) });
    onClose();
  };

  const body = () => {
    if (preview.error) return <LoadError error={preview.error} onRetry={preview.refetch} shadow="none" />;
    if (!preview.data) {
      return (
        <Flex justifyContent="center" padding={8}>
          <Loader>{t('partners.cut-off.loading', 'Looking who is cut off')}</Loader>
        </Flex>
      );
    }
    return (
      <>
        <CutOffList cutOff={preview.data} />
        <Field.Root name="reason" hint={t('partners.disable.reason.hint', 'Stands in the audit log.')}>
          <Field.Label>{t('partners.disable.reason', 'Reason (optional)')}</Field.Label>
          <Textarea value={reason} maxLength={MAX_REASON} onChange={(event) => setReason(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      </>
    );
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && !isLoading && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('partners.disable.title', 'Disable {name}?', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {body()}
          </Flex>
          <SaveError
            error={error}
            why={{ question: { kind: 'partner', documentId, capability: 'partner.disable' }, name }}
          />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={isLoading}>
            {t('action.cancel', 'Cancel')}
          </Button>
          <Button variant="danger" loading={isLoading} disabled={!preview.data} onClick={handleConfirm}>
            {t('partners.disable', 'Disable')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
