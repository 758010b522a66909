import * as React from 'react';

import { Field, Flex, NumberInput } from '@strapi/design-system';

import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { PartnerPicker } from '../../components/PartnerPicker';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListProductsQuery } from '../../services/licenses';
import { useGetPartnerQuery } from '../../services/partners';

import { TagField } from './TagField';
import { useLinkLabels, useStatusLabels } from './labels';

import type { CustomersState } from './useCustomersState';

const useDemoLabels = () => {
  const t = useTranslate();
  return {
    only: t('customer-list.filter.demo.only', 'Demo customers only'),
    without: t('customer-list.filter.demo.without', 'Without demo customers'),
  };
};

/** A field for a number that changes the list once it is left or Enter is pressed. */
const DevicesField = ({ label, value, onChange }: DevicesFieldProps) => {
  const [text, setText] = React.useState<number | undefined>(value);
  React.useEffect(() => setText(value), [value]);
  const commit = () => text !== value && onChange(text);

  return (
    <Field.Root width="50%">
      <Field.Label>{label}</Field.Label>
      <NumberInput
        size="S"
        value={text}
        onValueChange={setText}
        onBlur={commit}
        onKeyDown={(event: React.KeyboardEvent) => event.key === 'Enter' && commit()}
      />
    </Field.Root>
  );
};

interface DevicesFieldProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

const toText = (value: number | undefined) => (value === undefined || value < 0 ? null : String(Math.round(value)));

/** Names by documentId; nothing for who reads no licenses. */
const useProductNames = (): Record<string, string> | undefined => {
  const { capabilities } = useMe();
  const { data } = useListProductsQuery({ pageSize: 100 }, { skip: !capabilities.includes('license.read') });
  return data && Object.fromEntries(data.data.map(({ documentId, name }) => [documentId, name]));
};

/** Who restores from the archive looks into it (EX-6). */
const useArchiveLabels = () => {
  const t = useTranslate();
  const { capabilities } = useMe();
  return capabilities.includes('delegation.manage')
    ? { only: t('customer-list.filter.archived.only', 'Archived only') }
    : null;
};

export const CustomerFilterButton = ({ state: { filters, archived, set } }: { state: CustomersState }) => {
  const t = useTranslate();
  const [statuses, links, demo] = [useStatusLabels(), useLinkLabels(), useDemoLabels()];
  const products = useProductNames();
  const archive = useArchiveLabels();

  return (
    <FilterPopover width="34rem">
      <FilterChoice
        label={t('customer-list.filter.status', 'Status')}
        value={filters.status}
        all={t('customer-list.filter.status.all', 'Active and suspended')}
        options={statuses}
        onChange={(status) => set({ status: status ?? null })}
      />
      <FilterChoice
        label={t('customer-list.filter.link', 'Link approval')}
        value={filters.linkApproval}
        all={t('customer-list.filter.link.all', 'Any')}
        options={links}
        onChange={(link) => set({ link: link ?? null })}
      />
      {products ? (
        <FilterChoice
          label={t('customer-list.filter.solution', 'Solution')}
          value={filters.solution}
          all={t('customer-list.filter.solution.all', 'Any solution')}
          options={products}
          onChange={(solution) => set({ solution: solution ?? null })}
        />
      ) : null}
      <Flex gap={2} alignItems="flex-start">
        <DevicesField
          label={t('customer-list.filter.min', 'Devices at least')}
          value={filters.minDevices}
          onChange={(value) => set({ min: toText(value) })}
        />
        <DevicesField
          label={t('customer-list.filter.max', 'Devices at most')}
          value={filters.maxDevices}
          onChange={(value) => set({ max: toText(value) })}
        />
      </Flex>
      <PartnerPicker
        value={filters.owner ?? null}
        texts={{
          label: t('customer-list.filter.owner', 'Owner'),
          placeholder: t('customer-list.filter.owner.all', 'All owners'),
          clear: t('customer-list.filter.owner.clear', 'Customers of all owners'),
        }}
        onChange={(owner) => set({ owner })}
      />
      <TagField
        label={t('customer-list.filter.tag', 'Tag')}
        value={filters.tag ?? null}
        onChange={(tag) => set({ tag })}
      />
      <FilterChoice
        label={t('customer-list.filter.demo', 'Demo')}
        value={filters.demo}
        all={t('customer-list.filter.demo.all', 'With demo customers')}
        options={demo}
        onChange={(value) => set({ demo: value ?? null })}
      />
      {archive ? (
        <FilterChoice
          label={t('customer-list.filter.archived', 'Archive')}
          value={archived}
          all={t('customer-list.filter.archived.none', 'Without archived customers')}
          options={archive}
          onChange={(value) => set({ archived: value ?? null })}
        />
      ) : null}
    </FilterPopover>
  );
};

export const CustomerFilterChips = ({ state }: { state: CustomersState }) => {
  const t = useTranslate();
  const [statuses, links, demo] = [useStatusLabels(), useLinkLabels(), useDemoLabels()];
  const products = useProductNames();
  const { filters, set } = state;
  const owner = useGetPartnerQuery(filters.owner ?? '', { skip: !filters.owner }).currentData;
  const chips: [string, () => void][] = [];
  const chip = (value: unknown, text: () => string, onRemove: () => void) => {
    if (value !== undefined && value !== '') chips.push([text(), onRemove]);
  };

  chip(
    filters.search,
    () => t('customer-list.chip.search', 'Matches “{search}”', { search: filters.search }),
    () => state.setSearch('')
  );
  chip(
    filters.status,
    () => t('customer-list.chip.status', 'Status is {status}', { status: statuses[filters.status!] }),
    () => set({ status: null })
  );
  chip(
    filters.linkApproval,
    () => t('customer-list.chip.link', 'Link is {link}', { link: links[filters.linkApproval!] }),
    () => set({ link: null })
  );
  chip(
    filters.solution,
    () => t('customer-list.chip.solution', 'Licensed for {product}', { product: products?.[filters.solution!] ?? '…' }),
    () => set({ solution: null })
  );
  chip(
    filters.minDevices,
    () => t('customer-list.chip.min', 'At least {count, number} devices', { count: filters.minDevices }),
    () => set({ min: null })
  );
  chip(
    filters.maxDevices,
    () => t('customer-list.chip.max', 'At most {count, number} devices', { count: filters.maxDevices }),
    () => set({ max: null })
  );
  chip(
    filters.owner,
    () => t('customer-list.chip.owner', 'Owner is {owner}', { owner: owner?.name ?? '…' }),
    () => set({ owner: null })
  );
  chip(
    filters.tag,
    () => t('customer-list.chip.tag', 'Tagged “{tag}”', { tag: filters.tag }),
    () => set({ tag: null })
  );
  chip(
    filters.demo,
    () => demo[filters.demo!],
    () => set({ demo: null })
  );
  chip(
    state.archived,
    () => t('customer-list.filter.archived.only', 'Archived only'),
    () => set({ archived: null })
  );
  return <FilterChips chips={chips} onClear={state.clear} />;
};
