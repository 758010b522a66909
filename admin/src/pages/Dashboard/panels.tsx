import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { ArrowRight, Clock } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { ENDING_SOON_DAYS, type Delegation } from '../../../../contracts/delegations';
import { DetailsPanel } from '../../components/DetailsPanel';
import { StatCards } from '../../components/StatCards';
import { StateBadge } from '../../components/StateBadge';
import { StatusDonut } from '../../components/StatusDonut';
import { PLUGIN_PATH } from '../../constants';
import { useFigures } from '../../hooks/useFigures';
import { useMe } from '../../hooks/useMe';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useActionTexts } from '../AuditLog/useAuditTexts';

import { LinkedList, MoreLink } from './LinkedList';

import type { Change, CustomerFigures, Dashboard } from '../../../../contracts/dashboard';
import type { Invite } from '../../../../contracts/invites';
import type { TreeTotals } from '../../../../contracts/partner-tree';

const DAY_MS = 24 * 60 * 60_000;
/** What ends within a week is pressing. */
const PRESSING_DAYS = 7;
const GRANTS = `${PLUGIN_PATH}/delegations?tab=grants&ending=${ENDING_SOON_DAYS}`;
const INVITES = `${PLUGIN_PATH}/users?tab=invites`;

const found = (list: string, text: string) => `${list}&_q=${encodeURIComponent(text)}`;

/** The own tenants (TE-3), each in one status. */
export const TenantsPanel = ({ customers }: { customers: CustomerFigures }) => {
  const t = useTranslate();
  const figures = useFigures();
  return (
    <DetailsPanel title={t('dashboard.tenants', 'Tenants')}>
      <StatusDonut unit={t('dashboard.tenants', 'Tenants')} slices={figures.statuses(customers)} />
      <StatCards stats={figures.devices(customers)} />
    </DetailsPanel>
  );
};

/** The totals of the tree (PA-5). */
export const PartnersPanel = ({ partners }: { partners: TreeTotals }) => {
  const t = useTranslate();
  const { screens } = useMe();
  const figures = useFigures();
  return (
    <DetailsPanel
      title={t('dashboard.partners', 'Partners')}
      actions={
        screens.includes('partners') ? (
          <MoreLink to={`${PLUGIN_PATH}/partners`}>{t('dashboard.partners.open', 'Open Partners')}</MoreLink>
        ) : null
      }
    >
      <StatCards stats={figures.partners(partners, screens)} />
    </DetailsPanel>
  );
};

/** Days that are left, in words that say how pressing it is. */
const TimeLeft = ({ until }: { until: string }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const [now] = React.useState(Date.now);
  const days = Math.max(0, Math.floor((Date.parse(until) - now) / DAY_MS));
  return (
    <span title={formatDate(Date.parse(until) - 1, { dateStyle: 'full' })}>
      <StateBadge
        label={t('dashboard.days-left', '{days, plural, =0 {Ends today} one {# day left} other {# days left}}', {
          days,
        })}
        tone={days < PRESSING_DAYS ? 'danger' : 'neutral'}
      />
    </span>
  );
};

export const EndingGrantsPanel = ({ rows, total, totalIsMinimum }: NonNullable<Dashboard['endingGrants']>) => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const roleOf = ({ role, customRole }: Delegation) => (role ? roles[role].label : customRole) ?? '';
  return (
    <DetailsPanel
      title={t('dashboard.ending', 'Delegations ending soon')}
      actions={
        total > 0 ? (
          <MoreLink to={GRANTS}>
            {totalIsMinimum
              ? t('dashboard.all-of-many', 'All {total, number}+', { total })
              : t('dashboard.all', 'All {total, number}', { total })}
          </MoreLink>
        ) : null
      }
    >
      <LinkedList
        empty={t('dashboard.ending.empty', 'No delegation ends within 30 days.')}
        rows={rows.map((grant) => ({
          key: grant.documentId,
          to: found(GRANTS, grant.grantee.name),
          title: grant.grantee.name,
          about: [roleOf(grant), grant.target.name].filter(Boolean).join(' · '),
          end: grant.period.until ? <TimeLeft until={grant.period.until} /> : null,
        }))}
      />
    </DetailsPanel>
  );
};

export const OpenInvitesPanel = ({ rows, total }: NonNullable<Dashboard['openInvites']>) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const roles = useRoleTexts();
  const roleOf = ({ role }: Invite) => (role in roles ? roles[role as keyof typeof roles].label : role);
  const sent = ({ createdAt }: Invite) =>
    t('dashboard.invites.sent', 'sent {date}', { date: formatDate(createdAt, { dateStyle: 'medium' }) });
  return (
    <DetailsPanel
      title={t('dashboard.invites', 'Pending invites')}
      actions={
        total > 0 ? <MoreLink to={INVITES}>{t('dashboard.all', 'All {total, number}', { total })}</MoreLink> : null
      }
    >
      <LinkedList
        empty={t('dashboard.invites.empty', 'Everybody who was invited has answered.')}
        rows={rows.map((invite) => ({
          key: invite.documentId,
          to: found(INVITES, invite.email),
          title: invite.email,
          about: `${roleOf(invite)} · ${sent(invite)}`,
          end: (
            <StateBadge
              label={
                invite.state === 'expired'
                  ? t('dashboard.invites.expired', 'Expired')
                  : t('dashboard.invites.pending', 'Pending')
              }
              tone={invite.state === 'expired' ? 'danger' : 'secondary'}
            />
          ),
        }))}
      />
    </DetailsPanel>
  );
};

export const LatestChangesPanel = ({ changes }: { changes: Change[] }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const actions = useActionTexts();
  return (
    <DetailsPanel
      title={t('dashboard.changes', 'Latest changes')}
      actions={<MoreLink to={`${PLUGIN_PATH}/audit-log`}>{t('dashboard.changes.open', 'Open Audit Log')}</MoreLink>}
    >
      <LinkedList
        empty={t('dashboard.changes.empty', 'Nothing has been changed yet.')}
        rows={changes.map(({ documentId, at, actor, action, target }) => ({
          key: documentId,
          to: `${PLUGIN_PATH}/audit-log?entry=${documentId}`,
          title: target.label ? `${actions[action]}: ${target.label}` : actions[action],
          about: actor.partner ? `${actor.name} · ${actor.partner}` : actor.name,
          end: (
            <Typography variant="pi" textColor="neutral600">
              <time dateTime={at}>{formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
            </Typography>
          ),
        }))}
      />
    </DetailsPanel>
  );
};

const Banner = styled(Box)`
  display: block;
  text-decoration: none;
  border: 1px solid ${({ theme }) => theme.colors.primary200};

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary500};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** What waits for the person's own decision comes before all figures. */
export const RequestsBanner = ({ count }: { count: number }) => {
  const t = useTranslate();
  return (
    <Banner tag={Link} to={`${PLUGIN_PATH}/delegations?tab=requests`} background="primary100" hasRadius padding={4}>
      <Flex gap={3}>
        <Clock aria-hidden fill="primary700" />
        <Box flex="1">
          <Typography fontWeight="semiBold" textColor="primary700">
            {t(
              'dashboard.requests',
              '{count, plural, one {# access request waits} other {# access requests wait}} for your decision',
              { count }
            )}
          </Typography>
        </Box>
        <ArrowRight aria-hidden fill="primary700" />
      </Flex>
    </Banner>
  );
};
