import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { usePartnerStatusTexts, useTreeTypeTexts } from '../../hooks/usePartnerStatusTexts';
import { useTranslate } from '../../hooks/useTranslate';

import type { PartnersState } from './usePartnersState';

export const PartnerFilterButton = ({ state: { filters, setType, setStatus } }: { state: PartnersState }) => {
  const t = useTranslate();
  const [types, statuses] = [useTreeTypeTexts(), usePartnerStatusTexts()];

  return (
    <FilterPopover>
      <FilterChoice
        label={t('partners.filter.type', 'Type')}
        value={filters.type}
        all={t('partners.filter.type.all', 'All types')}
        options={types}
        onChange={setType}
      />
      <FilterChoice
        label={t('partners.filter.status', 'Status')}
        value={filters.status}
        all={t('partners.filter.status.all', 'All statuses')}
        options={statuses}
        onChange={setStatus}
      />
    </FilterPopover>
  );
};

export const PartnerFilterChips = ({ state }: { state: PartnersState }) => {
  const t = useTranslate();
  const [types, statuses] = [useTreeTypeTexts(), usePartnerStatusTexts()];
  const { search, type, status } = state.filters;
  const chips: [string, () => void][] = [];
  if (type)
    chips.push([t('partners.chip.type', 'Type is {type}', { type: types[type] }), () => state.setType(undefined)]);
  if (status) {
    const text = t('partners.chip.status', 'Status is {status}', { status: statuses[status] });
    chips.push([text, () => state.setStatus(undefined)]);
  }
  if (search) chips.push([t('partners.chip.search', 'Name matches “{search}”', { search }), () => state.setSearch('')]);
  return <FilterChips chips={chips} onClear={state.clear} />;
};
