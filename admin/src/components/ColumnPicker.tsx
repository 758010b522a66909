import { Checkbox, Flex, IconButton, Popover, TextButton, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';

import { useTranslate } from '../hooks/useTranslate';

interface ColumnPickerProps<TColumn extends string> {
  columns: readonly TColumn[];
  labels: Record<TColumn, string>;
  visible: TColumn[];
  onToggle: (column: TColumn) => void;
  onReset: () => void;
}

/** The gear that chooses a table's columns (TP-9, TP-10). */
export const ColumnPicker = <TColumn extends string>({
  columns,
  labels,
  visible,
  onToggle,
  onReset,
}: ColumnPickerProps<TColumn>) => {
  const t = useTranslate();

  return (
    <Popover.Root>
      <Popover.Trigger>
        <IconButton label={t('columns.label', 'Choose columns')}>
          <Cog />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content side="bottom" align="end" sideOffset={4} aria-label={t('columns.label', 'Choose columns')}>
        <Flex
          tag="fieldset"
          direction="column"
          alignItems="stretch"
          gap={1}
          borderWidth={0}
          padding={3}
          minWidth="28rem"
        >
          <Flex justifyContent="space-between" gap={4} paddingBottom={1}>
            <Typography tag="legend" variant="pi" fontWeight="bold">
              {t('columns.title', 'Displayed columns')}
            </Typography>
            <TextButton onClick={onReset} disabled={visible.length === columns.length}>
              {t('columns.reset', 'Reset to default')}
            </TextButton>
          </Flex>
          {columns.map((column) => {
            const isVisible = visible.includes(column);
            return (
              <Flex key={column} background={isVisible ? 'primary100' : 'transparent'} hasRadius padding={2}>
                <Checkbox
                  checked={isVisible}
                  // A table without any column could not be read, nor exported.
                  disabled={isVisible && visible.length === 1}
                  onCheckedChange={() => onToggle(column)}
                >
                  <Typography fontSize={1}>{labels[column]}</Typography>
                </Checkbox>
              </Flex>
            );
          })}
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
