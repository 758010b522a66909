import { Box, Flex, Tag, TextButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { useTranslate } from '../hooks/useTranslate';

interface FilterChipsProps {
  /** What each says, and what takes it off. */
  chips: [text: string, onRemove: () => void][];
  onClear: () => void;
}

/** What narrows a list, each to be taken off alone or all at once (EX-14). */
export const FilterChips = ({ chips, onClear }: FilterChipsProps) => {
  const t = useTranslate();
  if (chips.length === 0) return null;

  return (
    <Flex gap={2} wrap="wrap">
      {chips.map(([text, onRemove]) => (
        <Tag
          key={text}
          icon={<Cross aria-hidden />}
          label={t('filters.remove', 'Remove the filter {filter}', { filter: text })}
          onClick={onRemove}
        >
          {text}
        </Tag>
      ))}
      <Box paddingLeft={1}>
        <TextButton onClick={onClear}>{t('filters.clear-all', 'Clear all')}</TextButton>
      </Box>
    </Flex>
  );
};
