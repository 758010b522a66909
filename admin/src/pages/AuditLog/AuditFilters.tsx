import * as React from 'react';

import { Box, Field, Flex, Grid, SingleSelect, SingleSelectOption, Tag, TextButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { AUDIT_ACTIONS } from '../../../../contracts/audit-log';
import { useTranslate } from '../../hooks/useTranslate';

import { useActionTexts } from './useAuditTexts';

import { FILTERS, type FilterName, type Filters } from './useAuditLogState';

const PAUSE_MS = 500;

/* The browser draws the calendar's sign, and can't know the panel's theme. */
const FilterGrid = styled(Grid.Root)`
  color-scheme: ${({ theme }) => (/^#f{3,6}$/i.test(theme.colors.neutral0) ? 'light' : 'dark')};
`;

interface FilterFieldProps {
  label: string;
  type?: 'text' | 'date';
  placeholder?: string;
  value: string;
  onChange: (value: string | undefined) => void;
}

/** Filters when one pauses; takes on what changes elsewhere: a chip, Back. */
const FilterField = ({ label, type = 'text', placeholder, value, onChange }: FilterFieldProps) => {
  const [text, setText] = React.useState(value);
  const [known, setKnown] = React.useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }

  const sendRef = React.useRef(() => {});
  React.useEffect(() => {
    sendRef.current = () => {
      if (text.trim() !== value) onChange(text.trim() || undefined);
    };
  });
  React.useEffect(() => {
    const pause = setTimeout(() => sendRef.current(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);

  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <Field.Input
        type={type}
        size="S"
        placeholder={placeholder}
        value={text}
        maxLength={100}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
      />
    </Field.Root>
  );
};

interface AuditFiltersProps {
  filters: Filters;
  /** It is one customer's log. */
  isOfCustomer?: boolean;
  onChange: (name: FilterName, value: string | undefined) => void;
  onClearAll: () => void;
}

export const AuditFilters = ({ filters, isOfCustomer = false, onChange, onClearAll }: AuditFiltersProps) => {
  const t = useTranslate();
  const actions = useActionTexts();
  const anyName = t('audit-log.filter.name-or-id', 'Name or ID');
  const field = (name: FilterName) => ({
    value: filters[name] ?? '',
    onChange: (value: string | undefined) => onChange(name, value),
  });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <FilterGrid gap={3} role="search" aria-label={t('audit-log.filters', 'Filters')}>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterField label={t('audit-log.column.person', 'Person')} placeholder={anyName} {...field('person')} />
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root>
            <Field.Label>{t('audit-log.column.action', 'Action')}</Field.Label>
            <SingleSelect
              size="S"
              placeholder={t('audit-log.filter.any-action', 'Any action')}
              value={filters.action ?? ''}
              onChange={(value) => onChange('action', String(value))}
              onClear={() => onChange('action', undefined)}
            >
              {AUDIT_ACTIONS.map((action) => (
                <SingleSelectOption key={action} value={action}>
                  {actions[action]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterField label={t('audit-log.column.partner', 'Partner')} placeholder={anyName} {...field('partner')} />
        </Grid.Item>
        {isOfCustomer ? null : (
          <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
            <FilterField
              label={t('audit-log.column.customer', 'Customer')}
              placeholder={anyName}
              {...field('customer')}
            />
          </Grid.Item>
        )}
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterField type="date" label={t('audit-log.filter.from', 'From day')} {...field('from')} />
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterField type="date" label={t('audit-log.filter.until', 'Until day (included)')} {...field('until')} />
        </Grid.Item>
      </FilterGrid>
      <Chips filters={filters} onChange={onChange} onClearAll={onClearAll} />
    </Flex>
  );
};

/** What narrows the log, each to be taken off alone or all at once. */
const Chips = ({ filters, onChange, onClearAll }: AuditFiltersProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const actions = useActionTexts();
  const active = FILTERS.filter((name) => filters[name]);
  if (active.length === 0) return null;

  const day = (value: string) => formatDate(`${value}T00:00:00`, { dateStyle: 'medium' });
  const texts: Record<FilterName, (value: string) => string> = {
    person: (value) => t('audit-log.chip.person', 'Person: {value}', { value }),
    action: (value) => t('audit-log.chip.action', 'Action: {value}', { value: actions[value as keyof typeof actions] }),
    partner: (value) => t('audit-log.chip.partner', 'Partner: {value}', { value }),
    customer: (value) => t('audit-log.chip.customer', 'Customer: {value}', { value }),
    from: (value) => t('audit-log.chip.from', 'From {value}', { value: day(value) }),
    until: (value) => t('audit-log.chip.until', 'Until {value}', { value: day(value) }),
  };

  return (
    <Flex gap={2} wrap="wrap">
      {active.map((name) => {
        const text = texts[name](filters[name]!);
        return (
          <Tag
            key={name}
            icon={<Cross aria-hidden />}
            label={t('filters.remove', 'Remove the filter {filter}', { filter: text })}
            onClick={() => onChange(name, undefined)}
          >
            {text}
          </Tag>
        );
      })}
      <Box paddingLeft={1}>
        <TextButton onClick={onClearAll}>{t('filters.clear-all', 'Clear all')}</TextButton>
      </Box>
    </Flex>
  );
};
