import type { Acceptance, AcceptanceColumn, AgreementVersion } from '../../../contracts/agreements';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { BY_PERSON, PERSON_COLUMNS, personMatches, personName } from './people';

interface AgreementText {
  version: number;
  language: string;
  text: string;
  since: Date;
}

/** The present version, in every language it has. */
export const findPresentAgreement = async (sql: Sql): Promise<AgreementText[]> => {
  const rows = await sql(T.agreements)
    .where('version', sql(T.agreements).max('version'))
    .select({ version: 'version', language: 'language', text: 'text', since: 'created_at' })
    .orderBy('id');
  return rows.map(({ since, ...row }) => ({ ...row, since: toDate(since) }));
};

/** Every version with its texts, newest first, and how many have accepted it. */
export const findAgreements = async (sql: Sql): Promise<AgreementVersion[]> => {
  const rows = await sql({ a: T.agreements })
    .leftJoin({ u: T.users }, 'u.id', 'a.published_by_id')
    .select({ version: 'a.version', language: 'a.language', text: 'a.text', since: 'a.created_at' }, PERSON_COLUMNS)
    .orderBy([{ column: 'a.version', order: 'desc' }, { column: 'a.id' }]);
  const counts = await sql(T.agreementAcceptances)
    .groupBy('version')
    .select('version', { count: sql.raw('count(*)') });
  const accepted = new Map(counts.map(({ version, count }) => [version, toCount(count)]));
  const versions = new Map<number, AgreementVersion>();
  for (const { version, language, text, since, ...publisher } of rows) {
    const known: AgreementVersion = versions.get(version) ?? {
      version,
      since: toDate(since).toISOString(),
      publishedBy: publisher.email === null ? null : personName(publisher),
      texts: [],
      accepted: accepted.get(version) ?? 0,
    };
    known.texts.push({ language, text });
    versions.set(version, known);
  }
  return [...versions.values()];
};

/** Members who may sign in. */
export const countMembers = async (sql: Sql): Promise<number> => {
  const [row] = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where('u.is_active', true)
    .select({ count: sql.raw('count(*)') });
  return toCount(row.count);
};

interface AcceptancesQuery {
  search?: string;
  version?: number;
  sort: { column: AcceptanceColumn; order: 'asc' | 'desc' };
  offset: number;
  limit: number;
}

const SORTED_BY: Record<AcceptanceColumn, string[]> = {
  name: BY_PERSON,
  email: ['u.email'],
  partner: ['p.name_key'],
  version: ['a.version'],
  acceptedAt: ['a.created_at'],
};

/** Who has agreed to what, with the number on all pages. */
export const findAcceptances = async (
  sql: Sql,
  { search, version, sort: { column, order }, offset, limit }: AcceptancesQuery
): Promise<{ rows: Acceptance[]; total: number }> => {
  const rows: AcceptanceRow[] = await sql({ a: T.agreementAcceptances })
    .leftJoin({ u: T.users }, 'u.id', 'a.user_id')
    .leftJoin({ m: T.members }, 'm.user_id', 'a.user_id')
    .leftJoin({ p: T.partners }, 'p.id', 'm.partner_id')
    .modify((where) => {
      if (search) where.where(personMatches(search));
      if (version !== undefined) where.where('a.version', version);
    })
    .select({ documentId: 'a.document_id', version: 'a.version', language: 'a.language', address: 'a.address' })
    .select({ at: 'a.created_at', partner: 'p.name', total: sql.raw('count(*) over ()') }, PERSON_COLUMNS)
    .orderBy([...SORTED_BY[column], 'a.id'].map((name) => ({ column: name, order })))
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(toAcceptance), total: toCount(rows[0]?.total) };
};

interface AcceptanceRow {
  documentId: string;
  version: number;
  language: string;
  address: string | null;
  at: unknown;
  partner: string | null;
  firstname: string | null;
  lastname: string | null;
  /** `null`: the user is gone. */
  email: string | null;
  total: unknown;
}

const toAcceptance = (row: AcceptanceRow): Acceptance => {
  const { documentId, firstname, lastname, email, partner, version, language, address, at } = row;
  return {
    documentId,
    name: email === null ? null : personName({ firstname, lastname, email }),
    email,
    partner,
    version,
    language,
    acceptedAt: toDate(at).toISOString(),
    address: address ?? '',
  };
};
