import type { Core } from '@strapi/types';
import { DIRECTORY_ENTRY } from '../../../contracts/directory';
import { getService } from '../utils/get-service';

const OWN_ENTRY = 'plugin::msp.own-entry';

/** What members write in the Content Manager. The logo is chosen in *Edit Profile*; operators feature and publish. */
const WRITTEN = ['headline', 'description', 'website', 'specialities', 'countriesServed'];
const READ = [...WRITTEN, 'logo', 'featured'];

/**
 * Strapi's rows of permission for the role of members.
 *
 * @param locales codes of all that the host has: `null`, which Strapi reads as all, its panel reads as none
 */
export const entryPermissions = (locales: string[] | null) =>
  (['read', 'create', 'update'] as const).map((action) => ({
    // To create is to add a locale: every partner has its entry already
    action: `plugin::content-manager.explorer.${action}`,
    subject: DIRECTORY_ENTRY,
    properties: { fields: action === 'read' ? READ : WRITTEN, ...(locales ? { locales } : {}) },
    conditions: [OWN_ENTRY],
  }));

/**
 * The condition *Entry of the own partner* (DI-2): account admins have it, for the entry of their home partner. Strapi
 * asks at each request of the panel, but not on the center's own routes (doors/permissions.ts).
 */
export const registerCondition = (strapi: Core.Strapi): Promise<unknown> =>
  strapi.service('admin::permission').conditionProvider.register({
    displayName: 'Entry of the own partner',
    name: 'own-entry',
    plugin: 'msp',
    category: 'Partner Center',
    async handler(user: { id: number }) {
      const documentId = await getService(strapi, 'directory-entries').editedBy(user.id);
      return documentId === undefined ? false : { documentId };
    },
  });
