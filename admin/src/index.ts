import { Briefcase } from '@strapi/icons';

import { Gate } from './components/Gate/Gate';
import { reloadWhenPending } from './components/Gate/reloadWhenPending';
import { PERMISSIONS, PLUGIN_ID } from './constants';
import { prefixPluginTranslations } from './utils/prefixPluginTranslations';

import type { StrapiApp } from '@strapi/strapi/admin';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Briefcase,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Partner Center' },
      Component: () => import('./pages/App').then(({ App }) => ({ default: App })),
      permissions: PERMISSIONS.access,
      position: 3,
    });

    // The panel stays closed until the sign-in is clear
    app.registerPlugin({ id: PLUGIN_ID, name: 'Partner Center', initializer: Gate, isReady: false });
    app.addMiddlewares([reloadWhenPending]);
  },

  bootstrap() {},

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        try {
          const { default: translations } = await import(`./translations/${locale}.json`);
          return { data: prefixPluginTranslations(translations, PLUGIN_ID), locale };
        } catch {
          return { data: {}, locale };
        }
      })
    );
  },
};
