import * as React from 'react';

import { Flex, Tabs, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { SearchField } from '../../../components/SearchField';

const Content = styled(Tabs.Content)`
  &[data-state='active'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
`;

interface TabPanelProps {
  value: string;
  searchLabel: string;
  searchHint: string;
  search: string;
  onSearch: (search: string) => void;
  total: string;
  children: React.ReactNode;
}

/** One tab of the delegations drawer: its own search above its own list. */
export const TabPanel = ({ value, searchLabel, searchHint, search, onSearch, total, children }: TabPanelProps) => (
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
      {children}
    </Flex>
  </Content>
);
