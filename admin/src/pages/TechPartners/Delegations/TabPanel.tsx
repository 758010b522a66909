import { Flex, Tabs, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { ListState } from '../../../components/ListState';
import { effectiveSearch, SearchField } from '../../../components/SearchField';
import { VirtualGrid, type VirtualGridProps } from '../../../components/VirtualGrid/VirtualGrid';

import type { RowState } from '../../../components/VirtualGrid/types';
import type { usePagedList } from '../../../hooks/usePagedList';
import type { partnerWhy } from '../partnerWhy';

const Content = styled(Tabs.Content)`
  &[data-state='active'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
`;

type Grid<TRow, TState extends RowState> = Pick<
  VirtualGridProps<TRow, TState>,
  'label' | 'columns' | 'getState' | 'onToggle' | 'rowHeight' | 'minWidth'
>;

interface TabPanelProps<TRow, TState extends RowState> extends Grid<TRow, TState> {
  value: string;
  searchLabel: string;
  searchHint: string;
  search: string;
  onSearch: (search: string) => void;
  list: ReturnType<typeof usePagedList<TRow>>;
  total: string;
  empty: string;
  why: ReturnType<typeof partnerWhy>;
}

const getKey = ({ documentId }: { documentId: string }) => documentId;

/** One tab of the delegations drawer: its own search above its own list. */
export const TabPanel = <TRow extends { documentId: string }, TState extends RowState>({
  value,
  searchLabel,
  searchHint,
  search,
  onSearch,
  list,
  total,
  empty,
  why,
  ...grid
}: TabPanelProps<TRow, TState>) => (
  <Content value={value}>
    <Flex
      gap={4}
      justifyContent="space-between"
      alignItems="flex-start"
      wrap="wrap"
      paddingTop={4}
      paddingBottom={4}
      paddingLeft={6}
      paddingRight={6}
    >
      <SearchField
        label={searchLabel}
        placeholder={searchLabel}
        hint={searchHint}
        value={search}
        onChange={onSearch}
        width="44rem"
      />
      <Typography textColor="neutral600" variant="pi" role="status" paddingTop={2}>
        {total}
      </Typography>
    </Flex>
    <Flex direction="column" alignItems="stretch" flex="1" minHeight={0} overflow="hidden">
      <ListState
        status={list.status}
        count={list.rows.length}
        error={list.error}
        onRetry={() => void list.retry()}
        why={why}
        empty={empty}
      >
        <VirtualGrid
          {...grid}
          rows={list.rows}
          getKey={getKey}
          total={list.total}
          onReachEnd={() => void list.loadMore()}
          isLoadingMore={list.status === 'loading-more'}
          listKey={effectiveSearch(search)}
        />
      </ListState>
    </Flex>
  </Content>
);
