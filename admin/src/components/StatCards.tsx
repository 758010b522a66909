import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

const Cards = styled.ul<{ $columns: number }>`
  display: grid;
  grid-template-columns: repeat(${({ $columns }) => $columns}, 1fr);
  gap: ${({ theme }) => theme.spaces[3]};
  width: 100%;
`;

const Card = styled(Box)`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  height: 100%;
  text-decoration: none;
  font-variant-numeric: tabular-nums;

  &:is(a):hover {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

export interface Stat {
  label: string;
  count: number;
  /** The list that the figure counts; `null` where there is none, or not for the person. */
  to: string | null;
}

/** Figures side by side, each a link to what it counts. */
export const StatCards = ({ stats }: { stats: Stat[] }) => {
  const { formatNumber } = useIntl();

  return (
    <Cards $columns={stats.length === 3 ? 3 : 2}>
      {stats.map(({ label, count, to }) => (
        <li key={label}>
          <Card background="neutral100" hasRadius padding={4} {...(to ? { tag: Link, to } : {})}>
            <Typography variant="alpha" textColor="neutral800">
              {formatNumber(count)}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {label}
            </Typography>
          </Card>
        </li>
      ))}
    </Cards>
  );
};
