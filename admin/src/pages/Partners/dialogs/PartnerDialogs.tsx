import { DisableDialog } from './DisableDialog';
import { EnableDialog } from './EnableDialog';
import { MoveDialog } from './MoveDialog';
import { ResendDialog } from './ResendDialog';

import type { TreePartner } from '../../../../../contracts/partner-tree';
import type { PartnerDialog } from '../Tree/TreeContext';

export interface DialogProps {
  partner: TreePartner;
  onClose: () => void;
}

/** The dialog that was opened for a partner. */
export const PartnerDialogs = ({ dialog, ...props }: DialogProps & { dialog: PartnerDialog }) => {
  const { documentId, name } = props.partner;
  switch (dialog) {
    case 'disable':
      return <DisableDialog {...props} />;
    case 'enable':
      return <EnableDialog {...props} />;
    case 'move':
      return <MoveDialog {...props} />;
    case 'resend':
      return <ResendDialog partners={new Map([[documentId, name]])} onClose={props.onClose} />;
  }
};
