import { Dialog, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useRemoveCustomerUserMutation, useSetCustomerUserStateMutation } from '../../services/customerUsers';
import { useDeleteInviteMutation } from '../../services/invites';

import { EditUserDialog } from './EditUserDialog';
import { UserLicensesDialog } from './UserLicensesDialog';

import type { CustomerOverview, CustomerUser } from '../../../../contracts/customer-users';
import type { UserDialog } from './UserMenu';

export interface OpenDialog {
  dialog: UserDialog;
  user: CustomerUser;
}

interface UserDialogsProps {
  open: OpenDialog;
  customer: CustomerOverview;
  roles: { name: string; label: string }[];
  onClose: () => void;
}

interface Step {
  title: string;
  body: string;
  isDanger: boolean;
  done: string;
  run: () => Promise<unknown>;
}

/** What each step means is said before it is taken (EX-15). */
const useStep = ({ dialog, user }: OpenDialog): Step => {
  const t = useTranslate();
  const [setState] = useSetCustomerUserStateMutation();
  const [remove] = useRemoveCustomerUserMutation();
  const [deleteInvite] = useDeleteInviteMutation();
  const { documentId, state } = user;
  const name = user.name ?? user.email;
  if (dialog === 'remove') {
    return {
      title: t('customer-users.remove.title', 'Remove {name}?', { name }),
      body: t(
        'customer-users.remove.body',
        'The person can no longer sign in to this customer, and the seats are free.'
      ),
      isDanger: true,
      done: t('customer-users.removed', '{name} was removed.', { name }),
      run: () => remove(documentId).unwrap(),
    };
  }
  if (dialog === 'delete-invite') {
    return {
      title: t('customer-users.delete-invite.title', 'Delete the invitation of {name}?', { name }),
      body: t('customer-users.delete-invite.body', 'The link in the mail is dead, and the seats are free.'),
      isDanger: true,
      done: t('customer-users.invite-deleted', 'The invitation was deleted.'),
      run: () => deleteInvite(documentId).unwrap(),
    };
  }
  return state === 'active'
    ? {
        title: t('users.deactivate.title', 'Deactivate {name}?', { name }),
        body: t(
          'customer-users.deactivate.body',
          'No sign-in is possible until the user is reactivated. The seats stay.'
        ),
        isDanger: true,
        done: t('users.deactivated', '{name} is deactivated.', { name }),
        run: () => setState({ documentId, verb: 'deactivate' }).unwrap(),
      }
    : {
        title: t('users.reactivate.title', 'Reactivate {name}?', { name }),
        body: t('customer-users.reactivate.body', 'The user may sign in again, with the role and seats from before.'),
        isDanger: false,
        done: t('users.reactivated', '{name} may sign in again.', { name }),
        run: () => setState({ documentId, verb: 'reactivate' }).unwrap(),
      };
};

const StepDialog = ({ open, onClose }: Pick<UserDialogsProps, 'open' | 'onClose'>) => {
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const { title, body, isDanger, done, run } = useStep(open);
  const handleConfirm = async () => {
    try {
      await run();
      toggleNotification({ type: 'success', message: done });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog title={title} variant={isDanger ? 'danger-light' : 'success-light'} onConfirm={handleConfirm}>
        <Typography textAlign="center">{body}</Typography>
      </ConfirmDialog>
    </Dialog.Root>
  );
};

export const UserDialogs = ({ open, customer, roles, onClose }: UserDialogsProps) => {
  if (open.dialog === 'edit') return <EditUserDialog user={open.user} roles={roles} onClose={onClose} />;
  if (open.dialog === 'licenses') return <UserLicensesDialog user={open.user} customer={customer} onClose={onClose} />;
  return <StepDialog open={open} onClose={onClose} />;
};
