import * as React from 'react';

import { Box, Button, Flex, Popover, Radio, Tag, TextButton, Typography } from '@strapi/design-system';
import { Cross, Filter } from '@strapi/icons';

import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../../contracts/common';
import { useTranslate } from '../../hooks/useTranslate';

export const useTypeLabels = (): Record<TechPartnerType, string> => {
  const t = useTranslate();
  return {
    integrator: t('tech-partners.type.integrator', 'Integrator'),
    installer: t('tech-partners.type.installer', 'Installer'),
  };
};

interface TypeFilterProps {
  type?: TechPartnerType;
  onChange: (type?: TechPartnerType) => void;
}

export const TypeFilter = ({ type, onChange }: TypeFilterProps) => {
  const t = useTranslate();
  const labels = useTypeLabels();
  const legendId = React.useId();
  const [isOpen, setIsOpen] = React.useState(false);

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <Button variant="tertiary" startIcon={<Filter />} size="S">
          {t('filters.label', 'Filters')}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-labelledby={legendId}>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} minWidth="18rem">
          <Typography id={legendId} variant="pi" fontWeight="bold">
            {t('tech-partners.column.type', 'Type')}
          </Typography>
          <Radio.Group
            aria-labelledby={legendId}
            value={type ?? ''}
            onValueChange={(value) => {
              onChange(TECH_PARTNER_TYPES.find((candidate) => candidate === value));
              setIsOpen(false);
            }}
          >
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Radio.Item value="">{t('tech-partners.type.all', 'All types')}</Radio.Item>
              {TECH_PARTNER_TYPES.map((value) => (
                <Radio.Item key={value} value={value}>
                  {labels[value]}
                </Radio.Item>
              ))}
            </Flex>
          </Radio.Group>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};

interface FilterChipsProps {
  search: string;
  type?: TechPartnerType;
  onClearSearch: () => void;
  onClearType: () => void;
  onClearAll: () => void;
}

/** What narrows the table, each to be taken off alone or all at once (EX-14). */
export const FilterChips = ({ search, type, onClearSearch, onClearType, onClearAll }: FilterChipsProps) => {
  const t = useTranslate();
  const labels = useTypeLabels();
  if (!search && !type) return null;

  const chip = (text: string, onRemove: () => void) => (
    <Tag
      icon={<Cross aria-hidden />}
      label={t('filters.remove', 'Remove the filter {filter}', { filter: text })}
      onClick={onRemove}
    >
      {text}
    </Tag>
  );

  return (
    <Flex gap={2} wrap="wrap">
      {type ? chip(t('tech-partners.filter.type', 'Type is {type}', { type: labels[type] }), onClearType) : null}
      {search ? chip(t('tech-partners.filter.search', 'Name matches “{search}”', { search }), onClearSearch) : null}
      <Box paddingLeft={1}>
        <TextButton onClick={onClearAll}>{t('filters.clear-all', 'Clear all')}</TextButton>
      </Box>
    </Flex>
  );
};
