import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';

import { useInviteResults } from './labels';

import type { InviteResult } from '../../../../contracts/invites';

const TONES: Record<InviteResult['result'], 'success' | 'neutral' | 'danger'> = {
  invited: 'success',
  pending: 'neutral',
  member: 'neutral',
  invalid: 'danger',
  domain: 'danger',
  quota: 'danger',
};

const Lines = styled.ul`
  max-height: 36rem;
  overflow: auto;
`;

/** A line per address, below how many there are of each kind. */
export const InviteResults = ({ results }: { results: InviteResult[] }) => {
  const t = useTranslate();
  const texts = useInviteResults();
  const kinds = [...new Set(results.map(({ result }) => result))];
  const counted = kinds.map((kind) => `${texts[kind]}: ${results.filter(({ result }) => result === kind).length}`);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography role="status" fontWeight="semiBold" textColor="neutral800">
        {counted.join(' · ')}
      </Typography>
      <Lines tabIndex={0} aria-label={t('invites.results', 'What became of each address')}>
        {results.map(({ email, result }, index) => (
          <Flex key={index} tag="li" justifyContent="space-between" gap={3} paddingTop={2} paddingBottom={2}>
            <Typography textColor="neutral800" ellipsis title={email}>
              {email}
            </Typography>
            <StateBadge label={texts[result]} tone={TONES[result]} />
          </Flex>
        ))}
      </Lines>
    </Flex>
  );
};
