import { z } from 'zod';
import { fold } from './search-text';

export const MAX_ORGANIZATION_NAME = 60;

/** The name of a partner in the address of its sign-in page (TE-2). */
export const organizationName = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, 'is shorter than 2 characters')
  .max(MAX_ORGANIZATION_NAME, `is longer than ${MAX_ORGANIZATION_NAME} characters`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold letters a to z, digits, and single hyphens between them');

/** The shape of such a name, from whatever a partner is called or a person types; empty where nothing of it is left. */
export const toOrganizationName = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_ORGANIZATION_NAME)
    .replace(/^-+|-+$/g, '');
