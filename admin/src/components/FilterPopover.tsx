import * as React from 'react';

import { Button, Flex, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';

import { useTranslate } from '../hooks/useTranslate';

interface FilterPopoverProps {
  width?: string;
  children: React.ReactNode;
}

/** The button *Filters*, and what it opens. */
export const FilterPopover = ({ width, children }: FilterPopoverProps) => {
  const t = useTranslate();
  const titleId = React.useId();
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button id={titleId} variant="tertiary" startIcon={<Filter />} size="S">
          {t('filters.label', 'Filters')}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-labelledby={titleId}>
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          padding={4}
          minWidth="24rem"
          width={width}
          maxWidth="90vw"
        >
          {children}
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
