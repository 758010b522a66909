import { LicenseSummaryPanel } from '../Licenses/LicenseSummaryPanel';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** *License Summary* of a customer: types, usage per product, contract expiry (AC-4, AC-10). */
export const LicensesTab = ({ customer: { documentId } }: { customer: CustomerOverview }) => (
  <LicenseSummaryPanel kind="customers" documentId={documentId} />
);
