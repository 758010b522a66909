import { Dialog, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useSetMemberStateMutation } from '../../services/members';

import type { Member } from '../../../../contracts/members';

/** Deactivating and reactivating, with what that means said first (EX-15). */
export const StateDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [setState] = useSetMemberStateMutation();
  const { documentId, name } = member;
  const deactivates = member.state === 'active';

  const handleConfirm = async () => {
    try {
      await setState({ documentId, verb: deactivates ? 'deactivate' : 'reactivate' }).unwrap();
      const message = deactivates
        ? t('users.deactivated', '{name} is deactivated.', { name })
        : t('users.reactivated', '{name} may sign in again.', { name });
      toggleNotification({ type: 'success', message });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog
        title={
          deactivates
            ? t('users.deactivate.title', 'Deactivate {name}?', { name })
            : t('users.reactivate.title', 'Reactivate {name}?', { name })
        }
        variant={deactivates ? 'danger-light' : 'success-light'}
        onConfirm={handleConfirm}
      >
        <Typography textAlign="center">
          {deactivates
            ? t(
                'users.deactivate.body',
                'Every session ends at once and no sign-in is possible. Delegations and groups stay for when the user is reactivated.'
              )
            : t('users.reactivate.body', 'The user may sign in again, with the role and delegations from before.')}
        </Typography>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
