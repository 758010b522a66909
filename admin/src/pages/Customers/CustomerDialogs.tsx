import { EditCustomerDialog } from './EditCustomerDialog';
import { SuspensionDialog } from './SuspensionDialog';

import type { Customer } from '../../../../contracts/customers';
import type { CustomerDialog } from './CustomerMenu';

export interface OpenCustomerDialog {
  dialog: CustomerDialog;
  customer: Customer;
}

export const CustomerDialogs = ({ dialog, customer, onClose }: OpenCustomerDialog & { onClose: () => void }) =>
  dialog === 'edit' ? (
    <EditCustomerDialog customer={customer} onClose={onClose} />
  ) : (
    <SuspensionDialog customer={customer} verb={dialog} onClose={onClose} />
  );
