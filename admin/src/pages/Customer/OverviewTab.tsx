import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { CopyButton } from '../../components/CopyButton';
import { DetailsList, DetailsPanel } from '../../components/DetailsPanel';
import { StateBadge } from '../../components/StateBadge';
import { StatCards, type Stat } from '../../components/StatCards';
import { PLUGIN_PATH } from '../../constants';
import { useCountryName } from '../../hooks/useCountryName';
import { useTranslate } from '../../hooks/useTranslate';

import { DeviceReportingPanel } from './Devices/DeviceReportingPanel';
import { useLinkStates } from './labels';

import type { CustomerOverview, CustomerTab } from '../../../../contracts/customer-users';

const useStats = ({ documentId, devices, ...customer }: CustomerOverview): Stat[] => {
  const t = useTranslate();
  const link = (tab: CustomerTab, label: string, count: number | null): Stat[] =>
    count === null ? [] : [{ label, count, to: `${PLUGIN_PATH}/customers/${documentId}/${tab}` }];
  return [
    ...link('users', t('customer.tab.users', 'Users'), customer.users),
    ...link('licenses', t('customer.stat.licenses', 'Active licenses'), customer.licenses),
    ...link('permissions', t('customer.tab.permissions', 'Permissions'), customer.grants),
    { label: t('customer.stat.devices', 'Devices'), count: devices.total, to: null },
  ];
};

/** Figures, what the tenant is, whom to turn to, and its devices by state (TE-4, TE-5). */
export const OverviewTab = ({ customer }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const { formatDate, formatNumber } = useIntl();
  const countryName = useCountryName();
  const links = useLinkStates();
  const { documentId, owner, devices, email, tags, country } = customer;
  const onTheWay = devices.total - devices.registered - devices.onboarded - devices.provisioned;
  const stats = useStats(customer);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <DetailsPanel title={t('customer.figures', 'Figures')}>
        <StatCards stats={stats} />
      </DetailsPanel>
      <DetailsPanel title={t('customer.about', 'Tenant')}>
        <DetailsList
          details={[
            { label: t('customer.enterprise-name', 'Enterprise name'), value: customer.enterpriseName },
            { label: t('customer.shortcode', 'Company shortcode'), value: customer.shortcode },
            {
              label: t('customer.owner', 'Belongs to'),
              value: owner.documentId ? (
                <Link tag={RouterLink} to={`${PLUGIN_PATH}/details/${owner.documentId}`}>
                  {owner.name}
                </Link>
              ) : (
                owner.name
              ),
            },
            { label: t('customer.link', 'Link approval'), value: links[customer.linkApproval] },
            { label: t('customer.email', 'Email'), value: email && <Link href={`mailto:${email}`}>{email}</Link> },
            { label: t('customer.address', 'Address'), value: customer.address },
            { label: t('customer.city', 'City'), value: customer.city },
            { label: t('customer.country', 'Country'), value: country && countryName(country) },
            {
              label: t('customer.tags', 'Tags'),
              value:
                tags.length > 0 ? (
                  <Flex tag="span" gap={2} wrap="wrap">
                    {tags.map((tag) => (
                      <StateBadge key={tag} label={tag} tone="neutral" />
                    ))}
                  </Flex>
                ) : null,
            },
            {
              label: t('customer.id', 'Tenant ID'),
              value: (
                <Flex tag="span" gap={1}>
                  {documentId}
                  <CopyButton
                    value={documentId}
                    label={t('customer.id.copy', 'Copy the Tenant ID')}
                    confirmation={t('customer.id.copied', 'Tenant ID copied.')}
                  />
                </Flex>
              ),
            },
            {
              label: t('customer.created', 'Created On'),
              value: formatDate(customer.createdAt, { dateStyle: 'long' }),
            },
          ]}
        />
      </DetailsPanel>
      <DetailsPanel title={t('customer.devices', 'Devices by state')}>
        <DetailsList
          details={[
            { label: t('customer.devices.registered', 'Registered'), value: formatNumber(devices.registered) },
            { label: t('customer.devices.onboarded', 'Onboarded'), value: formatNumber(devices.onboarded) },
            { label: t('customer.devices.provisioned', 'Provisioned'), value: formatNumber(devices.provisioned) },
            {
              label: t('customer.devices.transient', 'On their way from one state to the next'),
              value: formatNumber(Math.max(0, onTheWay)),
            },
          ]}
        />
      </DetailsPanel>
      <DeviceReportingPanel customer={customer} />
    </Flex>
  );
};
