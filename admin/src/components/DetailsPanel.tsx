import * as React from 'react';

import { Box, Flex, Grid, Typography } from '@strapi/design-system';

interface DetailsPanelProps {
  title: string;
  /** Beside the title. */
  actions?: React.ReactNode;
  children: React.ReactNode;
}

/** A part of a page that shows what something or somebody is, as Strapi's settings look. */
export const DetailsPanel = ({ title, actions, children }: DetailsPanelProps) => {
  const id = React.useId();

  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={{ initial: 4, medium: 6 }}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography id={id} variant="delta" tag="h2">
            {title}
          </Typography>
          {actions ? <Flex gap={2}>{actions}</Flex> : null}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
};

export interface Detail {
  label: string;
  /** A dash where there is none. */
  value: React.ReactNode;
}

/** Labels with their values, two in a row where there is room. */
export const DetailsList = ({ details }: { details: Detail[] }) => (
  <Grid.Root tag="dl" gap={4}>
    {details.map(({ label, value }) => (
      <Grid.Item key={label} col={6} m={6} xs={12} direction="column" alignItems="stretch" gap={1}>
        <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
          {label}
        </Typography>
        <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {value || '–'}
        </Typography>
      </Grid.Item>
    ))}
  </Grid.Root>
);
