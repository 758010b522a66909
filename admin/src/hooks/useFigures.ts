import { PLUGIN_PATH } from '../constants';

import { useTranslate } from './useTranslate';

import type { CustomerFigures } from '../../../contracts/dashboard';
import type { Screen } from '../../../contracts/me';
import type { TreeTotals } from '../../../contracts/partner-tree';
import type { Stat } from '../components/StatCards';
import type { Slice } from '../components/StatusDonut';

/** The dashboard counts without demo customers. */
const LIST = `${PLUGIN_PATH}/customers?demo=without`;

/** The figures of the dashboard in words and colours: the page and the widgets show the same. */
export const useFigures = () => {
  const t = useTranslate();

  return {
    statuses: ({ active, suspended, linkPending, linkRejected }: CustomerFigures): Slice[] => [
      {
        key: 'active',
        label: t('customer-status.active', 'Active'),
        count: active,
        color: 'success600',
        to: `${LIST}&status=active&link=accepted`,
      },
      {
        key: 'suspended',
        label: t('customer-status.suspended', 'Suspended'),
        count: suspended,
        color: 'warning500',
        to: `${LIST}&status=suspended`,
      },
      {
        key: 'pending',
        label: t('customer-status.link-pending', 'Link pending'),
        count: linkPending,
        color: 'secondary500',
        to: `${LIST}&status=active&link=pending`,
      },
      {
        key: 'rejected',
        label: t('customer-status.link-rejected', 'Link rejected'),
        count: linkRejected,
        color: 'danger600',
        to: `${LIST}&status=active&link=rejected`,
      },
    ],
    devices: ({ devices, subscriptions }: CustomerFigures): Stat[] => [
      { label: t('dashboard.devices', 'Devices'), count: devices, to: `${LIST}&sort=deviceCount:DESC` },
      { label: t('dashboard.subscriptions', 'Subscriptions'), count: subscriptions, to: `${LIST}&view=accounts` },
    ],
    partners: ({ msps, partners, customers, endpoints }: TreeTotals, screens: Screen[]): Stat[] => {
      const page = screens.includes('partners') ? `${PLUGIN_PATH}/partners` : null;
      return [
        { label: t('partners.totals.msps', 'MSPs'), count: msps, to: page && `${page}?type=msp` },
        { label: t('partners.totals.partners', 'Partners'), count: partners, to: page && `${page}?type=partner` },
        { label: t('partners.totals.customers', 'Partners’ customers'), count: customers, to: page },
        { label: t('partners.totals.endpoints', 'Partners’ endpoints'), count: endpoints, to: page },
      ];
    },
  };
};
