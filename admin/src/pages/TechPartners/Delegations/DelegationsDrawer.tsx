import * as React from 'react';

import { Box, Button, Tabs } from '@strapi/design-system';
import { styled } from 'styled-components';

import { AccessPeriodField } from '../../../components/AccessPeriodField';
import { Drawer, DrawerFooter } from '../../../components/Drawer';
import { LeaveDialog } from '../../../components/LeaveDialog';
import { SaveError } from '../../../components/SaveError';
import { useAccessPeriod } from '../../../hooks/useAccessPeriod';
import { DRAWER_PARAMS, useDrawerParams } from '../../../hooks/useDrawerParams';
import { useTranslate } from '../../../hooks/useTranslate';
import { useUnsavedChanges } from '../../../hooks/useUnsavedChanges';
import { toAccessPeriod } from '../../../utils/accessPeriod';
import { PartnerDrawerState, PartnerSubtitle } from '../PartnerDrawerState';
import { partnerWhy } from '../partnerWhy';
import { usePartnerOfDrawer } from '../usePartnerOfDrawer';

import {
  countChanges,
  delegationReducer,
  isDirty,
  needsPreview,
  NO_CHANGES,
  toRequest,
  withoutRole,
} from './delegationChanges';
import { DelegationsPreview } from './DelegationsPreview';
import { GroupsTab } from './GroupsTab';
import { UsersTab } from './UsersTab';
import { useSaveDelegations } from './useSaveDelegations';

const FullHeightTabs = styled(Tabs.Root)`
  display: flex;
  flex: 1;
  flex-direction: column;
  min-height: 0;
`;

interface DelegationsDrawerProps {
  partnerId: string;
  onClose: () => void;
}

/** The sidebar *Manage MSP Delegations* (TP-17 to TP-24). */
export const DelegationsDrawer = ({ partnerId, onClose }: DelegationsDrawerProps) => {
  const t = useTranslate();
  const partner = usePartnerOfDrawer(partnerId);
  const canManage = partner.data?.canManage ?? false;
  const { tab, setTab } = useDrawerParams();
  const [changes, dispatch] = React.useReducer(delegationReducer, NO_CHANGES);
  const [searches, setSearches] = React.useState({ users: '', groups: '' });
  const [isChecked, setIsChecked] = React.useState(false);
  // The lists start again after a save; what is on screen then is what the server holds.
  const [saves, setSaves] = React.useState(0);
  const access = useAccessPeriod();
  const dirty = isDirty(changes);
  const blocker = useUnsavedChanges(dirty, DRAWER_PARAMS);

  const saving = useSaveDelegations(partnerId, () => {
    dispatch({ type: 'reset' });
    access.reset();
    setIsChecked(false);
    setSaves((count) => count + 1);
  });

  const missing = withoutRole(changes);
  const start = (previewFirst: boolean) => {
    setIsChecked(true);
    if (missing.length > 0) setTab('users');
    if (!access.check() || missing.length > 0) return;
    void saving.start(toRequest(changes, toAccessPeriod(access.period)), previewFirst);
  };
  const isPreviewDue = needsPreview(changes, partner.data?.assignedCustomersCount ?? 0);

  const summary = () => {
    if (isChecked && missing.length > 0) {
      return t('delegations.footer.missing', 'Choose a role for {names}', { names: missing.join(', ') });
    }
    if (!dirty) return t('footer.nothing', 'No changes');
    return t(
      'delegations.footer',
      '{granted, number} will be granted, {changed, number} changed, {revoked, number} revoked',
      countChanges(changes)
    );
  };

  const why = partnerWhy(partnerId, partner.data?.name, 'delegation.read');
  const tabProps = { partnerId, canManage, changes, dispatch, isChecked, why };

  return (
    <Drawer
      title={t('delegations.title', 'Manage MSP Delegations')}
      subtitle={<PartnerSubtitle partner={partner.data} />}
      onClose={onClose}
      footer={
        canManage ? (
          <DrawerFooter summary={summary()}>
            <Button variant="tertiary" onClick={onClose}>
              {t('action.cancel', 'Cancel')}
            </Button>
            <Button variant="secondary" onClick={() => start(true)} disabled={!dirty || saving.isBusy}>
              {t('action.preview', 'Preview')}
            </Button>
            <Button onClick={() => start(isPreviewDue)} disabled={!dirty} loading={saving.isBusy}>
              {t('action.save', 'Save')}
            </Button>
          </DrawerFooter>
        ) : null
      }
    >
      <PartnerDrawerState partner={partner}>
        {canManage ? (
          <Box padding={4} paddingLeft={6} paddingRight={6}>
            <AccessPeriodField
              value={access.period}
              onChange={access.setPeriod}
              error={access.error}
              hint={t('delegations.access-period.hint', 'Applies to what is new; what is delegated keeps its own.')}
            />
          </Box>
        ) : null}
        <FullHeightTabs variant="simple" value={tab === 'groups' ? 'groups' : 'users'} onValueChange={setTab}>
          <Box paddingLeft={6} paddingRight={6} borderColor="neutral150" borderStyle="solid" borderWidth="0 0 1px 0">
            <Tabs.List aria-label={t('delegations.title', 'Manage MSP Delegations')}>
              <Tabs.Trigger value="users">{t('delegations.tab.users', 'Users')}</Tabs.Trigger>
              <Tabs.Trigger value="groups">{t('delegations.tab.groups', 'Privilege Groups')}</Tabs.Trigger>
            </Tabs.List>
          </Box>
          <UsersTab
            key={`users-${saves}`}
            {...tabProps}
            search={searches.users}
            onSearch={(users) => setSearches((current) => ({ ...current, users }))}
          />
          <GroupsTab
            key={`groups-${saves}`}
            {...tabProps}
            search={searches.groups}
            onSearch={(groups) => setSearches((current) => ({ ...current, groups }))}
          />
        </FullHeightTabs>
        <SaveError error={saving.error} why={partnerWhy(partnerId, partner.data?.name, 'delegation.manage')} />
      </PartnerDrawerState>
      {saving.preview ? (
        <DelegationsPreview
          preview={saving.preview}
          isSaving={saving.isSaving}
          onConfirm={saving.confirm}
          onCancel={saving.cancelPreview}
        />
      ) : null}
      <LeaveDialog blocker={blocker} />
    </Drawer>
  );
};
