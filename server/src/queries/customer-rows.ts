import type { LinkApproval } from '../../../contracts/customers';
import { fromJson, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A customer as a change reads and writes it. */
export interface StoredCustomer {
  id: number;
  documentId: string;
  ownerId: number;
  name: string | null;
  enterpriseName: string | null;
  email: string | null;
  address: string | null;
  city: string | null;
  country: string | null;
  shortcode: string | null;
  tags: string[];
  suspended: boolean;
  linkApproval: LinkApproval;
}

const COLUMNS = {
  id: 'id',
  documentId: 'document_id',
  ownerId: 'owner_id',
  name: 'name',
  enterpriseName: 'enterprise_name',
  email: 'email',
  address: 'address',
  city: 'city',
  country: 'country',
  shortcode: 'shortcode',
  tags: 'tags',
  suspended: 'suspended',
  linkApproval: 'link_approval',
} as const;

/** Customers by numeric id, in its order. */
export const readCustomers = async (sql: Sql, ids: number[]): Promise<StoredCustomer[]> => {
  const rows = await sql(T.customers).whereIn('id', ids).orderBy('id').select(COLUMNS);
  return rows.map((row) => ({
    ...row,
    tags: fromJson<string[] | null>(row.tags) ?? [],
    suspended: Boolean(row.suspended),
  }));
};

/** Whether a customer other than that one has the shortcode, whoever owns it: device codes begin with it. */
export const isShortcodeTaken = async (sql: Sql, shortcode: string, exceptId = 0): Promise<boolean> =>
  (await sql(T.customers).where({ shortcode }).whereNot({ id: exceptId }).first('id')) !== undefined;
