import type { OldContactOutcome } from '../../../contracts/contact-replacement';
import type { Country } from '../../../contracts/countries';
import type { SupportContact } from '../../../contracts/partner-details';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { isOpen } from './invites';
import { findMember, type MemberRow } from './members';

export interface PartnerWithContact {
  id: number;
  documentId: string;
  name: string;
  country: Country | null;
  contact: SupportContact;
}

/** @param id of a partner that exists */
export const findPartnerContact = async (sql: Sql, id: number): Promise<PartnerWithContact> => {
  const row = await sql(T.partners).where({ id }).first();
  return {
    id,
    documentId: row.document_id,
    name: row.name,
    country: row.country,
    contact: {
      name: row.contact_name,
      email: row.contact_email,
      mobile: row.contact_mobile,
      phone: row.contact_phone,
    },
  };
};

/** The member of the partner who signs in with this address. */
export const findMemberByAddress = (
  sql: Sql,
  partnerId: number,
  email: string | null
): Promise<MemberRow | undefined> =>
  findMember(sql, (where) => void where.where({ 'm.partner_id': partnerId, 'u.email': (email ?? '').toLowerCase() }));

interface Replacement {
  id: number;
  documentId: string;
  contact: SupportContact;
  oldContact: OldContactOutcome;
  /** The member whom it replaces; numeric id, `null` for a contact who is none. */
  replacesId: number | null;
  expiresAt: Date;
}

const COLUMNS = {
  id: 'i.id',
  documentId: 'i.document_id',
  email: 'i.email',
  name: 'i.contact_name',
  mobile: 'i.contact_mobile',
  phone: 'i.contact_phone',
  oldContact: 'i.old_contact',
  replacesId: 'i.replaces_id',
  expiresAt: 'i.expires_at',
} as const;

type Row = Record<Exclude<keyof typeof COLUMNS, 'id' | 'replacesId'>, string> & {
  id: number;
  replacesId: number | null;
};

const toReplacement = ({ name, email, mobile, phone, oldContact, expiresAt, ...row }: Row): Replacement => ({
  ...row,
  contact: { name, email, mobile, phone },
  oldContact: oldContact as OldContactOutcome,
  expiresAt: toDate(expiresAt),
});

/** Who is invited to be a partner's contact and has not answered; it may have expired. */
export const findReplacement = async (sql: Sql, partnerId: number): Promise<Replacement | undefined> => {
  const row = await sql({ i: T.invites })
    .where({ 'i.partner_id': partnerId, 'i.kind': 'new-contact' })
    .where(isOpen('i'))
    .orderBy('i.id', 'desc')
    .first(COLUMNS);
  return row && toReplacement(row as Row);
};

/** What an invite that is being accepted would replace. @param id of an invite that exists; numeric */
export const findReplacementOf = async (sql: Sql, id: number): Promise<Replacement> =>
  toReplacement((await sql({ i: T.invites }).where('i.id', id).first(COLUMNS)) as Row);

/**
 * Whether nobody has come yet whom the partner was added with: its first contact has not accepted, or there is no member
 * at all.
 */
export const isContactPending = async (sql: Sql, partnerId: number): Promise<boolean> => {
  const first = () => sql(T.invites).where({ partner_id: partnerId, kind: 'contact' });
  if (await first().whereNotNull('accepted_at').first('id')) return false;
  if (await first().whereNull('deleted_at').first('id')) return true;
  return (await sql(T.members).where({ partner_id: partnerId }).first('id')) === undefined;
};
