import { AccessModelDialog } from './AccessModelDialog';
import { ArchiveDialog } from './ArchiveDialog';
import { DeleteDialog } from './DeleteDialog';
import { EditCustomerDialog } from './EditCustomerDialog';
import { MoveDialog } from './MoveDialog';
import { SuspensionDialog } from './SuspensionDialog';

import type { CustomerDialog, CustomerSubject } from './CustomerMenu';

export interface OpenCustomerDialog {
  dialog: CustomerDialog;
  customer: CustomerSubject;
}

/** The dialog that was opened for a customer. */
export const CustomerDialogs = ({ dialog, ...props }: OpenCustomerDialog & { onClose: () => void }) => {
  switch (dialog) {
    case 'edit':
      return <EditCustomerDialog {...props} />;
    case 'move':
      return <MoveDialog {...props} />;
    case 'suspend':
    case 'reactivate':
      return <SuspensionDialog {...props} verb={dialog} />;
    case 'archive':
    case 'restore':
      return <ArchiveDialog {...props} verb={dialog} />;
    case 'access-model':
      return <AccessModelDialog {...props} />;
    case 'delete':
      return <DeleteDialog {...props} />;
  }
};
