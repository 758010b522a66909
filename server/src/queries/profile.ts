import type { LoginMethod, SystemRole } from '../../../contracts/common';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A Strapi user as *My Profile* shows it, with the member it is. */
export interface ProfileRow {
  documentId: string;
  firstname: string;
  lastname: string;
  email: string;
  language: string | null;
  /** The hash. */
  password: string | null;
  member: {
    documentId: string;
    partner: { id: number; documentId: string; name: string; country: string | null };
    role: SystemRole;
    loginMethod: LoginMethod;
    mobile: string | null;
    mobileVerifiedAt: Date | null;
  } | null;
}

/** The signed-in user's own row. */
export const findProfile = async (sql: Sql, userId: number): Promise<ProfileRow> => {
  const row = await sql({ u: T.users })
    .leftJoin({ m: T.members }, 'm.user_id', 'u.id')
    .leftJoin({ p: T.partners }, 'p.id', 'm.partner_id')
    .where('u.id', userId)
    .first(
      ...['u.firstname', 'u.lastname', 'u.email', 'u.password', 'm.role', 'm.mobile'],
      { documentId: 'u.document_id', language: 'u.prefered_language', memberId: 'm.document_id' },
      { loginMethod: 'm.login_method', verifiedAt: 'm.mobile_verified_at' },
      { partnerId: 'p.id', partnerDocumentId: 'p.document_id', partnerName: 'p.name', country: 'p.country' }
    );
  const { partnerId, partnerDocumentId, partnerName, country } = row;
  return {
    documentId: row.documentId,
    firstname: row.firstname ?? '',
    lastname: row.lastname ?? '',
    email: row.email,
    language: row.language,
    password: row.password,
    member:
      partnerId === null
        ? null
        : {
            documentId: row.memberId,
            partner: { id: partnerId, documentId: partnerDocumentId, name: partnerName, country },
            role: row.role,
            loginMethod: row.loginMethod ?? 'any',
            mobile: row.mobile,
            mobileVerifiedAt: row.verifiedAt === null ? null : toDate(row.verifiedAt),
          },
  };
};
