import * as React from 'react';

import { Box, Button, Divider, Flex, Tabs, Tooltip } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';

import { PartnerPicker } from '../../components/PartnerPicker';
import { SearchField } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';

import { DelegatedWorkSwitch } from './DelegatedWorkSwitch';
import { GroupsPanel } from './GroupsPanel';
import { RolesPanel } from './RolesPanel';
import { usePageState } from './usePageState';

export interface PanelProps {
  state: ReturnType<typeof usePageState>;
  showsPartner: boolean;
  createAction?: React.ReactElement;
  isCreating: boolean;
  onCloseCreate: () => void;
}

/** Privilege groups, the custom roles they carry, and the switch of TP-20 (TP-23). */
export const PrivilegeGroupsPage = () => {
  const t = useTranslate();
  const me = useMe();
  const state = usePageState();
  const [isCreating, setIsCreating] = React.useState(false);
  useScrollRestoration(true);

  const isOperator = me.kind === 'operator';
  const partnerId = isOperator ? state.partner : me.partner?.documentId;
  const canCreate = me.capabilities.includes('delegation.manage');
  const title = t('privilege-groups.title', 'Privilege Groups');

  const label = state.tab === 'groups' ? t('groups.create', 'Create group') : t('roles.create', 'Create custom role');
  const button = (variant: 'default' | 'secondary') => (
    <Button variant={variant} startIcon={<Plus />} disabled={!partnerId} onClick={() => setIsCreating(true)}>
      {label}
    </Button>
  );
  const primaryAction =
    canCreate && !partnerId ? (
      <Tooltip label={t('privilege-groups.choose-partner', 'Choose a partner first')}>
        <span>{button('default')}</span>
      </Tooltip>
    ) : (
      button('default')
    );

  const panel: PanelProps = {
    state,
    showsPartner: isOperator,
    createAction: canCreate && partnerId ? button('secondary') : undefined,
    isCreating,
    onCloseCreate: () => setIsCreating(false),
  };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('privilege-groups.subtitle', 'Groups of members who share a custom role')}
        primaryAction={canCreate ? primaryAction : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {isOperator ? <PartnerPicker value={state.partner} onChange={state.setPartner} /> : null}
          {partnerId ? <DelegatedWorkSwitch partnerId={partnerId} /> : null}
          <Tabs.Root variant="simple" value={state.tab} onValueChange={state.setTab}>
            <Tabs.List aria-label={title}>
              <Tabs.Trigger value="groups">{t('groups.tab', 'Groups')}</Tabs.Trigger>
              <Tabs.Trigger value="roles">{t('roles.tab', 'Custom Roles')}</Tabs.Trigger>
            </Tabs.List>
            <Divider />
            <Box paddingTop={4} paddingBottom={4}>
              <SearchField
                key={state.tab}
                label={
                  state.tab === 'groups'
                    ? t('groups.search', 'Search privilege groups')
                    : t('roles.search', 'Search custom roles')
                }
                placeholder={t('records.search', 'Search by name')}
                hint={t('records.search.hint', 'Two letters or more.')}
                value={state.search}
                onChange={state.setSearch}
              />
            </Box>
            <Tabs.Content value="groups">
              <GroupsPanel {...panel} />
            </Tabs.Content>
            <Tabs.Content value="roles">
              <RolesPanel {...panel} />
            </Tabs.Content>
          </Tabs.Root>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
