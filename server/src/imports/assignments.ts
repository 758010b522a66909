import type { Core } from '@strapi/types';
import { accessPeriodInput, type AccessPeriodInput } from '../../../contracts/common';
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

export interface ImportedAssignment {
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
      const past = problemsOf(error, null).map(({ reason }) => reason);
      return { period: value, problems: past.map((reason) => ({ field: from ? 'from' : 'until', reason })) };
    }
  };

  const customerProblem = (text: string, found: AssignableByText[]): string | undefined => {
    if (!text) return 'is required';
    if (found.length === 0) return 'is not a customer that you can assign';
    if (found.length > 1) return 'is the name of several: write the Tenant ID or the shortcode';
    return found[0]!.active ? undefined : 'is a customer that is not active';
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
      const problems: { field: string | null; reason: string }[] = row.isTooLong ? [TOO_LONG] : [];
      const say = (field: string, reason: string) => problems.push({ field, reason });
      const text = textOf(row, 'techPartner');
      const { partner: techPartner, reason } = techPartners.get(text) ?? {
        reason: text ? 'is not known' : 'is required',
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
        if (current.has(pair)) say('customer', 'is assigned to this partner already');
        else {
          const before = heldBefore(context, pair, row.number);
          if (before) say('customer', `is in row ${before} already`);
        }
      }
      const told = problems.map((each) => ({ row: row.number, ...each }));
      const value = techPartner && customer && told.length === 0 ? { techPartner, customer, period } : undefined;
      return { row, problems: told, value };
    });
  };

  return {
    capability: 'delegation.manage',
    batch: 500,
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
