import { EditUserDialog } from './EditUserDialog';
import { OffboardDialog } from './OffboardDialog';
import { RecoverDialog } from './RecoverDialog';
import { SessionsDialog } from './SessionsDialog';
import { StateDialog } from './StateDialog';

import type { SystemRole } from '../../../../contracts/common';
import type { Member } from '../../../../contracts/members';
import type { UserDialog } from './UserMenu';

export interface OpenDialog {
  dialog: UserDialog;
  member: Member;
}

interface UserDialogsProps {
  open: OpenDialog;
  partner: string | null;
  /** Those the caller may give. */
  roles: SystemRole[];
  onClose: () => void;
}

export const UserDialogs = ({ open: { dialog, member }, partner, roles, onClose }: UserDialogsProps) => {
  switch (dialog) {
    case 'edit':
      return <EditUserDialog member={member} roles={roles} onClose={onClose} />;
    case 'sessions':
      return <SessionsDialog member={member} onClose={onClose} />;
    case 'recover':
      return <RecoverDialog member={member} onClose={onClose} />;
    case 'state':
      return <StateDialog member={member} onClose={onClose} />;
    case 'offboard':
      return <OffboardDialog member={member} partner={partner} onClose={onClose} />;
  }
};
