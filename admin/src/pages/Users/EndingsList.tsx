import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';

import type { Endings } from '../../../../contracts/offboarding';

const Lines = styled.ul`
  max-height: 24rem;
  overflow: auto;
  list-style: disc;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[3]} ${theme.spaces[3]} ${theme.spaces[7]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
`;

const useLines = (endings: Endings): string[] => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const { formatDate } = useIntl();
  const { delegations, otherDelegations, groups, sessions, invites, otherInvites, accessRequests } = endings;
  return [
    ...delegations.map(({ target, role, until }) =>
      t('offboard.delegation', 'Delegation on {target}, {role}{until, select, none {} other {, until {until}}}', {
        target,
        role: role ? roles[role].label : '',
        until: until ? formatDate(until, { dateStyle: 'medium' }) : 'none',
      })
    ),
    ...(otherDelegations > 0
      ? [
          t('offboard.delegations.other', '{count, plural, one {# more delegation} other {# more delegations}}', {
            count: otherDelegations,
          }),
        ]
      : []),
    ...groups.map((name) => t('offboard.group', 'Membership of the group {name}', { name })),
    ...invites.map((email) => t('offboard.invite', 'Invitation to {email}', { email })),
    ...(otherInvites > 0
      ? [
          t('offboard.invites.other', '{count, plural, one {# more invitation} other {# more invitations}}', {
            count: otherInvites,
          }),
        ]
      : []),
    ...(accessRequests > 0
      ? [
          t('offboard.requests', '{count, plural, one {# request for access} other {# requests for access}}', {
            count: accessRequests,
          }),
        ]
      : []),
    ...(sessions > 0
      ? [t('offboard.sessions', '{count, plural, one {# session} other {# sessions}}', { count: sessions })]
      : []),
  ];
};

/** What ends with a user, or has ended, line by line. */
export const EndingsList = ({ title, endings }: { title: string; endings: Endings }) => {
  const t = useTranslate();
  const lines = useLines(endings);
  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {title}
      </Typography>
      {lines.length === 0 ? (
        <Typography>{t('offboard.nothing', 'Nothing but the membership itself.')}</Typography>
      ) : (
        <Lines tabIndex={0} aria-label={title}>
          {lines.map((line, index) => (
            <li key={index}>
              <Typography textColor="neutral800">{line}</Typography>
            </li>
          ))}
        </Lines>
      )}
    </Box>
  );
};
