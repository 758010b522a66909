import type { AccessModel } from '../../../contracts/access-models';
import type { LinkApproval } from '../../../contracts/customers';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

export interface OwnCustomerRow {
  id: number;
  documentId: string;
  name: string;
  organisation: string;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  linkApproval: LinkApproval;
  accessModel: AccessModel;
  role: string;
  /** Of the person there. */
  userName: string;
}

/**
 * The customers whose active user an account is, as long as they are not suspended, by name.
 *
 * @param documentId of one of them
 */
export const findOwnCustomers = (sql: Sql, accountId: number, documentId?: string): Promise<OwnCustomerRow[]> =>
  sql({ h: T.customerUsers })
    .join({ c: T.customers }, 'c.id', 'h.customer_id')
    .join({ p: T.partners }, 'p.id', 'c.owner_id')
    .where({ 'h.account_id': accountId, 'h.active': true, 'c.suspended': false })
    .modify((where) => void (documentId && where.where('c.document_id', documentId)))
    .orderBy(['c.name_key', 'c.id'])
    .select({ id: 'c.id', documentId: 'c.document_id', linkApproval: 'c.link_approval', role: 'h.role' })
    .select({ accessModel: 'c.access_model' })
    .select({ name: sql.raw('coalesce(c.name, c.document_id)'), userName: 'h.name', organisation: 'p.name' })
    .select({ contactName: 'p.contact_name', contactEmail: 'p.contact_email', contactPhone: 'p.contact_phone' });
