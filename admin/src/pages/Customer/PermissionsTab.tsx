import { GrantsPanel } from '../Delegations/GrantsPanel';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** Who may act on this customer by a grant, until when, and why (CU-4, X-1). */
export const PermissionsTab = ({ customer }: { customer: CustomerOverview }) => <GrantsPanel customer={customer} />;
