import * as React from 'react';

import { CustomerDialogs } from '../Customers/CustomerDialogs';
import { CustomerMenu, type CustomerDialog } from '../Customers/CustomerMenu';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** On the customer's own page what the list offers for its row (AC-10, EX-1, EX-5). */
export const CustomerHeaderActions = ({ customer: { name, ...overview } }: { customer: CustomerOverview }) => {
  const [dialog, setDialog] = React.useState<CustomerDialog | null>(null);
  const customer = {
    ...overview,
    // One without a name is called by its id
    name: name === overview.documentId ? null : name,
    readsLicenses: overview.tabs.includes('licenses'),
  };
  return (
    <>
      <CustomerMenu customer={customer} onOpen={setDialog} />
      {dialog ? <CustomerDialogs dialog={dialog} customer={customer} onClose={() => setDialog(null)} /> : null}
    </>
  );
};
