import * as React from 'react';

import { Box, Button, Flex } from '@strapi/design-system';

import { PREVIEW_ABOVE } from '../../../../../contracts/assigned-customers';
import { AccessPeriodField } from '../../../components/AccessPeriodField';
import { Drawer, DrawerFooter } from '../../../components/Drawer';
import { LeaveDialog } from '../../../components/LeaveDialog';
import { SaveError } from '../../../components/SaveError';
import { effectiveSearch } from '../../../components/SearchField';
import { useAccessPeriod } from '../../../hooks/useAccessPeriod';
import { DRAWER_PARAMS } from '../../../hooks/useDrawerParams';
import { useTranslate } from '../../../hooks/useTranslate';
import { useUnsavedChanges } from '../../../hooks/useUnsavedChanges';
import { toAccessPeriod } from '../../../utils/accessPeriod';
import { PartnerDrawerState, PartnerSubtitle } from '../PartnerDrawerState';
import { partnerWhy } from '../partnerWhy';
import { usePartnerOfDrawer } from '../usePartnerOfDrawer';

import { CustomerList } from './CustomerList';
import { CustomersPreview } from './CustomersPreview';
import { CustomersToolbar } from './CustomersToolbar';
import { FooterSummary } from './FooterSummary';
import { isDirty, needsPreview, toRequest } from './selection';
import { useAssignableCustomers, type Show } from './useAssignableCustomers';
import { useCustomerSelection } from './useCustomerSelection';
import { useSaveCustomers } from './useSaveCustomers';

interface AssignedCustomersDrawerProps {
  partnerId: string;
  onClose: () => void;
}

/** The sidebar *Manage Assigned Customers* (TP-11 to TP-16). */
export const AssignedCustomersDrawer = ({ partnerId, onClose }: AssignedCustomersDrawerProps) => {
  const t = useTranslate();
  const partner = usePartnerOfDrawer(partnerId);
  const canManage = partner.data?.canManage ?? false;
  const [text, setText] = React.useState('');
  const [show, setShow] = React.useState<Show>('all');
  const search = effectiveSearch(text);
  const list = useAssignableCustomers(partnerId, search, show);
  const ticks = useCustomerSelection({ list, search, show, canManage });
  const access = useAccessPeriod();
  const dirty = isDirty(ticks.selection);
  const blocker = useUnsavedChanges(dirty, DRAWER_PARAMS);

  const saving = useSaveCustomers(partnerId, () => {
    ticks.reset();
    access.reset();
    void list.reload();
  });

  const start = (previewFirst: boolean) => {
    if (access.check()) void saving.start(toRequest(ticks.selection, toAccessPeriod(access.period)), previewFirst);
  };

  const total = t('customers.total', '{total, plural, one {# customer} other {# customers}}', { total: list.total });
  const totalOrMore = t('customers.total.or-more', '{total, number}+ customers', { total: list.total });

  return (
    <Drawer
      title={t('customers.title', 'Manage Assigned Customers')}
      subtitle={<PartnerSubtitle partner={partner.data} />}
      onClose={onClose}
      footer={
        canManage ? (
          <DrawerFooter summary={<FooterSummary selection={ticks.selection} />}>
            <Button variant="tertiary" onClick={onClose}>
              {t('action.cancel', 'Cancel')}
            </Button>
            <Button variant="secondary" onClick={() => start(true)} disabled={!dirty || saving.isBusy}>
              {t('action.preview', 'Preview')}
            </Button>
            <Button
              onClick={() => start(needsPreview(ticks.selection, PREVIEW_ABOVE))}
              disabled={!dirty}
              loading={saving.isBusy}
            >
              {t('action.save', 'Save')}
            </Button>
          </DrawerFooter>
        ) : null
      }
    >
      <PartnerDrawerState partner={partner}>
        <Flex direction="column" alignItems="stretch" gap={4} padding={4} paddingLeft={6} paddingRight={6}>
          {canManage ? (
            <AccessPeriodField
              value={access.period}
              onChange={access.setPeriod}
              error={access.error}
              hint={t('customers.access-period.hint', 'Applies to what you tick now; what is assigned keeps its own.')}
            />
          ) : null}
          <CustomersToolbar
            search={text}
            onSearch={setText}
            show={show}
            onShow={setShow}
            total={list.totalIsMinimum ? totalOrMore : total}
          />
        </Flex>
        <CustomerList
          list={list}
          ticks={ticks}
          search={search}
          show={show}
          why={partnerWhy(partnerId, partner.data?.name, 'delegation.read')}
        />
        <Box>
          <SaveError error={saving.error} why={partnerWhy(partnerId, partner.data?.name, 'delegation.manage')} />
        </Box>
      </PartnerDrawerState>
      {saving.preview ? (
        <CustomersPreview
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
