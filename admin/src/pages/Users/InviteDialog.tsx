import * as React from 'react';

import { useTranslate } from '../../hooks/useTranslate';
import { useCreateInvitesMutation } from '../../services/invites';

import { InvitePeopleDialog } from './InvitePeopleDialog';
import { LoginMethodField } from './LoginMethodField';
import { RolesField } from './RolesField';

import type { LoginMethod, SystemRole } from '../../../../contracts/common';

interface InviteDialogProps {
  partner: string | null;
  /** Those the caller may give. */
  roles: SystemRole[];
  onClose: () => void;
}

/** What the manuals call *Admin* comes first (TE-13). */
const adminFirst = (roles: SystemRole[]): SystemRole[] => [
  ...roles.filter((role) => role === 'administrator'),
  ...roles.filter((role) => role !== 'administrator'),
];

/** *Invite New User*: one address or many, with what became of each (TE-11 to TE-13). */
export const InviteDialog = ({ partner, roles, onClose }: InviteDialogProps) => {
  const t = useTranslate();
  const offered = adminFirst(roles);
  const [role, setRole] = React.useState<SystemRole>(offered[0] ?? 'read-only');
  const [loginMethod, setLoginMethod] = React.useState<LoginMethod>('any');
  const [invite] = useCreateInvitesMutation();

  return (
    <InvitePeopleDialog
      title={t('invites.create', 'Invite New User')}
      onInvite={(emails) => invite({ emails, role, loginMethod, ...(partner ? { partner } : {}) }).unwrap()}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <LoginMethodField value={loginMethod} error={errors.loginMethod} onChange={setLoginMethod} />
          <RolesField value={role} roles={offered} error={errors.role} isInvite onChange={setRole} />
        </>
      )}
    </InvitePeopleDialog>
  );
};
