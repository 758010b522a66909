import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  DIRECTORY_ENTRY,
  type DirectoryEntry,
  type DirectoryLogo,
  type ListDirectoryQuery,
} from '../../../contracts/directory';
import { findShown, findShownBySlug, type ShownPartner } from '../queries/directory';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';

/** How an entry is asked for. */
export interface Selection {
  /** The host's default one unless given. */
  locale?: string;
  populate?: 'logo' | '*';
}

/** What the client may read of Strapi's content: `ctx.state.auth`. */
type Auth = unknown;

type Entry = Omit<DirectoryEntry, 'slug' | 'name' | 'type'>;

/** The public directory (DI-3): joined with the partners at each request, so that a disabled one is gone at once. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const uid = DIRECTORY_ENTRY as UID.ContentType;

  /** @returns `null` where the host has no locales */
  const localeOf = async (asked: string | undefined): Promise<string | null> => {
    const fallback = await getService(strapi, 'directory-entries').defaultLocale();
    return fallback === null ? null : (asked ?? fallback);
  };

  /** The entries of partners, through Strapi's own service and sanitizers, in the order of the partners. */
  const read = async (
    partners: ShownPartner[],
    locale: string | null,
    { populate }: Selection,
    auth: Auth
  ): Promise<DirectoryEntry[]> => {
    if (partners.length === 0) return [];
    const found = await strapi.documents(uid).findMany({
      status: 'published',
      ...(locale === null ? {} : { locale }),
      filters: { documentId: { $in: partners.map(({ documentId }) => documentId) } },
      limit: partners.length,
      ...(populate ? { populate: ['logo'] } : {}),
    } as never);
    const model = strapi.contentType(uid);
    const entries = (await strapi.contentAPI.sanitize.output(found, model, { auth } as never)) as unknown as Entry[];
    const byId = new Map(entries.map((entry) => [entry.documentId, entry]));
    return partners.flatMap((partner) => {
      const entry = byId.get(partner.documentId);
      return entry ? [toEntry(partner, entry, populate !== undefined)] : [];
    });
  };

  return {
    /** @returns a page of published entries of partners that are active and activated */
    async find(query: ListDirectoryQuery & Selection, auth: Auth) {
      const { page, pageSize } = query.pagination;
      const locale = await localeOf(query.locale);
      const { rows, total } = await findShown(pool(strapi), locale, query);
      return { entries: await read(rows, locale, query, auth), pagination: toPagination(page, pageSize, total) };
    },

    /**
     * @param slug a present or former organization name
     * @throws NotFoundError (404) for whatever the list does not show
     */
    async findOne(slug: string, selection: Selection, auth: Auth): Promise<DirectoryEntry> {
      const locale = await localeOf(selection.locale);
      const partner = await findShownBySlug(pool(strapi), locale, slug);
      const [entry] = partner ? await read([partner], locale, selection, auth) : [];
      if (!entry) throw new errors.NotFoundError('There is no such entry');
      return entry;
    },
  };
};

/** By name, so that no column that is added one day gets out by itself. */
const toEntry = ({ slug, name, type }: ShownPartner, entry: Entry, withLogo: boolean): DirectoryEntry => ({
  documentId: entry.documentId,
  slug,
  name,
  type: type as DirectoryEntry['type'],
  headline: entry.headline,
  description: entry.description ?? null,
  website: entry.website || null,
  specialities: entry.specialities ?? [],
  countriesServed: entry.countriesServed ?? [],
  featured: Boolean(entry.featured),
  locale: entry.locale ?? null,
  publishedAt: entry.publishedAt,
  updatedAt: entry.updatedAt,
  ...(withLogo ? { logo: entry.logo ? toLogo(entry.logo) : null } : {}),
});

const toLogo = ({ url, alternativeText, width, height, formats }: DirectoryLogo): DirectoryLogo => ({
  ...{ url, alternativeText, width, height },
  formats: formats ?? null,
});
