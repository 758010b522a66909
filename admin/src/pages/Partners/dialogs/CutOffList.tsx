import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { useTranslate } from '../../../hooks/useTranslate';

import type { CutOff } from '../../../../../contracts/partner-lifecycle';

const Names = styled.ul`
  max-height: 16rem;
  overflow: auto;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

interface NamedProps {
  title: string;
  names: string[];
  count: number;
}

const Named = ({ title, names, count }: NamedProps) => {
  const t = useTranslate();
  if (count === 0) return null;
  const more = count - names.length;

  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {title}
      </Typography>
      <Names tabIndex={0} aria-label={title}>
        {names.map((name, index) => (
          <li key={index}>
            <Typography textColor="neutral800">{name}</Typography>
          </li>
        ))}
        {more > 0 ? (
          <li>
            <Typography textColor="neutral600">
              {t('preview.more', 'and {count, number} more', { count: more })}
            </Typography>
          </li>
        ) : null}
      </Names>
    </Box>
  );
};

/** Who is cut off and what rests, before a partner is disabled (EX-15). */
export const CutOffList = ({ cutOff }: { cutOff: CutOff }) => {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const { peopleCount, signedInCount, partnerCount, customerCount, delegationCount, inviteCount, shareCount } = cutOff;
  const rests = [
    t(
      'partners.cut-off.customers',
      '{count, plural, one {# customer stays, with nobody of these to run it.} other {# customers stay, with nobody of these to run them.}}',
      { count: customerCount }
    ),
    t(
      'partners.cut-off.delegations',
      '{count, plural, one {# right that they hold rests until the partner is enabled.} other {# rights that they hold rest until the partner is enabled.}}',
      { count: delegationCount }
    ),
    t(
      'partners.cut-off.invites',
      '{count, plural, one {# open invitation can’t be accepted meanwhile.} other {# open invitations can’t be accepted meanwhile.}}',
      { count: inviteCount }
    ),
    t(
      'partners.cut-off.shares',
      '{count, plural, one {# use of an integration by a customer rests.} other {# uses of integrations by customers rest.}}',
      { count: shareCount }
    ),
  ].filter((_, index) => [customerCount, delegationCount, inviteCount, shareCount][index] !== 0);

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral800">
        {peopleCount === 0
          ? t(
              'partners.cut-off.nobody',
              'Nobody works there, so nobody is cut off by this. Enabling the partner undoes it.'
            )
          : t(
              'partners.disable.body',
              'From their next request on these people can’t work any more. Nothing is deleted, and enabling the partner undoes it.'
            )}
      </Typography>
      <Named
        title={
          t('partners.cut-off.people', '{count, plural, one {# person is cut off} other {# people are cut off}}', {
            count: peopleCount,
          }) +
          (signedInCount > 0
            ? `, ${t('partners.cut-off.signed-in', '{count} signed in right now', { count: formatNumber(signedInCount) })}`
            : '')
        }
        names={cutOff.people.map(({ name, partner }) => `${name} (${partner})`)}
        count={peopleCount}
      />
      <Named
        title={t(
          'partners.cut-off.partners',
          '{count, plural, one {# partner below is cut off} other {# partners below are cut off}}',
          {
            count: partnerCount,
          }
        )}
        names={cutOff.partners}
        count={partnerCount}
      />
      {rests.length > 0 ? (
        <Box tag="section">
          <Typography variant="delta" tag="h3" paddingBottom={2}>
            {t('partners.cut-off.rests', 'What rests')}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {rests.map((text) => (
              <Typography key={text} tag="li" textColor="neutral800">
                {text}
              </Typography>
            ))}
          </Flex>
        </Box>
      ) : null}
    </Flex>
  );
};
