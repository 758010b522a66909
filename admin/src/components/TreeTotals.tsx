import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';

import type { TreeTotals as Totals } from '../../../contracts/partner-tree';

const Cards = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** A term stands before its figure, and below it on the screen. */
const Card = styled(Box)`
  display: flex;
  flex-direction: column-reverse;
  gap: ${({ theme }) => theme.spaces[1]};
  font-variant-numeric: tabular-nums;
`;

interface TreeTotalsProps {
  totals: Totals | undefined;
  /** Within a panel that has a shadow already. */
  isInPanel?: boolean;
}

/** MSPs, partners, customers and endpoints as figures (PA-5); a dash each until they are known. */
export const TreeTotals = ({ totals, isInPanel = false }: TreeTotalsProps) => {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const figures: [string, number | undefined][] = [
    [t('partners.totals.msps', 'MSPs'), totals?.msps],
    [t('partners.totals.partners', 'Partners'), totals?.partners],
    [t('partners.totals.customers', 'Partners’ customers'), totals?.customers],
    [t('partners.totals.endpoints', 'Partners’ endpoints'), totals?.endpoints],
  ];

  return (
    <Cards aria-busy={totals === undefined}>
      {figures.map(([label, count]) => (
        <Card
          key={label}
          background={isInPanel ? 'neutral100' : 'neutral0'}
          hasRadius
          shadow={isInPanel ? undefined : 'tableShadow'}
          padding={4}
        >
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {label}
          </Typography>
          <Typography tag="dd" variant="alpha" textColor="neutral800">
            {count === undefined ? '–' : formatNumber(count)}
          </Typography>
        </Card>
      ))}
    </Cards>
  );
};
