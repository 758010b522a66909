import { Briefcase, ChartPie, Earth } from '@strapi/icons';

import { DASHBOARD, PERMISSIONS, PLUGIN_ID, PLUGIN_PATH } from './constants';
import { addPartnerPanel, registerFields } from './directory/register';
import { Gate } from './components/Gate/Gate';
import { reloadWhenPending } from './components/Gate/reloadWhenPending';
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

    registerFields(app);

    const link = {
      label: { id: `${PLUGIN_ID}.dashboard.open`, defaultMessage: 'Open the dashboard' },
      href: `${PLUGIN_PATH}/${DASHBOARD}`,
    };
    app.widgets.register([
      {
        pluginId: PLUGIN_ID,
        id: 'tenants',
        icon: ChartPie,
        title: { id: `${PLUGIN_ID}.dashboard.tenants`, defaultMessage: 'Tenants' },
        link,
        component: () => import('./widgets/TenantsWidget').then(({ TenantsWidget }) => TenantsWidget),
        permissions: PERMISSIONS.access,
      },
      {
        pluginId: PLUGIN_ID,
        id: 'partners',
        icon: Earth,
        title: { id: `${PLUGIN_ID}.dashboard.partners`, defaultMessage: 'Partners' },
        link,
        component: () => import('./widgets/PartnersWidget').then(({ PartnersWidget }) => PartnersWidget),
        permissions: PERMISSIONS.operate,
      },
    ]);

    const section = {
      id: PLUGIN_ID,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Partner Center' },
    };
    app.addSettingsLink(section, {
      id: `${PLUGIN_ID}-agreement`,
      to: `${PLUGIN_ID}/agreement`,
      intlLabel: { id: `${PLUGIN_ID}.agreement.title`, defaultMessage: 'License agreement' },
      Component: () =>
        import('./pages/Agreement/AgreementPage').then(({ AgreementPage }) => ({ default: AgreementPage })),
      permissions: PERMISSIONS.operate,
    });
    // By its id: the section is there already
    app.addSettingsLink(section.id, {
      id: `${PLUGIN_ID}-webhooks`,
      to: `${PLUGIN_ID}/webhooks`,
      intlLabel: { id: `${PLUGIN_ID}.webhooks.title`, defaultMessage: 'Webhook events' },
      Component: () =>
        import('./pages/WebhookEvents/WebhookEventsPage').then(({ WebhookEventsPage }) => ({
          default: WebhookEventsPage,
        })),
      permissions: PERMISSIONS.webhooks,
    });

    // The panel stays closed until the sign-in is clear
    app.registerPlugin({ id: PLUGIN_ID, name: 'Partner Center', initializer: Gate, isReady: false });
    app.addMiddlewares([reloadWhenPending]);
  },

  bootstrap(app: StrapiApp) {
    addPartnerPanel(app);
  },

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
