import type { Core } from '@strapi/types';
import { accessPeriodInput, type AccessPeriodInput } from '../../../contracts/common';
import { because, type ImportReason } from '../../../contracts/import-reasons';
import type { PartnerRow } from '../access/decide';
import { findCurrentAssignments, findNamedCustomers, type AssignableByText } from '../queries/import-assignments';
import { findNamedPartners } from '../queries/import-partners';
import { lockRows, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { toInstants } from '../utils/instants';
import { T } from '../utils/tables';
import {
  heldBefore,
  problemsOf,
  readCells,
  TOO_LONG,
  type ImportContext,
  type Importer,
  type Judged,
  type Row,
} from './importer';
import { chooseNamed } from './named-partner';
import type { Problem } from './reasons';

interface ImportedAssignment {
  techPartner: PartnerRow;
  customer: AssignableByText;
  period: AccessPeriodInput;
}

/** As people write days here: `2027-01-31`, or `31.01.2027`. */
const dayOf = (cell = ''): string | null => {
  const text = cell.trim();
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return day ? `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}` : text || null;
};

const textOf = ({ cells }: Row, field: string) => (cells[field] ?? '').trim();

/** Assignments from a file: what *Manage Assigned Customers* asks of one, many at once (TP-12, TP-16). */
export const assignmentImporter = (strapi: Core.Strapi): Importer<ImportedAssignment> => {
  const now = () => getService(strapi, 'clock').now();

  const techPartnersOf = async (sql: Sql, { actor }: ImportContext, rows: Row[]) => {
    const texts = [...new Set(rows.map((row) => textOf(row, 'techPartner')))].filter(Boolean);
    return chooseNamed(await findNamedPartners(sql, { actor, now: now() }, texts), ({ documentId }) =>
      getService(strapi, 'managed-tech-partners').find(actor, documentId, sql)
    );
  };

  const periodOf = ({ cells }: Row, timeZone: string) => {
    const [from, until] = [dayOf(cells.from), dayOf(cells.until)];
    const period = from || until ? { from, until, timeZone } : null;
    const { value = null, problems } = readCells(accessPeriodInput, period);
    if (problems.length > 0) return { period: value, problems };
    try {
      toInstants(value, now());
      return { period: value, problems };
    } catch (error) {
      // Says `accessPeriod.from`
      const past = problemsOf(error, null).map((problem) => ({ ...problem, field: from ? 'from' : 'until' }));
      return { period: value, problems: past };
    }
  };

  const customerProblem = (text: string, found: AssignableByText[]): ImportReason | undefined => {
    if (!text) return because('required');
    if (found.length === 0) return because('not-assignable');
    if (found.length > 1) return because('several-customers');
    return found[0]!.active ? undefined : because('not-active');
  };

  const judge = async (sql: Sql, context: ImportContext, rows: Row[]): Promise<Judged<ImportedAssignment>[]> => {
    const { actor, timeZone } = context;
    const techPartners = await techPartnersOf(sql, context, rows);
    const texts = [...new Set(rows.map((row) => textOf(row, 'customer')))].filter(Boolean);
    const customers = await findNamedCustomers(sql, { actor, now: now() }, texts);
    const current = await findCurrentAssignments(
      sql,
      now(),
      [...techPartners.values()].flatMap(({ partner }) => partner?.id ?? []),
      [...customers.values()].flat().map(({ id }) => id)
    );

    return rows.map((row) => {
      const problems: Problem[] = row.isTooLong ? [TOO_LONG] : [];
      const say = (field: string, reason: ImportReason) => problems.push({ field, ...reason });
      const text = textOf(row, 'techPartner');
      const { partner: techPartner, reason } = techPartners.get(text) ?? {
        reason: because(text ? 'unknown' : 'required'),
      };
      if (reason) say('techPartner', reason);
      const found = customers.get(textOf(row, 'customer')) ?? [];
      const problem = customerProblem(textOf(row, 'customer'), found);
      if (problem) say('customer', problem);
      const { period, problems: wrong } = periodOf(row, timeZone);
      problems.push(...wrong);

      const [customer] = found;
      if (techPartner && customer && problems.length === 0) {
        const pair = `${techPartner.id}:${customer.id}`;
        if (current.has(pair)) say('customer', because('assigned'));
        else {
          const before = heldBefore(context, pair, row.number);
          if (before) say('customer', because('in-row', { row: before }));
        }
      }
      const told = problems.map((each) => ({ row: row.number, ...each }));
      const value = techPartner && customer && told.length === 0 ? { techPartner, customer, period } : undefined;
      return { row, problems: told, value };
    });
  };

  return {
    capability: 'delegation.manage',
    batch: 1_000,
    judge,

    async lock(trx, context, rows) {
      const found = [...(await techPartnersOf(trx, context, rows)).values()];
      const ids = found.flatMap(({ partner }) => partner?.id ?? []);
      await lockRows(trx, T.partners, 'id', ids, 'id');
    },

    async write(_, { asker }, values) {
      const groups = new Map<string, ImportedAssignment[]>();
      for (const value of values) {
        const key = JSON.stringify([value.techPartner.documentId, value.period]);
        groups.set(key, [...(groups.get(key) ?? []), value]);
      }
      for (const group of groups.values()) {
        const [{ techPartner, period }] = group as [ImportedAssignment];
        const ids = group.map(({ customer }) => customer.documentId);
        const difference = { assign: { ids }, unassign: { ids: [] }, accessPeriod: period };
        await getService(strapi, 'assigned-customers').save(asker, techPartner.documentId, difference);
      }
    },
  };
};
