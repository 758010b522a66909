import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { allowsDoor, type Door } from '../doors/doors';
import { findMethods, type WhoseMethods } from '../queries/login-methods';
import { countRecentRefusals, REFUSALS_PER_MINUTE } from '../queries/recent-refusals';
import {
  asksForCode,
  findMember,
  findPeopleByIds,
  findSignIn,
  isCutOff,
  isMember,
  type Person,
} from '../queries/sign-ins';
import { chunks } from '../utils/chunks';
import { pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { operates } from '../utils/operates';
import { T } from '../utils/tables';
import type { AuditedBy } from './audit';

export interface Renewal {
  /** documentId of the sign-in. */
  family: string;
  /** Numeric id of the Strapi user. */
  userId: number;
  /** Strapi's session. */
  sessionId: string;
}

export interface EndedSession {
  sessionId: string;
  expired: boolean;
}

/** Who a person is in the audit log, from where a request came. */
export const auditedPerson = (
  { userId, documentId, name, homeId }: Pick<Person, 'userId' | 'documentId' | 'name' | 'homeId'>,
  ctx: Context | undefined
): AuditedBy => ({
  userId,
  userDocumentId: documentId,
  name,
  homeId,
  address: ctx?.request.ip ?? '',
  userAgent: ctx?.get('user-agent') ?? '',
});

/** A host's own code or a command, which no request brought. */
const NOBODY: AuditedBy = {
  userId: null,
  userDocumentId: null,
  name: 'Strapi',
  homeId: null,
  address: '',
  userAgent: '',
};

/** Why nobody gets in as this person, whatever is typed. */
const refusedFor = async (trx: Sql, { active, userId }: Person): Promise<string | undefined> => {
  if (!active) return 'deactivated';
  return (await isCutOff(trx, userId)) ? 'partner-disabled' : undefined;
};

/** Sign-ins: one row for each, with all sessions that renewing it makes (DESIGN, "What is clear"). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /**
   * Who is behind a request, for the audit log: the signed-in user, or on a route without a sign-in the person concerned.
   *
   * @param concerned whose session it is
   */
  const audited = async (trx: Sql, ctx: Context | undefined, concerned?: Person): Promise<AuditedBy> => {
    const userId: number | undefined = ctx?.state.user?.id;
    if (userId !== undefined && userId !== concerned?.userId) {
      const [person] = await findPeopleByIds(trx, [userId]);
      if (person) return auditedPerson(person, ctx);
    }
    return ctx && concerned ? auditedPerson(concerned, ctx) : NOBODY;
  };

  const endChunk = async (trx: Sql, sessions: EndedSession[], ctx: Context | undefined) => {
    const open = await trx(T.signIns)
      .whereIn(
        'session_id',
        sessions.map(({ sessionId }) => sessionId)
      )
      .whereNull('ended')
      .select({ id: 'id', sessionId: 'session_id', userId: 'user_id', via: 'via' });
    if (open.length === 0) return;
    await trx(T.signIns)
      .whereIn(
        'id',
        open.map(({ id }) => id)
      )
      .update({ ended: now(), updated_at: now() });

    const expired = new Set(sessions.filter((session) => session.expired).map(({ sessionId }) => sessionId));
    const people = new Map(
      (
        await findPeopleByIds(
          trx,
          open.map(({ userId }) => userId)
        )
      ).map((person) => [person.userId, person])
    );
    for (const { sessionId, userId, via } of open) {
      const person = people.get(userId);
      if (!person || expired.has(sessionId)) continue;
      await getService(strapi, 'audit').appendAs(trx, await audited(trx, ctx, person), [
        {
          action: 'sign-in.end',
          partnerId: person.homeId,
          target: { type: 'user', documentId: person.documentId, label: person.email },
          before: { via },
        },
      ]);
    }
  };

  return {
    audited,

    /** @returns the sign-in whose current session this is; one statement */
    find: (sessionId: string) => findSignIn(pool(strapi), sessionId),

    /** Notes a sign-in that made a session, through whichever door. */
    open: ({ family, userId, sessionId, via }: Renewal & { via: Door }, ctx: Context | undefined): Promise<void> =>
      transaction(strapi, async (trx) => {
        const at = now();
        const [person] = await findPeopleByIds(trx, [userId]);
        if (!person) return;
        const by = auditedPerson(person, ctx);
        await trx(T.signIns).insert({
          document_id: family,
          user_id: userId,
          session_id: sessionId,
          via,
          cleared: (await asksForCode(trx, userId)) ? null : at,
          attempts: 0,
          address: by.address.slice(0, 64),
          user_agent: by.userAgent.slice(0, 255),
          created_at: at,
          updated_at: at,
          published_at: at,
        });
        const user = { documentId: person.documentId, email: person.email };
        await getService(strapi, 'audit').appendSignIn(trx, by, { succeeded: true, user, via });
      }),

    /** Makes a new session the sign-in's current one: the access tokens of the one before end here. */
    async renew({ family, userId, sessionId }: Renewal): Promise<void> {
      await transaction(strapi, (trx) =>
        trx(T.signIns)
          .where({ document_id: family, user_id: userId })
          .update({ session_id: sessionId, updated_at: now() })
      );
    },

    /** Makes every running sign-in of a user ask for a one-time code before its next request is served (PA-14). */
    async demandCode(trx: Sql, userId: number): Promise<void> {
      await trx(T.signIns)
        .where({ user_id: userId })
        .whereNull('ended')
        .update({ cleared: null, attempts: 0, updated_at: now() });
    },

    /** Ends the sign-ins whose current sessions end: signed out, revoked or expired. What only expired is not audited. */
    end: (sessions: EndedSession[], ctx: Context | undefined): Promise<void> =>
      transaction(strapi, async (trx) => {
        for (const chunk of chunks(sessions)) await endChunk(trx, chunk, ctx);
      }),

    /**
     * Notes a sign-in that was refused, where a member is concerned: so many a minute, as anybody can try.
     *
     * @param door that stayed closed
     * @param why where it is neither the person's state nor its login method
     */
    noteRefused: (user: WhoseMethods, ctx: Context | undefined, door: Door, why = 'credentials'): Promise<void> =>
      transaction(strapi, async (trx) => {
        const person = await findMember(trx, user);
        if (!person) return;
        const recent = await countRecentRefusals(trx, person.userId, 'sign-in.refuse', now());
        if (recent >= REFUSALS_PER_MINUTE) return;
        const methods = await findMethods(trx, user);
        await getService(strapi, 'audit').appendSignIn(trx, auditedPerson(person, ctx), {
          succeeded: false,
          user: { documentId: person.documentId, email: person.email },
          via: door,
          reason: (await refusedFor(trx, person)) ?? (allowsDoor(methods!, door) ? why : 'login-method'),
          ...(recent + 1 === REFUSALS_PER_MINUTE ? { moreNotRecorded: true } : {}),
        });
      }),

    /**
     * Takes a member's left-over registration token away: with it anybody could set an active member's password (DESIGN,
     * "Other doors"). Strapi then answers as it does to any unknown token.
     */
    async voidRegistration(registrationToken: string): Promise<void> {
      const sql = pool(strapi);
      await sql(T.users)
        .where({ registration_token: registrationToken })
        .where(isMember(sql, `${T.users}.id`))
        .update({ registration_token: null });
    },

    /** @returns whether a disabled partner keeps this member out (PA-2); never an operator */
    isCutOff: async (userId: number): Promise<boolean> =>
      (await isCutOff(pool(strapi), userId)) && !(await operates(strapi, userId)),

    /** @returns whether the Strapi user is a member */
    async isMember(userId: number): Promise<boolean> {
      const sql = pool(strapi);
      const row = await sql({ u: T.users }).where('u.id', userId).where(isMember(sql, 'u.id')).first('u.id');
      return row !== undefined;
    },
  };
};
