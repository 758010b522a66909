import { ArrowClockwise, Pencil, SignOut, Key, Trash, User } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { RowMenu, type RowMenuItem } from '../../components/RowMenu';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useResendInviteMutation } from '../../services/invites';

import type { CustomerUser, ListCustomerUsersResponse } from '../../../../contracts/customer-users';

export type UserDialog = 'edit' | 'licenses' | 'state' | 'remove' | 'delete-invite';

interface UserMenuProps {
  user: CustomerUser;
  meta: ListCustomerUsersResponse['meta'];
  onOpen: (dialog: UserDialog) => void;
}

/** What may be done to one user, or to one invitation. */
export const UserMenu = ({ user, meta, onOpen }: UserMenuProps) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [resend] = useResendInviteMutation();
  const { canManage, canRemove, canAssign, canUnassign } = meta;
  const item = (key: UserDialog, label: string, icon: React.ReactNode, isDanger = false): RowMenuItem => ({
    key,
    label,
    icon,
    isDanger,
    onSelect: () => onOpen(key),
  });
  const sendAgain = async () => {
    try {
      await resend(user.documentId).unwrap();
      toggleNotification({ type: 'success', message: t('customer-users.resent', 'The invitation was sent again.') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  const seats =
    canAssign || (canUnassign && user.licenses.length > 0)
      ? [item('licenses', t('customer-users.licenses', 'Licenses'), <Key />)]
      : [];
  const ofUser = () => [
    ...(canManage ? [item('edit', t('users.edit', 'Edit'), <Pencil />)] : []),
    ...seats,
    ...(canManage && user.state === 'deactivated'
      ? [item('state', t('users.reactivate', 'Reactivate'), <User />)]
      : []),
    ...(canRemove && user.state === 'active' ? [item('state', t('users.deactivate', 'Deactivate'), <SignOut />)] : []),
    ...(canRemove ? [item('remove', t('customer-users.remove', 'Remove'), <Trash />, true)] : []),
  ];
  const ofInvite = () => [
    ...seats,
    ...(canManage
      ? [
          {
            key: 'resend',
            label: t('customer-users.resend', 'Send again'),
            icon: <ArrowClockwise />,
            onSelect: () => void sendAgain(),
          },
        ]
      : []),
    ...(canRemove
      ? [item('delete-invite', t('customer-users.delete-invite', 'Delete invitation'), <Trash />, true)]
      : []),
  ];
  return (
    <RowMenu
      label={t('users.actions', 'Actions for {name}', { name: user.name ?? user.email })}
      items={user.kind === 'user' ? ofUser() : ofInvite()}
    />
  );
};
