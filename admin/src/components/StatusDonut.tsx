import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled, useTheme } from 'styled-components';

import type { DefaultTheme } from 'styled-components';

export interface Slice {
  key: string;
  label: string;
  count: number;
  color: keyof DefaultTheme['colors'];
  /** Where these are listed. */
  to?: string;
}

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;
/** Between slices, and the least that a slice is drawn with, so that one of 100,000 is seen too. */
const GAP = 1.5;
const LEAST = 2;

/** Where each slice begins and how long it is, on a circle of the length `ROUND`. */
const arcsOf = (slices: Slice[], total: number) => {
  const drawn = slices.filter(({ count }) => count > 0);
  const gap = drawn.length > 1 ? GAP : 0;
  const lengths = drawn.map(({ count }) => Math.max((count / total) * ROUND, LEAST + gap));
  const sum = lengths.reduce((all, length) => all + length, 0);
  let start = 0;
  return drawn.map((slice, index) => {
    const length = ((lengths[index] ?? 0) / sum) * ROUND;
    const arc = { ...slice, start, length: length - gap };
    start += length;
    return arc;
  });
};

const Legend = styled.dl`
  display: grid;
  grid-template-columns: auto 1fr auto auto;
  align-items: baseline;
  column-gap: ${({ theme }) => theme.spaces[3]};
  row-gap: ${({ theme }) => theme.spaces[2]};
  font-variant-numeric: tabular-nums;

  > div {
    display: contents;
  }

  /* The colour's swatch has no line of text to stand on. */
  > div > :first-child {
    align-self: center;
  }
`;

const ListLink = styled(Link)`
  color: inherit;

  &:not(:hover) {
    text-decoration: none;
  }
`;

interface StatusDonutProps {
  /** What is counted, in one word: `tenants`. */
  unit: string;
  slices: Slice[];
}

/** How many of each kind: as a ring to look at, and as figures to read. */
export const StatusDonut = ({ unit, slices }: StatusDonutProps) => {
  const { colors } = useTheme();
  const { formatNumber } = useIntl();
  const total = slices.reduce((sum, { count }) => sum + count, 0);

  return (
    <Flex gap={6} wrap="wrap" flex="1" alignItems="center">
      <Box position="relative" width="16rem" height="16rem" flex="none">
        {/* The figures beside it say the same */}
        <svg viewBox="0 0 100 100" width="100%" height="100%" aria-hidden focusable="false">
          <g fill="none" strokeWidth="13" transform="rotate(-90 50 50)">
            <circle cx="50" cy="50" r={RADIUS} stroke={colors.neutral150} />
            {arcsOf(slices, total).map(({ key, color, start, length }) => (
              <circle
                key={key}
                cx="50"
                cy="50"
                r={RADIUS}
                stroke={colors[color]}
                strokeDasharray={`${length} ${ROUND - length}`}
                strokeDashoffset={-start}
              />
            ))}
          </g>
        </svg>
        <Flex
          position="absolute"
          top={0}
          left={0}
          width="100%"
          height="100%"
          direction="column"
          justifyContent="center"
        >
          <Typography variant="alpha" textColor="neutral800">
            {formatNumber(total)}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {unit}
          </Typography>
        </Flex>
      </Box>
      <Box flex="1" minWidth="20rem" maxWidth="36rem">
        <Legend>
          {slices.map(({ key, label, count, color, to }) => (
            <div key={key}>
              <Box width="1.2rem" height="1.2rem" hasRadius background={color} aria-hidden />
              <Typography tag="dt" textColor="neutral700">
                {to ? <ListLink to={to}>{label}</ListLink> : label}
              </Typography>
              <Typography tag="dd" fontWeight="semiBold" textColor="neutral800" textAlign="right">
                {formatNumber(count)}
              </Typography>
              <Typography variant="pi" tag="dd" textColor="neutral600" textAlign="right">
                {total === 0 ? '–' : formatNumber(count / total, { style: 'percent', maximumFractionDigits: 1 })}
              </Typography>
            </div>
          ))}
        </Legend>
      </Box>
    </Flex>
  );
};
