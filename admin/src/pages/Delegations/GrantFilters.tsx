import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { useTranslate } from '../../hooks/useTranslate';

import { useGranteeKinds, useStateLabels, useTargetKinds } from './labels';
import { ENDINGS, type useGrantFilters } from './useGrantFilters';

type State = ReturnType<typeof useGrantFilters>;

const useEndingLabels = (): Record<string, string> => {
  const t = useTranslate();
  return Object.fromEntries(
    ENDINGS.map((days) => [days, t('grants.filter.ending.days', 'Within {days} days', { days })])
  );
};

interface GrantFilterButtonProps {
  state: State;
  /** All are on one customer. */
  isOfCustomer?: boolean;
}

export const GrantFilterButton = ({
  state: { filters, set, setEnding },
  isOfCustomer = false,
}: GrantFilterButtonProps) => {
  const t = useTranslate();
  const [states, grantees, targets, endings] = [
    useStateLabels(),
    useGranteeKinds(),
    useTargetKinds(),
    useEndingLabels(),
  ];

  return (
    <FilterPopover>
      <FilterChoice
        label={t('grants.filter.ending', 'Ends')}
        value={filters.ending === undefined ? undefined : String(filters.ending)}
        all={t('grants.filter.ending.any', 'At any time, or never')}
        options={endings}
        onChange={(days) => setEnding(days === undefined ? undefined : Number(days))}
      />
      <FilterChoice
        label={t('grants.filter.state', 'State')}
        value={filters.state}
        all={t('grants.filter.state.all', 'All states')}
        options={states}
        onChange={(state) => set({ state: state as typeof filters.state })}
      />
      <FilterChoice
        label={t('grants.filter.grantee', 'Granted to')}
        value={filters.grantee}
        all={t('grants.filter.grantee.all', 'Everybody')}
        options={grantees}
        onChange={(grantee) => set({ grantee: grantee as typeof filters.grantee })}
      />
      {isOfCustomer ? null : (
        <FilterChoice
          label={t('grants.filter.target', 'On')}
          value={filters.target}
          all={t('grants.filter.target.all', 'Partners and customers')}
          options={targets}
          onChange={(target) => set({ target: target as typeof filters.target })}
        />
      )}
    </FilterPopover>
  );
};

/** What narrows the list, each to be taken off alone or all at once (EX-14). */
export const GrantFilterChips = ({ state: { filters, query, set, setEnding, clear } }: { state: State }) => {
  const t = useTranslate();
  const [states, grantees, targets] = [useStateLabels(), useGranteeKinds(), useTargetKinds()];
  const chips: [string, () => void][] = [];
  if (filters.ending) {
    chips.push([
      t('grants.chip.ending', 'Ends within {days} days', { days: filters.ending }),
      () => setEnding(undefined),
    ]);
  }
  if (filters.state) {
    chips.push([
      t('grants.chip.state', 'State is {state}', { state: states[filters.state] }),
      () => set({ state: undefined }),
    ]);
  }
  if (filters.grantee) {
    chips.push([
      t('grants.chip.grantee', 'Granted to: {kind}', { kind: grantees[filters.grantee] }),
      () => set({ grantee: undefined }),
    ]);
  }
  if (filters.target) {
    chips.push([
      t('grants.chip.target', 'On: {kind}', { kind: targets[filters.target] }),
      () => set({ target: undefined }),
    ]);
  }
  if (query.search) {
    chips.push([
      t('grants.chip.search', 'Name matches “{search}”', { search: query.search }),
      () => set({ search: '' }),
    ]);
  }
  return <FilterChips chips={chips} onClear={clear} />;
};
