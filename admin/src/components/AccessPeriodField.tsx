import * as React from 'react';

import { Box, DatePicker, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../hooks/useTranslate';
import { fromPicker, toPicker, today, userTimeZone, type AccessPeriodChoice } from '../utils/accessPeriod';

interface DateFieldProps {
  label: string;
  value: string | null;
  min: string;
  error?: string;
  onChange: (day: string | null) => void;
}

const DateField = ({ label, value, min, error, onChange }: DateFieldProps) => {
  const t = useTranslate();
  const { locale } = useIntl();

  return (
    <Field.Root error={error} width="17rem">
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Field.Label>{label}</Field.Label>
        <DatePicker
          size="S"
          locale={locale}
          value={toPicker(value)}
          minDate={toPicker(min)}
          onChange={(date) => onChange(fromPicker(date))}
          onClear={() => onChange(null)}
          clearLabel={t('access-period.clear', 'Clear the date')}
          monthSelectLabel={t('access-period.month', 'Month')}
          yearSelectLabel={t('access-period.year', 'Year')}
          calendarLabel={label}
        />
        <Field.Error />
      </Flex>
    </Field.Root>
  );
};

interface AccessPeriodFieldProps {
  value: AccessPeriodChoice;
  onChange: (value: AccessPeriodChoice) => void;
  /** Found when saving; the period fields say it. */
  error?: string;
  /** What the period will apply to. */
  hint: string;
  /** Only its end is chosen. */
  startsNow?: boolean;
}

/** Unlimited, or from one day to another in the person's own time zone (TP-12). */
export const AccessPeriodField = ({ value, onChange, error, hint, startsNow = false }: AccessPeriodFieldProps) => {
  const t = useTranslate();
  const labelId = React.useId();
  const hintId = React.useId();

  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="group" aria-labelledby={labelId}>
      <Flex gap={4} wrap="wrap" alignItems="center">
        <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800">
          {t('access-period.label', 'Access Period')}
        </Typography>
        <Radio.Group
          value={value.limited ? 'limited' : 'unlimited'}
          onValueChange={(choice) => onChange({ ...value, limited: choice === 'limited' })}
          aria-labelledby={labelId}
          aria-describedby={hintId}
        >
          <Flex gap={4}>
            <Radio.Item value="unlimited">{t('access-period.unlimited', 'Unlimited')}</Radio.Item>
            <Radio.Item value="limited">{t('access-period.limited', 'Limited')}</Radio.Item>
          </Flex>
        </Radio.Group>
        <Box id={hintId}>
          <Typography variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        </Box>
      </Flex>
      {value.limited ? (
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          {startsNow ? null : (
            <DateField
              label={t('access-period.from', 'From')}
              value={value.from}
              min={today()}
              onChange={(from) => onChange({ ...value, from })}
            />
          )}
          <DateField
            label={t('access-period.until', 'Until (included)')}
            value={value.until}
            min={value.from ?? today()}
            error={error}
            onChange={(until) => onChange({ ...value, until })}
          />
          <Box paddingTop={6}>
            <Typography variant="pi" textColor="neutral600">
              {t('access-period.time-zone', 'Whole days, time zone {zone}', { zone: userTimeZone() })}
            </Typography>
          </Box>
        </Flex>
      ) : null}
    </Flex>
  );
};
