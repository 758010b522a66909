import { Flex, Link, Typography } from '@strapi/design-system';
import { User } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { CopyButton } from '../../components/CopyButton';
import { StateBadge } from '../../components/StateBadge';
import { WhyButton } from '../../components/Why/WhyButton';
import { PLUGIN_PATH } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';

import { useLinkLabels, useStatusLabels } from './labels';

import type { Customer, CustomerColumn } from '../../../../contracts/customers';

const NAME_WIDTH = 'min(24rem, 20vw)';
const LINK_TONES = { pending: 'secondary', accepted: 'success', rejected: 'danger' } as const;
const TAGS_SHOWN = 3;
const DAY = 24 * 60 * 60_000;

const Code = styled(Typography)`
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
`;

const NameLink = styled(Link<typeof RouterLink>)`
  && {
    display: block;
  }
  max-width: ${NAME_WIDTH};
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
`;

const Text = ({ children }: { children: string | null }) => (
  <Typography textColor="neutral800" ellipsis maxWidth={NAME_WIDTH} title={children ?? undefined}>
    {children ?? '–'}
  </Typography>
);

/** One in the archive has no page, and a day on which it goes. */
const ArchivedCell = ({ name, archivedAt, days }: { name: string; archivedAt: string; days: number }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const date = formatDate(new Date(archivedAt).getTime() + days * DAY, { dateStyle: 'medium' });
  return (
    <Flex gap={2}>
      <Text>{name}</Text>
      <StateBadge label={t('customer-archive.until', 'Archived, deleted on {date}', { date })} tone="neutral" />
    </Flex>
  );
};

const NameCell = ({ customer, archiveDays }: { customer: Customer; archiveDays: number }) => {
  const t = useTranslate();
  const name = customer.name ?? customer.documentId;
  if (customer.archivedAt) return <ArchivedCell name={name} archivedAt={customer.archivedAt} days={archiveDays} />;
  return (
    <Flex gap={2}>
      <NameLink tag={RouterLink} to={`${PLUGIN_PATH}/customers/${customer.documentId}/overview`} title={name}>
        {name}
      </NameLink>
      <WhyButton
        name={name}
        question={{ kind: 'customer', documentId: customer.documentId, capability: 'customer.update' }}
      />
      {customer.demo ? <StateBadge label={t('customer-list.demo', 'Demo')} tone="alternative" /> : null}
    </Flex>
  );
};

const TagsCell = ({ tags }: { tags: string[] }) => (
  <Flex gap={1} wrap="wrap" title={tags.join(', ')}>
    {tags.slice(0, TAGS_SHOWN).map((tag) => (
      <StateBadge key={tag} label={tag} tone="neutral" />
    ))}
    {tags.length > TAGS_SHOWN ? (
      <Typography variant="pi" textColor="neutral600">
        +{tags.length - TAGS_SHOWN}
      </Typography>
    ) : null}
    {tags.length === 0 ? <Typography textColor="neutral800">–</Typography> : null}
  </Flex>
);

const ShortcodeCell = ({ shortcode, of }: { shortcode: string; of: string }) => {
  const t = useTranslate();
  return (
    <Flex gap={1}>
      <Code variant="pi" textColor="neutral800" tag="code">
        {shortcode}
      </Code>
      <CopyButton
        value={shortcode}
        label={t('customer-list.copy-shortcode', 'Copy the shortcode of {name}', { name: of })}
        confirmation={t('customer-list.shortcode-copied', 'Shortcode of {name} copied', { name: of })}
      />
    </Flex>
  );
};

/** The user icon of AC-11. */
const UsersCell = ({ customer: { documentId, name, totalUsers } }: { customer: Customer }) => {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  return (
    <Link
      tag={RouterLink}
      to={`${PLUGIN_PATH}/customers/${documentId}/users`}
      startIcon={<User aria-hidden />}
      aria-label={t('customer-list.manage-users.of', 'Manage Users of {name}, {count}', {
        name: name ?? documentId,
        count: formatNumber(totalUsers),
      })}
    >
      {formatNumber(totalUsers)}
    </Link>
  );
};

interface CustomerCellProps {
  column: CustomerColumn;
  customer: Customer;
  archiveDays: number;
}

export const CustomerCell = ({ column, customer, archiveDays }: CustomerCellProps) => {
  const { formatDate, formatNumber } = useIntl();
  const [statuses, links] = [useStatusLabels(), useLinkLabels()];

  switch (column) {
    case 'tenant':
    case 'name':
      return <NameCell customer={customer} archiveDays={archiveDays} />;
    case 'customerName':
      return <Text>{customer.name}</Text>;
    case 'enterpriseName':
    case 'email':
    case 'owner':
      return <Text>{customer[column]}</Text>;
    case 'licensedProducts':
      return <TagsCell tags={customer.licensedProducts ?? []} />;
    case 'nextRenewal':
      return <Text>{customer.nextRenewal && formatDate(customer.nextRenewal, { dateStyle: 'medium' })}</Text>;
    case 'tags':
      return <TagsCell tags={customer.tags} />;
    case 'shortcode':
      return customer.shortcode ? (
        <ShortcodeCell shortcode={customer.shortcode} of={customer.name ?? customer.documentId} />
      ) : (
        <Text>{null}</Text>
      );
    case 'status':
      return (
        <StateBadge label={statuses[customer.status]} tone={customer.status === 'active' ? 'success' : 'danger'} />
      );
    case 'linkApproval':
      return <StateBadge label={links[customer.linkApproval]} tone={LINK_TONES[customer.linkApproval]} />;
    case 'totalUsers':
      return customer.actions.includes('manage-users') ? (
        <UsersCell customer={customer} />
      ) : (
        <Typography textColor="neutral800">{formatNumber(customer.totalUsers)}</Typography>
      );
    case 'deviceCount':
    case 'registeredCount':
    case 'onboardedCount':
    case 'provisionedCount':
      return <Typography textColor="neutral800">{formatNumber(customer[column])}</Typography>;
  }
};
