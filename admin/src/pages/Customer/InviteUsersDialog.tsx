import * as React from 'react';

import { useTranslate } from '../../hooks/useTranslate';
import { useInviteCustomerUsersMutation } from '../../services/customerUsers';
import { InvitePeopleDialog } from '../Users/InvitePeopleDialog';

import { CustomerRoleField } from './CustomerRoleField';

import type { CustomerOverview } from '../../../../contracts/customer-users';

interface InviteUsersDialogProps {
  customer: CustomerOverview;
  roles: { name: string; label: string }[];
  onClose: () => void;
}

/** *New User* of a customer: one address or many, and a role (CU-14). */
export const InviteUsersDialog = ({ customer, roles, onClose }: InviteUsersDialogProps) => {
  const t = useTranslate();
  const [role, setRole] = React.useState(roles.find(({ name }) => name === 'user')?.name ?? roles[0]?.name ?? '');
  const [invite] = useInviteCustomerUsersMutation();

  return (
    <InvitePeopleDialog
      title={t('customer-users.new.title', 'New User of {name}', { name: customer.name })}
      onInvite={(emails) => invite({ customer: customer.documentId, data: { emails, role } }).unwrap()}
      onClose={onClose}
    >
      {(errors) => <CustomerRoleField value={role} roles={roles} error={errors.role} onChange={setRole} />}
    </InvitePeopleDialog>
  );
};
