import type { Core } from '@strapi/types';
import { createCustomer } from '../../../contracts/customer-lifecycle';
import { customerKeys } from '../../../contracts/customer-keys';
import { because, type ImportReason } from '../../../contracts/import-reasons';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import type { Config } from '../config';
import { OWNER_TYPES } from '../queries/customer-owners';
import { findNamesake, findTakenShortcodes, insertCustomers } from '../queries/import-customers';
import { findNamedPartners } from '../queries/import-partners';
import type { NewAuditEntry } from '../services/audit';
import { lockRows, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { Invalid, invalid } from '../utils/parse';
import { createShortcode } from '../utils/shortcode';
import { T } from '../utils/tables';
import { heldBefore, readCells, TOO_LONG, type ImportContext, type Importer, type Judged, type Row } from './importer';
import { chooseNamed } from './named-partner';

/** What a form sends, less who may work there: files give no permissions. */
const body = createCustomer.body.omit({ owner: true, permissions: true });

type ImportedCustomer = ReturnType<(typeof body)['parse']> & { ownerRow: PartnerRow };

const tagsOf = (cell = '') =>
  cell
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter(Boolean);

const bodyOf = ({ owner: _, tags, shortcode, ...cells }: Row['cells']) => ({
  ...cells,
  name: cells.name ?? '',
  tags: tagsOf(tags),
  ...(shortcode?.trim() ? { shortcode } : {}),
});

/** Customers from a file: what *New Customer* asks of one, many at once (CU-6, CU-7). */
export const customerImporter = (strapi: Core.Strapi): Importer<ImportedCustomer> => {
  const now = () => getService(strapi, 'clock').now();

  /** The own account where a row names none; operators have none. */
  const ownerText = ({ actor }: ImportContext, { cells }: Row): string =>
    cells.owner?.trim() || (actor.operator ? '' : actor.home.documentId);

  const ownersOf = async (sql: Sql, context: ImportContext, rows: Row[]) => {
    const texts = [...new Set(rows.map((row) => ownerText(context, row)))].filter(Boolean);
    const named = await findNamedPartners(sql, { actor: context.actor, now: now() }, texts);
    return chooseNamed(named, async (owner) => {
      try {
        return await getService(strapi, 'customer-creation').requireOwner(sql, context.actor, owner.documentId);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        // A 400 is one of two: who owns no customers, and who is disabled
        const code = OWNER_TYPES.includes(owner.type) ? 'disabled' : 'owns-no-customers';
        throw invalid({ path: ['owner'], message: because(code) });
      }
    });
  };

  /** What each row says by itself. */
  const read = (owners: Awaited<ReturnType<typeof ownersOf>>, context: ImportContext, row: Row) => {
    const { value, problems } = readCells(body, bodyOf(row.cells));
    const text = ownerText(context, row);
    const owner = text ? (owners.get(text) ?? { reason: because('unknown') }) : { reason: because('required') };
    return {
      row,
      value: value && owner.partner ? { ...value, ownerRow: owner.partner } : undefined,
      problems: [
        ...problems,
        ...(owner.reason ? [{ field: 'owner', ...owner.reason }] : []),
        ...(row.isTooLong ? [TOO_LONG] : []),
      ],
    };
  };

  const nameKey = ({ name, ownerRow }: ImportedCustomer) => `${ownerRow.id}:${fold(name)}`;

  const judge = async (sql: Sql, context: ImportContext, rows: Row[]): Promise<Judged<ImportedCustomer>[]> => {
    const owners = await ownersOf(sql, context, rows);
    const judged = rows.map((row) => read(owners, context, row));
    const good = judged.flatMap(({ value, problems }) => (value && problems.length === 0 ? [value] : []));
    const names = good.map(({ name, ownerRow }) => ({ ownerId: ownerRow.id, nameKey: fold(name) }));
    const present = await findNamesake(sql, { actor: context.actor, now: now() }, names);
    const taken = await findTakenShortcodes(
      sql,
      good.flatMap(({ shortcode }) => shortcode ?? [])
    );

    return judged.map(({ row, value, problems }) => {
      if (value && problems.length === 0) {
        const say = (field: string, reason: ImportReason) => problems.push({ field, ...reason });
        if (present.has(nameKey(value))) say('name', because('customer-name'));
        if (value.shortcode && taken.has(value.shortcode)) say('shortcode', because('taken'));
        if (problems.length === 0) {
          const namesake = heldBefore(context, `name:${nameKey(value)}`, row.number);
          const twin = value.shortcode && heldBefore(context, `code:${value.shortcode}`, row.number);
          if (namesake) say('name', because('in-row', { row: namesake }));
          if (twin) say('shortcode', because('in-row', { row: twin }));
        }
      }
      const told = problems.map((problem) => ({ row: row.number, ...problem }));
      return told.length > 0 || !value ? { row, problems: told } : { row, problems: told, value };
    });
  };

  /** Of each customer the one that its row gives, or one that is free. */
  const shortcodesOf = async (trx: Sql, values: ImportedCustomer[]): Promise<string[]> => {
    const codes = values.map(({ name, shortcode }) => shortcode ?? createShortcode(name));
    for (;;) {
      const made = codes.filter((_, i) => values[i]!.shortcode === undefined);
      const taken = await findTakenShortcodes(trx, made);
      const held = new Set(values.flatMap(({ shortcode }) => shortcode ?? []));
      let isFree = true;
      for (const [i, { name, shortcode }] of values.entries()) {
        const code = codes[i]!;
        if (shortcode === undefined && (taken.has(code) || held.has(code))) {
          codes[i] = createShortcode(name);
          isFree = false;
        }
        held.add(code);
      }
      if (isFree) return codes;
    }
  };

  /** Tenants are asked by mail, as *New Customer* does, until the owner's mails of the hour are used up. */
  const askForLinks = async (trx: Sql, actor: Actor, made: Made[], ids: Map<string, number>) => {
    const usedUp = new Set<number>();
    const entries: NewAuditEntry[] = [];
    for (const { documentId, owner, columns } of made) {
      if (usedUp.has(owner.id) || !columns.email) continue;
      const { name, email } = columns;
      const customer = { id: ids.get(documentId)!, documentId, ownerId: owner.id, name, email };
      const asked = await getService(strapi, 'customer-links').ask(trx, actor, customer);
      if (asked.mail === 'quota') usedUp.add(owner.id);
      entries.push(...asked.entries);
    }
    return entries;
  };

  const write = async (trx: Sql, { actor, asker }: ImportContext, values: ImportedCustomer[]): Promise<void> => {
    const linkApproval = strapi.plugin('msp').config<Config['newCustomerLink']>('newCustomerLink');
    const codes = await shortcodesOf(trx, values);
    const made: Made[] = values.map(({ ownerRow, ...texts }, i) => ({
      documentId: createDocumentId(),
      owner: ownerRow,
      columns: { ...texts, shortcode: codes[i]!, linkApproval },
    }));
    const ids = await insertCustomers(
      trx,
      strapi,
      made.map(({ documentId, owner, columns }) => toRow(documentId, owner.id, columns)),
      now()
    );
    const asked = linkApproval === 'pending' ? await askForLinks(trx, actor, made, ids) : [];
    await getService(strapi, 'audit').append(trx, actor, asker, [
      ...made.map(({ documentId, owner, columns }) => ({
        action: 'customer.create' as const,
        partnerId: owner.id,
        customer: { id: ids.get(documentId)!, documentId, name: columns.name },
        target: { type: 'customer' as const, documentId, label: columns.name },
        after: { ...columns, owner: owner.name },
      })),
      ...asked,
    ]);
  };

  return {
    capability: 'customer.create',
    batch: 1_000,
    judge,
    write,
    async lock(trx, context, rows) {
      const owners = [...(await ownersOf(trx, context, rows)).values()];
      const ids = owners.flatMap(({ partner }) => (partner ? [partner.id] : []));
      await lockRows(trx, T.partners, 'id', ids, 'id');
    },
  };
};

interface Made {
  documentId: string;
  owner: PartnerRow;
  columns: Columns;
}

type Columns = Omit<ImportedCustomer, 'ownerRow'> & { shortcode: string; linkApproval: string };

const toRow = (documentId: string, ownerId: number, { linkApproval, tags, ...texts }: Columns) => {
  const keys = customerKeys({ ...texts, tags });
  return {
    document_id: documentId,
    owner_id: ownerId,
    name: texts.name,
    enterprise_name: texts.enterpriseName,
    email: texts.email,
    address: texts.address,
    city: texts.city,
    country: texts.country,
    shortcode: texts.shortcode,
    tags: JSON.stringify(tags),
    link_approval: linkApproval,
    name_key: keys.nameKey,
    search_text: keys.searchText,
    contact_text: keys.contactText,
    enterprise_key: keys.enterpriseKey,
    email_key: keys.emailKey,
    tags_key: keys.tagsKey,
  };
};
