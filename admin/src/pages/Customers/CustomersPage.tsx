import * as React from 'react';

import { Box, Button, Divider, Flex, Tabs } from '@strapi/design-system';
import { Plus, PriceTag } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';

import { ImportButton } from '../../components/ImportButton';
import { useDefaultView } from '../../components/SavedViews/useViewParams';
import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';

import { CustomersPanel } from './CustomersPanel';
import { MyAccount } from './MyAccount';
import { NewCustomerDialog } from './NewCustomerDialog';
import { TagsDialog } from './TagsDialog';
import { useViewLabels } from './labels';
import { useCustomersState } from './useCustomersState';

import { CUSTOMER_VIEWS } from '../../../../contracts/customers';

/** One list of every customer in scope, in three views (CU-1, TE-3, AC-8; settled reading 2). */
export const CustomersPage = () => {
  const t = useTranslate();
  const me = useMe();
  const state = useCustomersState();
  const labels = useViewLabels();
  const [dialog, setDialog] = React.useState<'new' | 'tags' | null>(null);
  useScrollRestoration(true);
  useDefaultView('customers');

  const views = CUSTOMER_VIEWS.filter((view) => me.mspAdmin || view !== 'customers');
  const mayAdd = me.mspAdmin && me.capabilities.includes('customer.create');
  const title = t('customer-list.title', 'Customers');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('customer-list.subtitle', 'Every customer tenant in your reach')}
        primaryAction={
          mayAdd ? (
            <Button startIcon={<Plus />} onClick={() => setDialog('new')}>
              {t('customer-list.new', 'New Customer')}
            </Button>
          ) : undefined
        }
        secondaryAction={
          <Flex gap={2}>
            {mayAdd && state.view === 'customers' ? <ImportButton kind="customers" /> : null}
            <Button variant="tertiary" startIcon={<PriceTag />} onClick={() => setDialog('tags')}>
              {t('customer-list.tags', 'Tags')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Tabs.Root variant="simple" value={state.view} onValueChange={state.setView}>
          <Tabs.List aria-label={title}>
            {views.map((view) => (
              <Tabs.Trigger key={view} value={view}>
                {labels[view]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Divider />
          <Tabs.Content value={state.view}>
            {state.view === 'accounts' ? (
              <Box paddingTop={4}>
                <MyAccount />
              </Box>
            ) : null}
            {/* Every view remembers columns of its own */}
            <CustomersPanel key={state.view} state={state} />
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
      {dialog === 'new' ? <NewCustomerDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'tags' ? (
        <TagsDialog
          onShow={(tag) => {
            setDialog(null);
            state.set({ tag });
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Page.Main>
  );
};
