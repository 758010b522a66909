import { Box, Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

/** What a move brings with it, line by line. */
export const WhatChanges = ({ texts }: { texts: string[] }) => {
  const t = useTranslate();
  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {t('partners.move.consequences', 'What changes')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {texts.map((text) => (
          <Typography key={text} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
};
