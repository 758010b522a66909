import type { PartnerProfile, SupportContact } from '../../../contracts/partner-details';
import type { LoginMethod, PartnerType } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { accountScope, knownPartners } from '../access/scope';
import { fromJson, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A partner as its details page shows it. */
export interface DetailedPartner {
  documentId: string;
  name: string;
  type: PartnerType;
  supportContact: SupportContact;
  profile: Omit<PartnerProfile, 'signInUrl'>;
  /** The actor reads the account itself; where not, name and support contact are all it is shown. */
  isOpen: boolean;
}

/** One partner, of which the caller has checked that the actor may read it. */
export const findPartnerDetails = async (sql: Sql, actor: Actor, id: number, now: Date): Promise<DetailedPartner> => {
  const known = sql({ p: T.partners })
    .whereRaw('p.id = partner.parent_id')
    .where(knownPartners(sql, actor, now));
  const open = sql({ p: T.partners })
    .whereRaw('p.id = partner.id')
    .where(accountScope(sql, actor, 'partner.read', now));
  const row = await sql({ partner: T.partners })
    .leftJoin({ parent: T.partners }, 'parent.id', 'partner.parent_id')
    .where('partner.id', id)
    .first(
      'partner.*',
      { parentName: 'parent.name' },
      { parentId: known.select('p.document_id'), open: open.select('p.id') }
    );
  return {
    documentId: row.document_id,
    name: row.name,
    type: row.type,
    supportContact: {
      name: row.contact_name,
      email: row.contact_email,
      mobile: row.contact_mobile,
      phone: row.contact_phone,
    },
    profile: {
      parent: row.parentName === null ? null : { documentId: row.parentId, name: row.parentName },
      organizationName: row.slug,
      address: row.address,
      city: row.city,
      state: row.state,
      zipCode: row.zip_code,
      country: row.country,
      loginMethods: (row.login_methods ?? 'any') as LoginMethod,
      inviteDomains: fromJson<string[] | null>(row.invite_domains) ?? [],
      createdAt: toDate(row.created_at).toISOString(),
      updatedAt: toDate(row.updated_at).toISOString(),
    },
    isOpen: row.open !== null,
  };
};
