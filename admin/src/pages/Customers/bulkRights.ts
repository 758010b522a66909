import type { Capability } from '../../../../contracts/common';
import type { Customer, CustomerAction } from '../../../../contracts/customers';

/** What a change of many asks of each, by what the server offers on one. */
const ASKED: Partial<Record<CustomerAction, Capability>> = {
  update: 'customer.update',
  suspend: 'customer.suspend',
  reactivate: 'customer.suspend',
  export: 'customer.export',
};

export const BULK_RIGHTS: readonly Capability[] = ['customer.update', 'customer.suspend', 'customer.export'];

/** What may be done to a customer among many: a demo customer is neither suspended nor exported with others. */
export const bulkRightsOn = ({ actions, demo }: Pick<Customer, 'actions' | 'demo'>): Capability[] =>
  actions.flatMap((action) => (demo && action !== 'update' ? [] : (ASKED[action] ?? [])));
