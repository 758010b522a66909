import type { ListProductsQuery, Product } from '../../../contracts/products';
import { toCount, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';

const SORT_KEYS = { name: 'name', code: 'code', licenseCount: 'licenseCount' } as const;

const products = (sql: Sql) =>
  sql({ pr: T.products }).select({
    documentId: 'pr.document_id',
    name: 'pr.name',
    code: 'pr.code',
    description: 'pr.description',
    active: 'pr.active',
    licenseCount: sql({ l: T.licenses }).whereRaw('l.product_id = pr.id').count('*'),
  });

const toProduct = (row: Product, counts: boolean): Product => ({
  documentId: row.documentId,
  name: row.name,
  code: row.code,
  description: row.description ?? '',
  active: Boolean(row.active),
  licenseCount: counts ? toCount(row.licenseCount) : null,
});

/**
 * Everything there is to be licensed.
 *
 * @param counts whether to tell how many licenses there are of each
 */
export const findProducts = async (
  sql: Sql,
  { page, pageSize, search, active, sort }: ListProductsQuery,
  counts: boolean
): Promise<{ rows: Product[]; total: number }> => {
  const [column, order] = sort.split(':') as [keyof typeof SORT_KEYS, 'asc' | 'desc'];
  const rows: (Product & { total: unknown })[] = await products(sql)
    .where((any) => any.where(contains('pr.name', search)).orWhere(contains('pr.code', search)))
    .modify((where) => void (active && where.where('pr.active', active === 'true')))
    .select({ total: sql.raw('count(*) over ()') })
    .orderBy([
      { column: counts ? SORT_KEYS[column] : column === 'code' ? 'code' : 'name', order },
      { column: 'pr.id', order },
    ])
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return { rows: rows.map((row) => toProduct(row, counts)), total: toCount(rows[0]?.total) };
};

export const findProduct = async (sql: Sql, documentId: string): Promise<Product | undefined> => {
  const row = await products(sql).where('pr.document_id', documentId).first();
  return row && toProduct(row, true);
};
