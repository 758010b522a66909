import { errors } from '@strapi/utils';
import type { InviteRefusal, InviteStep } from '../../../contracts/public-invites';
import type { LivingInvite } from '../queries/living-invites';
import type { AuditedBy } from '../services/audit';
import type { Sql } from '../utils/db';

/** What there is to do for the invited person, and why it can't be done. */
interface Standing {
  step: InviteStep;
  refusal: InviteRefusal | null;
}

/** Who somebody new says to be. */
export interface NewPerson {
  firstname: string;
  lastname: string;
  /** `null` where none is set: they sign in in another way. */
  passwordHash: string | null;
  language: string;
}

/** Whom an invite makes: a member of a partner, or a user of a customer. */
export interface Joining {
  standing(sql: Sql, invite: LivingInvite): Promise<Standing>;
  hash(password: string): Promise<string>;
  /** Whether it is the password of the account that has the invite's address. */
  verify(invite: LivingInvite, password: string): Promise<boolean>;
  /**
   * Makes or links the account, in the transaction of the claim, and judges once more what may have changed.
   *
   * @param person `null` for somebody who has an account
   * @returns who that is, for the audit log
   */
  join(
    trx: Sql,
    invite: LivingInvite,
    person: NewPerson | null
  ): Promise<Pick<AuditedBy, 'userId' | 'userDocumentId' | 'name'>>;
}

/** The same answer, whatever a link died of. */
export const deadInvite = () => new errors.NotFoundError('This invitation is not valid', { code: 'dead' });

/**
 * A living invite that can't be accepted like this; the person has proven the mailbox and may know why.
 *
 * @param code `account`: what is known of the account has changed meanwhile
 */
export const refusedInvite = (code: InviteRefusal | 'credentials' | 'account') =>
  new errors.ApplicationError('This invitation can not be accepted like this', { code });

/** @throws ApplicationError (400) where the person can't join, or not by this step */
export const assertStanding = ({ step, refusal }: Standing, steps: InviteStep[]): void => {
  if (refusal) throw refusedInvite(refusal);
  if (!steps.includes(step)) throw refusedInvite('account');
};
