import type { AgreementVersion } from '../../../contracts/agreements';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

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
  const rows = await sql(T.agreements)
    .select({ version: 'version', language: 'language', text: 'text', since: 'created_at' })
    .orderBy([{ column: 'version', order: 'desc' }, { column: 'id' }]);
  const counts = await sql(T.agreementAcceptances)
    .groupBy('version')
    .select('version', { count: sql.raw('count(*)') });
  const accepted = new Map(counts.map(({ version, count }) => [version, toCount(count)]));
  const versions = new Map<number, AgreementVersion>();
  for (const { version, language, text, since } of rows) {
    const known: AgreementVersion = versions.get(version) ?? {
      version,
      since: toDate(since).toISOString(),
      texts: [],
      accepted: accepted.get(version) ?? 0,
    };
    known.texts.push({ language, text });
    versions.set(version, known);
  }
  return [...versions.values()];
};
