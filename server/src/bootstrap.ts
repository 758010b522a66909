import type { Core } from '@strapi/types';
import { keepEntries } from './directory/entries';
import { guardDoors } from './doors';
import { allowEvents } from './events/names';
import { startJobs } from './jobs';
import { requireEncryptionKey } from './utils/encryption';
import { getService } from './utils/get-service';

const ROLES = 'admin::role';

/**
 * On the very first start Strapi makes its own roles after the plugins' bootstrap, and only where there is none yet: ours
 * has to wait for them.
 */
const restoreMemberRole = async (strapi: Core.Strapi) => {
  const restore = () => getService(strapi, 'member-role').restore();
  if ((await strapi.db.query(ROLES).count()) > 0) return restore();

  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [ROLES],
    async afterCreate({ params }) {
      if (params.data.code !== 'strapi-super-admin') return;
      unsubscribe();
      await restore();
    },
  });
};

/** Members may write their directory entry in every locale, also in one that is added later. */
const followLocales = (strapi: Core.Strapi) => {
  const restore = () => getService(strapi, 'member-role').restore();
  strapi.db.lifecycles.subscribe({ models: ['plugin::i18n.locale'], afterCreate: restore, afterDelete: restore });
};

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }) => {
  requireEncryptionKey(strapi);
  await restoreMemberRole(strapi);
  followLocales(strapi);
  guardDoors(strapi);
  keepEntries(strapi);
  allowEvents(strapi);
  await getService(strapi, 'directory-entries').prepare();
  await getService(strapi, 'search-index').prepare();
  await getService(strapi, 'customer-counts').prepare();
  await getService(strapi, 'owner-totals').check();
  await getService(strapi, 'rate-limits').prepare();
  await getService(strapi, 'sms').prepare();
  startJobs(strapi);
  await getService(strapi, 'audit-keys').prepare();
};
