import * as React from 'react';

import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { StateBadge } from '../../components/StateBadge';
import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';

import { EllipsisCell, PlainCell } from './cells';
import { useInviteStates } from './labels';

import type { Invite } from '../../../../contracts/invites';
import type { ListColumn } from '../../components/ListTable';

const HOUR = 60 * 60_000;

/** When the link dies, in words; the day and time of it in the tooltip. */
const Expiry = ({ invite: { state, expiresAt } }: { invite: Invite }) => {
  const t = useTranslate();
  const { formatDate, formatRelativeTime } = useIntl();
  const [now] = React.useState(() => Date.now());
  const hours = (Date.parse(expiresAt) - now) / HOUR;
  const [value, unit] = Math.abs(hours) < 48 ? ([hours, 'hour'] as const) : ([hours / 24, 'day'] as const);
  const when = formatRelativeTime(Math.trunc(value), unit);
  return (
    <Typography textColor="neutral800" title={formatDate(expiresAt, { dateStyle: 'full', timeStyle: 'short' })}>
      {state === 'expired'
        ? t('invites.expired', 'Expired {when}', { when })
        : t('invites.expires', 'Expires {when}', { when })}
    </Typography>
  );
};

/** What became of the mail; one that failed says why and can be tried again. */
const MailState = ({ invite, onRetry }: { invite: Invite; onRetry: (invite: Invite) => void }) => {
  const t = useTranslate();
  const { mail, email, canManage } = invite;
  if (!mail) return <PlainCell>–</PlainCell>;
  if (mail.state === 'sent') return <PlainCell>{t('invites.mail.sent', 'Sent')}</PlainCell>;
  if (mail.state !== 'failed') {
    const text =
      mail.state === 'queued' && mail.reason
        ? t('invites.mail.retried', 'Queued, tried again: {reason}', { reason: mail.reason })
        : t('invites.mail.queued', 'Queued');
    return <EllipsisCell text={text} />;
  }
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <StateBadge label={t('invites.mail.failed', 'Failed')} tone="danger" />
        {canManage ? (
          <TextButton aria-label={t('invites.retry.of', 'Retry: {email}', { email })} onClick={() => onRetry(invite)}>
            {t('invites.retry', 'Retry')}
          </TextButton>
        ) : null}
      </Flex>
      {mail.reason ? (
        <Typography variant="pi" textColor="danger600" ellipsis maxWidth="20rem" title={mail.reason}>
          {mail.reason}
        </Typography>
      ) : null}
    </Flex>
  );
};

export const useInviteColumns = (onRetry: (invite: Invite) => void): ListColumn<Invite>[] => {
  const t = useTranslate();
  const [roles, methods, states] = [useRoleTexts(), useLoginMethodTexts(), useInviteStates()];
  // The roles of customer users are the host's own
  const roleOf = (role: string) => Object.entries(roles).find(([name]) => name === role)?.[1].label ?? role;

  return [
    {
      name: 'email',
      label: t('users.column.email', 'Email'),
      sortable: true,
      cell: ({ email }) => <EllipsisCell text={email} isStrong />,
    },
    {
      name: 'role',
      label: t('users.column.role', 'Role'),
      sortable: true,
      cell: ({ role }) => <PlainCell>{roleOf(role)}</PlainCell>,
    },
    {
      name: 'loginMethod',
      label: t('users.column.login-method', 'Login method'),
      sortable: false,
      cell: ({ loginMethod }) => <PlainCell>{methods[loginMethod]}</PlainCell>,
    },
    {
      name: 'state',
      label: t('users.column.state', 'State'),
      sortable: false,
      cell: ({ state }) => <StateBadge label={states[state]} tone={state === 'pending' ? 'secondary' : 'neutral'} />,
    },
    {
      name: 'mail',
      label: t('invites.column.mail', 'Mail'),
      sortable: false,
      cell: (invite) => <MailState invite={invite} onRetry={onRetry} />,
    },
    {
      name: 'expiresAt',
      label: t('invites.column.expires', 'Valid until'),
      sortable: true,
      cell: (invite) => <Expiry invite={invite} />,
    },
    {
      name: 'invitedBy',
      label: t('invites.column.invited-by', 'Invited by'),
      sortable: false,
      cell: ({ invitedBy }) => <EllipsisCell text={invitedBy ?? '–'} />,
    },
  ];
};
