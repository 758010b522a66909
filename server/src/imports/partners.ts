import type { Core } from '@strapi/types';
import { COUNTRIES } from '../../../contracts/countries';
import { because } from '../../../contracts/import-reasons';
import { createPartner, type CreatePartnerBody } from '../../../contracts/onboarding';
import { fold } from '../../../contracts/search-text';
import type { PartnerRow } from '../access/decide';
import { findNamedPartners } from '../queries/import-partners';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { heldBefore, problemsOf, readCells, TOO_LONG, type ImportContext, type Importer, type Row } from './importer';
import { chooseNamed } from './named-partner';

const TYPES: Record<string, string> = {
  'managed service provider': 'msp',
  integrator: 'integrator',
  installer: 'installer',
  installateur: 'installer',
  partner: 'partner',
  msp: 'msp',
};

/** By its code, and by its names in the languages that headers come in. */
const countryCodes = (): Map<string, string> => {
  const names = ['en', 'de'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  return new Map(
    COUNTRIES.flatMap((code) => [
      [fold(code), code] as const,
      ...names.map((name) => [fold(name.of(code) ?? code), code] as const),
    ])
  );
};

const PLAIN = ['name', 'state', 'address', 'city', 'zipCode', 'contactName', 'contactEmail'] as const;
const NUMBERS = ['contactMobile', 'contactPhone'] as const;

/** Partners from a file: what *Add Partner* asks of one; each is a mail to its contact (PA-6 to PA-8, PA-17). */
export const partnerImporter = (strapi: Core.Strapi): Importer<CreatePartnerBody> => {
  const now = () => getService(strapi, 'clock').now();
  const codes = countryCodes();

  const bodyOf = ({ cells }: Row, parent: PartnerRow | null) => ({
    ...Object.fromEntries([...PLAIN, ...NUMBERS].map((field) => [field, cells[field] ?? ''])),
    type: TYPES[fold(cells.type ?? '')] ?? cells.type ?? '',
    country: codes.get(fold(cells.country ?? '')) ?? cells.country ?? '',
    ...(parent ? { parent: parent.documentId } : {}),
  });

  const parentsOf = async (sql: Sql, { actor }: ImportContext, rows: Row[]) => {
    const texts = [...new Set(rows.map(({ cells }) => (cells.parent ?? '').trim()))].filter(Boolean);
    return chooseNamed(
      await findNamedPartners(sql, { actor, now: now() }, texts),
      ({ documentId }) =>
        getService(strapi, 'access').require(
          actor,
          'partner.create',
          { kind: 'partner', documentId },
          sql
        ) as Promise<PartnerRow>
    );
  };

  const judgeBody = async (sql: Sql, context: ImportContext, row: Row, body: CreatePartnerBody) => {
    try {
      const { names } = await getService(strapi, 'onboarding').judge(sql, context.actor, body);
      if (names.length > 0) return [{ field: 'name', ...because('partner-name') }];
    } catch (error) {
      return problemsOf(error, 'parent');
    }
    const before = heldBefore(context, fold(body.name), row.number);
    return before ? [{ field: 'name', ...because('in-row', { row: before }) }] : [];
  };

  const judgeRow = async (
    sql: Sql,
    context: ImportContext,
    parents: Awaited<ReturnType<typeof parentsOf>>,
    row: Row
  ) => {
    const text = (row.cells.parent ?? '').trim();
    const { partner = null, reason } = text ? (parents.get(text) ?? { reason: because('unknown') }) : {};
    const { value, problems } = readCells(createPartner.body, bodyOf(row, partner));
    const all = [
      ...problems,
      ...(reason ? [{ field: 'parent', ...reason }] : []),
      ...(row.isTooLong ? [TOO_LONG] : []),
      ...(value && !reason ? await judgeBody(sql, context, row, value) : []),
    ];
    const told = all.map((problem) => ({ row: row.number, ...problem }));
    return told.length > 0 ? { row, problems: told } : { row, problems: told, value };
  };

  return {
    capability: 'partner.create',
    // Each is a transaction, so that those before the hour's last invitation stay
    batch: 1,

    async judge(sql, context, rows) {
      const parents = await parentsOf(sql, context, rows);
      const judged = [];
      for (const row of rows) judged.push(await judgeRow(sql, context, parents, row));
      return judged;
    },

    // Onboarding locks the place by itself
    async lock() {},

    async write(_, { asker }, values) {
      for (const body of values) await getService(strapi, 'onboarding').create(asker, body);
    },
  };
};
