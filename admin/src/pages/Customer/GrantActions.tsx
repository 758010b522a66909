import * as React from 'react';

import { Dialog, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useEndOnCustomerMutation } from '../../services/delegations';

import { ChangeGrantDialog } from './ChangeGrantDialog';

import type { Delegation } from '../../../../contracts/delegations';

const EndDialog = ({ grant, onClose }: { grant: Delegation; onClose: () => void }) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [end] = useEndOnCustomerMutation();
  const { name } = grant.grantee;
  const handleConfirm = async () => {
    try {
      await end({ customer: grant.target.documentId, delegation: grant.documentId }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('customer-grants.ended', 'The permission of {name} has ended.', { name }),
      });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog
        title={t('customer-grants.end.title', 'End the permission of {name}?', { name })}
        variant="danger-light"
        onConfirm={handleConfirm}
      >
        <Typography textAlign="center">
          {grant.grantee.kind === 'partner'
            ? t('customer-grants.end.partner', 'The partner’s people lose this customer with their next request.')
            : t('customer-grants.end.body', 'It gives nothing from the next request on; other permissions stay.')}
        </Typography>
      </ConfirmDialog>
    </Dialog.Root>
  );
};

/** Changing and ending one permission, for who may (CU-4). */
export const GrantActions = ({ grant, canGrant }: { grant: Delegation; canGrant: boolean }) => {
  const t = useTranslate();
  const [open, setOpen] = React.useState<'change' | 'end' | null>(null);
  if (!grant.canEnd) return null;
  const { name } = grant.grantee;
  const close = () => setOpen(null);
  return (
    <>
      {canGrant && grant.grantee.kind !== 'partner' ? (
        <IconButton
          variant="ghost"
          label={t('customer-grants.change', 'Change the permission of {name}', { name })}
          onClick={() => setOpen('change')}
        >
          <Pencil />
        </IconButton>
      ) : null}
      <IconButton
        variant="ghost"
        label={t('customer-grants.end', 'End the permission of {name}', { name })}
        onClick={() => setOpen('end')}
      >
        <Trash />
      </IconButton>
      {open === 'change' ? <ChangeGrantDialog grant={grant} onClose={close} /> : null}
      {open === 'end' ? <EndDialog grant={grant} onClose={close} /> : null}
    </>
  );
};
