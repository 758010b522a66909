import * as React from 'react';

import { Box, Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';

import { ListState } from '../../../components/ListState';
import { VirtualGrid } from '../../../components/VirtualGrid/VirtualGrid';
import { useTranslate } from '../../../hooks/useTranslate';

import { useCustomerColumns } from './customerColumns';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { partnerWhy } from '../partnerWhy';
import type { Show, useAssignableCustomers } from './useAssignableCustomers';
import type { useCustomerSelection } from './useCustomerSelection';

const ROW_HEIGHT = 56;
const getKey = ({ documentId }: AssignableCustomer) => documentId;

interface CustomerListProps {
  list: ReturnType<typeof useAssignableCustomers>;
  ticks: ReturnType<typeof useCustomerSelection>;
  search: string;
  show: Show;
  why: ReturnType<typeof partnerWhy>;
}

const BulkBanner = ({ ticks }: Pick<CustomerListProps, 'ticks'>) => {
  const t = useTranslate();
  const { bulk } = ticks.selection;
  if (!bulk) return null;

  const values = { search: bulk.search };
  const what = bulk.tick
    ? t('customers.bulk.assign', 'All customers that match “{search}” are ticked.', values)
    : t('customers.bulk.unassign', 'All customers that match “{search}” are unticked.', values);
  const everything = bulk.tick
    ? t('customers.bulk.assign-all', 'All customers are ticked, those not loaded included.')
    : t('customers.bulk.unassign-all', 'All customers are unticked, those not loaded included.');

  return (
    <Flex gap={3} background="primary100" paddingLeft={6} paddingRight={6} paddingTop={2} paddingBottom={2} wrap="wrap">
      <Typography variant="pi" textColor="primary700" role="status">
        {bulk.search ? what : everything}{' '}
        {ticks.isLocked
          ? t('customers.bulk.elsewhere', 'Save or undo this before you select all of another search.')
          : null}
      </Typography>
      <TextButton onClick={ticks.undoAllMatching}>{t('customers.bulk.undo', 'Undo')}</TextButton>
    </Flex>
  );
};

export const CustomerList = ({ list, ticks, search, show, why }: CustomerListProps) => {
  const t = useTranslate();
  const { header, canTickAll } = ticks;

  // The columns are the same for every row while this control changes with the ticks: it gets its own identity.
  const toggleAllRef = React.useRef(ticks.toggleAll);
  React.useEffect(() => {
    toggleAllRef.current = ticks.toggleAll;
  });
  const headerControl = React.useMemo(
    () => (
      <Checkbox
        aria-label={t('customers.select-all', 'Select all that match')}
        checked={header}
        disabled={!canTickAll}
        onCheckedChange={() => toggleAllRef.current()}
      />
    ),
    [canTickAll, header, t]
  );
  const columns = useCustomerColumns({ header: headerControl, onToggle: ticks.toggle });

  const empty = search
    ? t('customers.empty.search', 'No customer matches “{search}”.', { search })
    : show === 'assigned'
      ? t('customers.empty.assigned', 'No customer is assigned yet.')
      : t('customers.empty', 'There are no customers that you could assign.');

  return (
    <>
      <BulkBanner ticks={ticks} />
      <Box aria-busy={list.status === 'loading'} display="flex" flex="1" minHeight={0} overflow="hidden">
        <Flex direction="column" alignItems="stretch" flex="1" minWidth={0}>
          <ListState
            status={list.status}
            count={list.rows.length}
            error={list.error}
            onRetry={list.retry}
            empty={empty}
            why={why}
          >
            <VirtualGrid
              label={t('customers.grid', 'Customers')}
              columns={columns}
              rows={list.rows}
              getKey={getKey}
              getState={ticks.getState}
              onToggle={ticks.toggle}
              rowHeight={ROW_HEIGHT}
              minWidth="92rem"
              total={list.totalIsMinimum ? null : list.total}
              onReachEnd={list.loadMore}
              isLoadingMore={list.status === 'loading-more'}
              listKey={`${show}:${search}`}
            />
          </ListState>
        </Flex>
      </Box>
    </>
  );
};
