import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { lockRow, pool, toCount, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a code is good for, in milliseconds, and how many a person gets within an hour: to one place, and in all. */
const CODES = {
  'sign-in': { lifetime: MINUTE, perDestination: 20, perUser: 30 },
  mobile: { lifetime: 10 * MINUTE, perDestination: 5, perUser: 10 },
  email: { lifetime: 10 * MINUTE, perDestination: 5, perUser: 10 },
} as const;

const MAX_ATTEMPTS = 5;
const DIGITS = 6;
/** Rows are kept while they count. */
const KEEP_FOR = 24 * HOUR;

type CodePurpose = keyof typeof CODES;

export interface Whose {
  /** Numeric id of the Strapi user. */
  userId: number;
  purpose: CodePurpose;
  /** What the code is for alone: the sign-in that waits for it. */
  binding?: string;
}

/** A code that was right; spent by `consume`. */
export interface ProvenCode {
  id: number;
  /** What it proves: the mail address or telephone number it was sent to. */
  destination: string;
}

/**
 * Codes of six digits that prove a mailbox or a phone (DESIGN, "OTP"): stored as a keyed hash, the newest alone is good,
 * for a short time, five attempts and one use. They leave by the outbox and are never logged or answered.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** The key is Strapi's own, so that who reads the database can't try all codes. */
  const hash = (...parts: (string | number)[]): string =>
    createHmac('sha256', strapi.config.get<string>('admin.secrets.encryptionKey'))
      .update(['msp-one-time-code', ...parts].join('\n'))
      .digest('hex');

  const isHashOf = (stored: string, ...parts: (string | number)[]): boolean =>
    timingSafeEqual(Buffer.from(stored), Buffer.from(hash(...parts)));

  const refuseTooMany = async (trx: Sql, { userId, purpose }: Whose, destination: string): Promise<void> => {
    const { perDestination, perUser } = CODES[purpose];
    const since = new Date(now().getTime() - HOUR);
    const count = async (where: object) =>
      toCount(
        (
          await trx(T.oneTimeCodes)
            .where({ user_id: userId, purpose, ...where })
            .where('created_at', '>', since)
            .first({ count: trx.raw('count(*)') })
        )?.count
      );
    if ((await count({ destination })) >= perDestination || (await count({})) >= perUser) {
      throw new errors.RateLimitError('Too many codes were sent; try again in an hour');
    }
  };

  return {
    /**
     * Makes a code; those before it are good no more.
     *
     * @param trx the transaction that also hands the code to the outbox
     * @param destination mail address or telephone number that the code proves
     * @param check what else may refuse it, once the user is locked
     * @returns the code, for how many minutes it is good, and until when: it leaves no later
     * @throws RateLimitError (429)
     */
    async issue(
      trx: Sql,
      { userId, purpose, destination, binding }: Whose & { destination: string },
      check?: () => Promise<void>
    ): Promise<{ code: string; minutes: number; expiresAt: Date }> {
      await lockRow(trx, T.users, userId);
      await check?.();
      await refuseTooMany(trx, { userId, purpose }, destination);
      const at = now();
      const { lifetime } = CODES[purpose];
      const whose = { user_id: userId, purpose };
      await trx(T.oneTimeCodes)
        .where('created_at', '<=', new Date(at.getTime() - KEEP_FOR))
        .delete();
      await trx(T.oneTimeCodes).where(whose).where('expires_at', '>', at).update({ expires_at: at });

      const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
      const documentId = createDocumentId();
      const expiresAt = new Date(at.getTime() + lifetime);
      await trx(T.oneTimeCodes).insert({
        ...whose,
        document_id: documentId,
        binding: binding ?? null,
        destination,
        code_hash: hash(documentId, purpose, destination, code),
        attempts: 0,
        expires_at: expiresAt,
        created_at: at,
        updated_at: at,
        published_at: at,
      });
      return { code, minutes: lifetime / MINUTE, expiresAt };
    },

    /**
     * Tries a code against the newest one. Counts the attempt before it looks, in one conditional update, so that guesses
     * sent at once get no more than the five; never within a transaction, whose end would take the count back.
     *
     * @returns `undefined` where it is wrong, expired, spent, or was tried too often: which of these is nobody's to know
     */
    async prove({ userId, purpose, binding }: Whose, code: string): Promise<ProvenCode | undefined> {
      const sql = pool(strapi);
      const row = await sql(T.oneTimeCodes)
        .where({ user_id: userId, purpose, binding: binding ?? null })
        .orderBy('id', 'desc')
        .first('id', 'document_id', 'destination', 'code_hash');
      if (!row) return undefined;
      const counted = await sql(T.oneTimeCodes)
        .where({ id: row.id })
        .whereNull('consumed_at')
        .where('attempts', '<', MAX_ATTEMPTS)
        .where('expires_at', '>', now())
        .update({ attempts: sql.raw('attempts + 1'), updated_at: now() });
      if (counted !== 1) return undefined;
      const { id, document_id: documentId, destination, code_hash: stored } = row;
      return isHashOf(stored, documentId, purpose, destination, code) ? { id, destination } : undefined;
    },

    /**
     * Spends a code that was right, in the transaction of what it permits.
     *
     * @returns whether it was there to be spent: of two at once, one
     */
    async consume(trx: Sql, { id }: ProvenCode): Promise<boolean> {
      const spent = await trx(T.oneTimeCodes)
        .where({ id })
        .whereNull('consumed_at')
        .where('expires_at', '>', now())
        .update({ consumed_at: now(), updated_at: now() });
      return spent === 1;
    },
  };
};
