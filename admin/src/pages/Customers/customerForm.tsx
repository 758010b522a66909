import * as React from 'react';

import { Field, Flex, Grid, Tag, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';

import { TagField } from './TagField';

/** What a customer's form holds, as it is typed. */
export interface CustomerValues {
  name: string;
  enterpriseName: string;
  email: string;
  address: string;
  city: string;
  country: string;
  shortcode: string;
  tags: string[];
}

export const CUSTOMER_FIELDS = [
  'name',
  'enterpriseName',
  'email',
  'address',
  'city',
  'country',
  'shortcode',
  'tags',
] as const satisfies (keyof CustomerValues)[];

interface CustomerFieldsProps {
  values: CustomerValues;
  errors: Partial<Record<keyof CustomerValues, string>>;
  set: (changed: Partial<CustomerValues>) => void;
  /** Where a shortcode is proposed for the name. */
  onNameLeft?: () => void;
}

const TagsField = ({ values, errors, set }: CustomerFieldsProps) => {
  const t = useTranslate();
  const remove = (tag: string) => set({ tags: values.tags.filter((other) => other !== tag) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <TagField
        label={t('customer-list.field.tags', 'Tags')}
        value={null}
        error={errors.tags}
        creates
        onChange={(tag) => tag && set({ tags: [...new Set([...values.tags, tag.trim()])] })}
      />
      <Flex gap={2} wrap="wrap">
        {values.tags.map((tag) => (
          <Tag
            key={tag}
            icon={<Cross aria-hidden />}
            label={t('customer-list.field.tags.remove', 'Take off the tag {tag}', { tag })}
            onClick={() => remove(tag)}
          >
            {tag}
          </Tag>
        ))}
      </Flex>
    </Flex>
  );
};

/** Every field of a customer that people fill in (CU-7, EX-1). */
export const CustomerFields = (props: CustomerFieldsProps) => {
  const t = useTranslate();
  const { values, errors, set, onNameLeft } = props;
  type TextField = Exclude<keyof CustomerValues, 'tags'>;
  const cell = (children: React.ReactNode, size = 6) => (
    <Grid.Item col={size} m={size} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
  const text = (field: TextField, label: string, maxLength: number, more: { size?: number; hint?: string } = {}) =>
    cell(
      <Field.Root name={field} required={field === 'name'} error={errors[field]} hint={more.hint}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          value={values[field]}
          maxLength={maxLength}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.target.value })}
          onBlur={field === 'name' ? onNameLeft : undefined}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>,
      more.size
    );

  return (
    <Grid.Root gap={4}>
      {text('name', t('customer-list.field.name', 'Customer Name'), 200, { size: 12 })}
      {text('enterpriseName', t('customer-list.field.enterprise-name', 'Enterprise Name'), 200)}
      {text('email', t('customer-list.field.email', 'Email'), 254)}
      {text('address', t('customer-list.field.address', 'Address'), 200, { size: 12 })}
      {text('city', t('customer-list.field.city', 'City'), 100)}
      {text('country', t('customer-list.field.country', 'Country'), 100)}
      {text('shortcode', t('customer-list.field.shortcode', 'Company Shortcode'), 20, {
        hint: t('customer-list.field.shortcode.hint', 'Device codes begin with it.'),
      })}
      {cell(<TagsField {...props} />)}
    </Grid.Root>
  );
};
