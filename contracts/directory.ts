import { z } from 'zod';
import { PARTNER_TYPES, partnerType, text } from './common';
import { country } from './countries';
import { fold, searchText } from './search-text';

/** The public directory of partners (DI-1 to DI-4). An entry has the documentId of its partner. */
export const DIRECTORY_ENTRY = 'plugin::msp.directory-entry';

export const MAX_SPECIALITIES = 20;
export const MAX_SPECIALITY = 60;

const website = text(300).refine(isWebAddress, 'is not an address that begins with https:// or http://');

function isWebAddress(value: string) {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

const distinct = (values: string[]) => new Set(values.map(fold)).size === values.length;

/** Rich content as Strapi's editor writes it; a host's renderer relies on the shape. */
const blocks = z.array(z.looseObject({ type: z.string(), children: z.array(z.unknown()) }));

/** Those fields of an entry that Strapi's own types don't hold to a shape; `null` where nothing is said. */
export const entryFields = z.object({
  website: website.or(z.literal('')).nullish(),
  description: blocks.nullish(),
  specialities: z
    .array(text(MAX_SPECIALITY).refine((value) => fold(value) !== '', 'has no letter or digit'))
    .max(MAX_SPECIALITIES, `holds more than ${MAX_SPECIALITIES}`)
    .refine(distinct, 'names one twice')
    .nullish(),
  countriesServed: z.array(country).refine(distinct, 'names one twice').nullish(),
});

const specialityKey = (speciality: string) => `|s:${fold(speciality)}|`;
const countryKey = (code: string) => `|c:${code}|`;

/** What the filters of the list look for in an entry's `facets`. */
export const facetKey = { speciality: specialityKey, country: countryKey };

/** The texts of rich content (blocks), in their order. */
const textsOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { text: own, children } = node as { text?: unknown; children?: unknown };
  return [...(typeof own === 'string' ? [own] : []), ...textsOf(children)];
};

/** What of an entry can be searched and filtered by, in a form in which every database compares alike. */
export const keysOf = (entry: {
  headline?: string | null;
  description?: unknown;
  specialities?: string[] | null;
  countriesServed?: string[] | null;
}): { searchText: string; facets: string } => {
  const { headline, specialities, countriesServed } = entry;
  return {
    searchText: searchText([headline ?? '', ...(specialities ?? []), ...textsOf(entry.description)]),
    facets: [...(specialities ?? []).map(specialityKey), ...(countriesServed ?? []).map(countryKey)].join(''),
  };
};

const SORTS = ['featured', 'name', 'publishedAt'] as const;

/** As Strapi reads it: `name` is `name:asc`. */
const sort = z
  .enum(SORTS.flatMap((field) => [field, `${field}:asc`, `${field}:desc`] as const))
  .default('featured:desc')
  .transform((value) => {
    const [field, order = 'asc'] = value.split(':') as [(typeof SORTS)[number], ('asc' | 'desc')?];
    return { field, order };
  });

/** `filters[type]=msp`, or as Strapi writes it out, `filters[type][$eq]=msp`. */
const equals = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (isEq(value) ? value.$eq : value), schema);

const isEq = (value: unknown): value is { $eq: unknown } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === '$eq';

const locale = z.string().regex(/^[A-Za-z0-9_-]{2,20}$/, 'is not the code of a locale');

/** The logo is all that can be populated. */
const populate = z.preprocess(
  (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value),
  z.enum(['logo', '*'])
);

const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** GET /api/msp/directory */
export const listDirectory = {
  query: z
    .object({
      filters: z
        .object({
          type: equals(partnerType),
          country: equals(z.string().trim().toUpperCase().pipe(country)),
          speciality: equals(text(MAX_SPECIALITY).min(1)),
          text: equals(text(100)),
        })
        .partial()
        .strict()
        .default({}),
      sort,
      pagination: z
        .object({ page: count(100_000).default(1), pageSize: count(100).default(25) })
        .strict()
        .prefault({}),
      locale: locale.optional(),
      populate: populate.optional(),
    })
    .strict(),
};

/** GET /api/msp/directory/:slug: the organization name, a former one too. */
export const getDirectoryEntry = {
  params: z.object({ slug: z.string().max(200) }),
  query: z.object({ locale: locale.optional(), populate: populate.optional() }).strict(),
};

const directoryLogo = z.object({
  url: z.string(),
  alternativeText: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  formats: z.unknown(),
});

export const directoryEntry = z.object({
  documentId: z.string(),
  /** The partner's organization name. */
  slug: z.string(),
  name: z.string(),
  type: z.enum(PARTNER_TYPES),
  headline: z.string(),
  description: z.unknown(),
  website: z.string().nullable(),
  specialities: z.array(z.string()),
  countriesServed: z.array(z.string()),
  featured: z.boolean(),
  locale: z.string().nullable(),
  publishedAt: z.string(),
  updatedAt: z.string(),
  logo: directoryLogo.nullable().optional(),
});

export type ListDirectoryQuery = z.output<typeof listDirectory.query>;
export type DirectoryEntry = z.infer<typeof directoryEntry>;
export type DirectoryLogo = z.infer<typeof directoryLogo>;
