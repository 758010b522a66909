import type { Core, UID } from '@strapi/types';
import { DIRECTORY_ENTRY } from '../../../contracts/directory';
import { findEditedPartner, insertMissingEntries, isEntryMissing } from '../queries/directory';
import { lockRow, pool, transaction } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

interface I18n {
  service(name: 'content-types'): { isLocalizedContentType(model: unknown): boolean };
  service(name: 'locales'): { getDefaultLocale(): Promise<string>; find(): Promise<{ code: string }[]> };
}

/** One directory entry for every partner, with the partner's documentId (DI-1): a draft until an operator publishes it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** @returns Strapi's service; `null` where the host has no locales for entries */
  const i18nLocales = () => {
    const i18n = strapi.plugin('i18n') as unknown as I18n | undefined;
    const model = strapi.contentType(DIRECTORY_ENTRY as UID.ContentType);
    return i18n?.service('content-types').isLocalizedContentType(model) ? i18n.service('locales') : null;
  };

  /** @returns the host's default locale; `null` where it has none */
  const defaultLocale = async (): Promise<string | null> => (await i18nLocales()?.getDefaultLocale()) ?? null;

  return {
    defaultLocale,

    /** @returns the codes of all locales of the host; `null` where it has none */
    async locales(): Promise<string[] | null> {
      const found = await i18nLocales()?.find();
      return found ? found.map(({ code }) => code) : null;
    },

    /**
     * Makes the entry of a new partner, in the default locale: call it in the partner's transaction.
     *
     * @param partner its documentId, what it is called, and the country it serves to begin with
     */
    async create(partner: { documentId: string; name: string; country: string }): Promise<void> {
      const { documentId, name, country } = partner;
      await documents(strapi, 'directory-entry').create({
        data: { documentId, headline: name, countriesServed: [country] },
      });
    },

    /**
     * Makes those that are missing, of partners from before there was a directory: at every start. Costs one statement
     * where none is; of two nodes that start at once the second waits and finds none.
     */
    async prepare(): Promise<void> {
      const sql = pool(strapi);
      if (!(await isEntryMissing(sql))) return;
      const locale = await defaultLocale();
      const first = await sql(T.partners).min({ id: 'id' }).first();
      await transaction(strapi, async (trx) => {
        await lockRow(trx, T.partners, Number(first?.id));
        await insertMissingEntries(trx, locale, getService(strapi, 'clock').now());
      });
    },

    /**
     * @param userId numeric id of a Strapi user
     * @returns the documentId of the entry that the user edits in the Content Manager (DI-2): that of its own partner,
     * for account admins; `undefined` for everybody else
     */
    editedBy: (userId: number): Promise<string | undefined> => findEditedPartner(pool(strapi), userId),
  };
};
