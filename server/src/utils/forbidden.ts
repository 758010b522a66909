import { errors } from '@strapi/utils';

/**
 * A 403 that says why. Strapi swallows the message of every other ForbiddenError thrown behind a route.
 *
 * @param message what a person reads; it names nothing that the caller may not see
 */
export const forbidden = (message: string) => new errors.PolicyError(message);
