import { z } from 'zod';
import { rule } from './import-reasons';

/** Words shared by every contract. Public identifiers are Strapi `documentId`s; numeric ids never leave the server. */
export const documentId = z.string().regex(/^[a-z0-9]{10,40}$/, 'is not a document id');

export const PARTNER_TYPES = ['msp', 'partner', 'integrator', 'installer'] as const;
export const TECH_PARTNER_TYPES = ['integrator', 'installer'] as const;
export const SYSTEM_ROLES = ['prime-admin', 'administrator', 'guest-manager', 'read-only'] as const;

/** How somebody may sign in (TE-12): `google` stands for whichever OpenID provider the host has configured. */
export const LOGIN_METHODS = ['any', 'google', 'credentials'] as const;

/** Where the code of a second factor goes: nowhere, to the mailbox, or to mailbox and mobile (PA-9, PA-10). */
export const SECOND_FACTORS = ['off', 'email', 'sms'] as const;

export const partnerType = z.enum(PARTNER_TYPES);
export const techPartnerType = z.enum(TECH_PARTNER_TYPES);
export const systemRole = z.enum(SYSTEM_ROLES);
export const loginMethod = z.enum(LOGIN_METHODS);
export const secondFactor = z.enum(SECOND_FACTORS);

/** Every capability there is; a role is a set of them (server/src/access/roles.ts). */
export const CAPABILITIES = [
  'partner.read',
  'partner.create',
  'partner.update',
  'partner.disable',
  'member.read',
  'member.manage',
  'delegation.read',
  'delegation.manage',
  'customer.read',
  'customer.create',
  'customer.update',
  'customer.suspend',
  'customer.export',
  'customer.enter',
  'customer-user.read',
  'customer-user.manage',
  'guest.manage',
  'license.read',
  'license.assign',
  'license.manage',
  'integration.read',
  'integration.manage',
  'integration.share',
  'audit.read',
  'audit.export',
  'settings.manage',
] as const;
export const capability = z.enum(CAPABILITIES);

/** What a person types. PostgreSQL takes no NUL in a text. */
export const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((value) => !value.includes('\0'), rule('no-text'));

/** Free text in a search box; the server folds it (case, accents) before it compares. */
export const search = text(100).optional();

export const SEARCH_MIN_LENGTH = 2;
export const MAX_IDS = 5_000;

/** Numbered pages: tables. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});

export const pagination = z.object({
  page: z.number(),
  pageSize: z.number(),
  pageCount: z.number(),
  total: z.number(),
});

/** `name:asc`; only the listed columns can be sorted by. */
export const sortBy = <const C extends readonly [string, ...string[]]>(
  columns: C,
  fallback: `${C[number]}:${'asc' | 'desc'}`
) => {
  const values = columns.flatMap((column) => [`${column}:asc`, `${column}:desc`]) as `${C[number]}:${'asc' | 'desc'}`[];
  return z.enum(values).default(fallback as never);
};

const isoDate = z.iso.date();
export const timeZone = z.string().max(64).refine(isTimeZone, 'is not a time zone');

function isTimeZone(value: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

/**
 * What a person chooses: whole days in their own time zone, both included (settled reading 15); `null` is unlimited.
 * A missing `from` is now, a missing `until` never.
 */
export const accessPeriodInput = z
  .object({ from: isoDate.nullish(), until: isoDate.nullish(), timeZone })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'], ...rule('ends-first') })
  .nullable();

/** What the server answers: instants (ISO 8601, UTC), `until` exclusive and `null` when unlimited. */
export const accessPeriod = z.object({
  from: z.string(),
  until: z.string().nullable(),
  timeZone: z.string().nullable(),
  state: z.enum(['scheduled', 'active']),
});

/** The same of a grant that may be over. */
export const grantPeriod = accessPeriod.extend({ state: z.enum(['scheduled', 'active', 'ended']) });

export type PartnerType = z.infer<typeof partnerType>;
export type TechPartnerType = z.infer<typeof techPartnerType>;
export type SystemRole = z.infer<typeof systemRole>;
export type LoginMethod = z.infer<typeof loginMethod>;
export type SecondFactor = z.infer<typeof secondFactor>;
export type Capability = z.infer<typeof capability>;
export type AccessPeriodInput = z.infer<typeof accessPeriodInput>;
export type AccessPeriod = z.infer<typeof accessPeriod>;
export type GrantPeriod = z.infer<typeof grantPeriod>;
export type Pagination = z.infer<typeof pagination>;
