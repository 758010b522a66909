import type { Knex } from 'knex';
import { facetKey, type ListDirectoryQuery } from '../../../contracts/directory';
import { fold, searchPatterns } from '../../../contracts/search-text';
import { rolesHolding } from '../access/roles';
import type { Scope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { inStatus } from './partner-tree';
import { nameMatches } from './partners';

/** What the directory tells of a partner beside its entry. */
export interface ShownPartner {
  /** Of the partner, and so of its entry. */
  documentId: string;
  slug: string;
  name: string;
  type: string;
}

/** Published entries `d` of partners `p` that are active and activated: what anybody may see (DI-3). */
const shown = (sql: Sql, locale: string | null): Knex.QueryBuilder =>
  sql({ d: T.directoryEntries })
    .join({ p: T.partners }, 'p.document_id', 'd.document_id')
    .whereNotNull('d.published_at')
    .whereNotNull('p.slug')
    .where({ 'd.locale': locale })
    .where(inStatus(sql, 'active'));

const COLUMNS = { documentId: 'p.document_id', slug: 'p.slug', name: 'p.name', type: 'p.type' };

const matches =
  ({ type, country, speciality, text }: ListDirectoryQuery['filters']): Scope =>
  (where) => {
    if (type) where.where('p.type', type);
    if (country) where.where('d.facets', 'like', `%${facetKey.country(country)}%`);
    if (speciality) where.where('d.facets', 'like', `%${facetKey.speciality(speciality)}%`);
    const term = fold(text ?? '');
    if (term.length < 2) return;
    where.where((any: Knex.QueryBuilder) => {
      any.where(nameMatches(term));
      for (const pattern of searchPatterns(term)) any.orWhere('d.search_text', 'like', pattern);
    });
  };

const SORTED_BY = { featured: 'd.featured', name: 'p.name_key', publishedAt: 'd.published_at' } as const;

/**
 * A page of what is shown in one locale, and how many there are.
 *
 * @param locale `null` where the host has none
 */
export const findShown = async (
  sql: Sql,
  locale: string | null,
  { filters, sort, pagination: { page, pageSize } }: ListDirectoryQuery
): Promise<{ rows: ShownPartner[]; total: number }> => {
  const query = () => shown(sql, locale).where(matches(filters));
  const rows: ShownPartner[] = await query()
    .select(COLUMNS)
    .orderBy([
      { column: SORTED_BY[sort.field], order: sort.order },
      { column: 'p.name_key', order: 'asc' },
      { column: 'p.id', order: 'asc' },
    ])
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const counted = await query().count({ total: '*' }).first();
  return { rows, total: toCount(counted?.total) };
};

/** The partner that a present or former organization name leads to, where its entry is shown. */
export const findShownBySlug = (sql: Sql, locale: string | null, slug: string): Promise<ShownPartner | undefined> =>
  shown(sql, locale)
    .join({ n: T.organizationNames }, 'n.partner_id', 'p.id')
    .where('n.slug', slug)
    .first(COLUMNS) as Promise<ShownPartner | undefined>;

/** Partners `p` without an entry. */
const withoutEntry = (sql: Sql) =>
  sql({ p: T.partners }).whereNotExists(
    sql({ d: T.directoryEntries }).whereRaw('d.document_id = p.document_id').select('d.id')
  );

export const isEntryMissing = async (sql: Sql): Promise<boolean> =>
  (await withoutEntry(sql).first('p.id')) !== undefined;

/** Drafts for all partners that have no entry, named as the partner is. */
export const insertMissingEntries = async (trx: Sql, locale: string | null, at: Date): Promise<void> => {
  await trx(trx.raw('?? (??, ??, ??, ??, ??, ??)', [T.directoryEntries, ...INSERTED])).insert(
    withoutEntry(trx).select([
      'p.document_id',
      'p.name',
      trx.raw('?', [false]),
      trx.raw('?', [locale]),
      trx.raw('?', [at]),
      trx.raw('?', [at]),
    ])
  );
};

const INSERTED = ['document_id', 'headline', 'featured', 'locale', 'created_at', 'updated_at'];

/** The documentId of the partner whose entry a Strapi user edits: account admins that of their own. */
export const findEditedPartner = (sql: Sql, userId: number): Promise<string | undefined> =>
  sql({ m: T.members })
    .join({ p: T.partners }, 'p.id', 'm.partner_id')
    .where('m.user_id', userId)
    .whereIn('m.role', rolesHolding('partner.update'))
    .first('p.document_id')
    .then((row: { document_id: string } | undefined) => row?.document_id);
