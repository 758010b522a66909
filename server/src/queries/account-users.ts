import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A user of a customer, as the log tells of one. */
export interface AccountUser {
  documentId: string;
  name: string;
  email: string;
  active: boolean;
  /** Of its customer. */
  suspended: boolean;
  ownerId: number;
  customer: { id: number; documentId: string; name: string | null };
}

/** Whom an account is at its customers: the deactivated and those of suspended customers too, but of none in the archive. */
export const findAccountUsers = async (sql: Sql, accountId: number): Promise<AccountUser[]> => {
  const rows = await sql({ h: T.customerUsers })
    .join({ c: T.customers }, 'c.id', 'h.customer_id')
    .where('h.account_id', accountId)
    .whereNull('c.archived_at')
    .orderBy('c.id')
    .select({ documentId: 'h.document_id', name: 'h.name', email: 'h.email', active: 'h.active' })
    .select({ suspended: 'c.suspended', ownerId: 'c.owner_id', customerId: 'c.id' })
    .select({ customerDocumentId: 'c.document_id', customerName: 'c.name' });
  return rows.map(({ active, suspended, customerId, customerDocumentId, customerName, ...user }) => ({
    ...user,
    active: Boolean(active),
    suspended: Boolean(suspended),
    customer: { id: customerId, documentId: customerDocumentId, name: customerName },
  }));
};
