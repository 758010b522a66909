import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';

import { TypeIcon } from './icons';

import type { IntegrationType } from '../../../../contracts/integrations';

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(28rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Card = styled.button`
  display: flex;
  align-items: flex-start;
  gap: ${({ theme }) => theme.spaces[4]};
  width: 100%;
  height: 100%;
  padding: ${({ theme }) => theme.spaces[5]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  text-align: start;
  cursor: pointer;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary200};
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

interface TypeCardsProps {
  types: IntegrationType[];
  onOpen: (type: string) => void;
}

/** What can be connected, with how many there are of each. */
export const TypeCards = ({ types, onOpen }: TypeCardsProps) => {
  const t = useTranslate();
  return (
    <Grid aria-label={t('integrations.types', 'Types of integrations')}>
      {types.map(({ type, name, icon, description, configured, count, failingCount }) => (
        <li key={type}>
          <Card type="button" onClick={() => onOpen(type)}>
            <Box background="primary100" hasRadius padding={3}>
              <Flex>
                <TypeIcon icon={icon} size="2.4rem" />
              </Flex>
            </Box>
            <Flex direction="column" alignItems="flex-start" gap={2} flex="1" minWidth={0}>
              <Typography variant="delta" tag="h2" textColor="neutral800">
                {name}
              </Typography>
              {description ? <Typography textColor="neutral600">{description}</Typography> : null}
              <Flex gap={2} wrap="wrap">
                <StateBadge
                  label={t(
                    'integrations.count',
                    '{count, plural, =0 {None yet} one {# integration} other {# integrations}}',
                    {
                      count,
                    }
                  )}
                  tone={count > 0 ? 'secondary' : 'neutral'}
                />
                {failingCount > 0 ? (
                  <StateBadge
                    label={t('integrations.failing-count', '{count, number} failing', { count: failingCount })}
                    tone="danger"
                  />
                ) : null}
                {configured ? null : (
                  <StateBadge label={t('integrations.not-configured', 'No longer configured')} tone="danger" />
                )}
              </Flex>
            </Flex>
          </Card>
        </li>
      ))}
    </Grid>
  );
};
