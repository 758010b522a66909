import { Box } from '@strapi/design-system';
import { keyframes, styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';

const pulse = keyframes`
  from { opacity: 1; }
  to { opacity: 0.5; }
`;

const Block = styled(Box)`
  @media (prefers-reduced-motion: no-preference) {
    animation: ${pulse} 800ms ease-in-out infinite alternate;
  }
`;

/** Where the panels will be. */
export const Skeleton = () => {
  const t = useTranslate();
  return (
    <>
      <Box role="status" position="absolute" overflow="hidden" width="1px" height="1px">
        {t('dashboard.loading', 'Loading the dashboard')}
      </Box>
      {['30rem', '30rem', '24rem', '24rem'].map((height, index) => (
        <Block key={index} aria-hidden background="neutral150" hasRadius height={height} />
      ))}
    </>
  );
};
