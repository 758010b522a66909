import * as React from 'react';

import { Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';

interface DeleteDialogProps {
  title: string;
  /** What ends with it. */
  consequence: string;
  onDelete: () => Promise<string>;
  onClose: () => void;
  children?: React.ReactNode;
}

/** Says first what a deletion ends; a refusal is said where it was asked for. */
export const DeleteDialog = ({ title, consequence, onDelete, onClose, children }: DeleteDialogProps) => {
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();

  const handleConfirm = async () => {
    try {
      toggleNotification({ type: 'success', message: await onDelete() });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <ConfirmDialog title={title} onConfirm={handleConfirm}>
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          <Typography textAlign="center">{consequence}</Typography>
          {children}
        </Flex>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
