import { errors } from '@strapi/utils';
import { toText, type Said } from './said';

/** With what it says as data, which stays out of the answer. */
export class Forbidden extends errors.PolicyError {
  constructor(readonly said: Said) {
    super(toText(said));
  }
}

/**
 * A 403 that says why. Strapi swallows the message of every other ForbiddenError thrown behind a route.
 *
 * @param said what a person reads; it names nothing that the caller may not see
 */
export const forbidden = (said: Said) => new Forbidden(said);
