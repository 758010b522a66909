import type { SecondFactor } from '../../../contracts/common';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Where the codes of a member go, and how many it has tried for a sign-in. */
export interface Waiting {
  memberId: number;
  email: string;
  language: string | null;
  secondFactor: SecondFactor;
  /** Verified (PA-11); E.164. */
  mobile: string | null;
  attempts: number;
}

/** @param family documentId of the sign-in */
export const findWaiting = async (sql: Sql, family: string): Promise<Waiting> => {
  const row = await sql({ s: T.signIns })
    .join({ m: T.members }, 'm.user_id', 's.user_id')
    .join({ u: T.users }, 'u.id', 's.user_id')
    .where('s.document_id', family)
    .first(
      ...['s.attempts', 'u.email', 'm.mobile'],
      { memberId: 'm.id', language: 'u.prefered_language' },
      { secondFactor: 'm.second_factor', verifiedAt: 'm.mobile_verified_at' }
    );
  const { memberId, email, language, secondFactor, mobile, verifiedAt, attempts } = row;
  return {
    memberId,
    email,
    language,
    secondFactor: secondFactor ?? 'off',
    mobile: verifiedAt === null ? null : mobile,
    attempts: attempts ?? 0,
  };
};

/** The newest code for a sign-in. */
export const findNewestCode = async (
  sql: Sql,
  userId: number,
  family: string
): Promise<{ sentAt: Date; expiresAt: Date } | undefined> => {
  const row = await sql(T.oneTimeCodes)
    .where({ user_id: userId, purpose: 'sign-in', binding: family })
    .orderBy('id', 'desc')
    .first({ sentAt: 'created_at', expiresAt: 'expires_at' });
  return row && { sentAt: toDate(row.sentAt), expiresAt: toDate(row.expiresAt) };
};
