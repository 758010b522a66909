import { Dialog, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslate } from '../../../hooks/useTranslate';
import { useEnablePartnerMutation } from '../../../services/partnerTree';

import type { DialogProps } from './PartnerDialogs';

/** Undoes a disabling. */
export const EnableDialog = ({ partner: { documentId, name }, onClose }: DialogProps) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [enable] = useEnablePartnerMutation();

  const handleConfirm = async () => {
    try {
      await enable(documentId).unwrap();
      toggleNotification({ type: 'success', message: t('partners.enabled', '{name} is enabled.', { name }) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog
        title={t('partners.enable.title', 'Enable {name}?', { name })}
        variant="success-light"
        onConfirm={handleConfirm}
      >
        <Typography textAlign="center">
          {t(
            'partners.enable.body',
            'Its people, and those of the partners below that are not disabled themselves, may work again, with the rights from before.'
          )}
        </Typography>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
