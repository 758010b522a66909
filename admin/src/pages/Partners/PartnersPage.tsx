import * as React from 'react';

import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { ExportButton } from '../../components/ExportButton';
import { ImportButton } from '../../components/ImportButton';
import { TreeTotals } from '../../components/TreeTotals';
import { SearchField } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useSessionState } from '../../hooks/useSessionState';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetTreeTotalsQuery } from '../../services/partnerTree';

import { ActionBar } from './ActionBar';
import { AddPartnerMenu } from './AddPartner/AddPartnerMenu';
import { PartnerDialogs } from './dialogs/PartnerDialogs';
import { PartnerFilterButton, PartnerFilterChips } from './PartnerFilters';
import { TreePanel } from './TreePanel';
import { usePartnersState } from './usePartnersState';

import type { TreePartner } from '../../../../contracts/partner-tree';
import type { PartnerDialog } from './Tree/TreeContext';

/** MSPs and partners below the own account, level by level (PA-1 to PA-5, PA-20 to PA-28). */
export const PartnersPage = () => {
  const t = useTranslate();
  const me = useMe();
  const state = usePartnersState();
  const { currentData: totals } = useGetTreeTotalsQuery();
  const [ticked, setTicked] = useSessionState<Record<string, string>>('partners:ticked', {});
  const [open, setOpen] = React.useState<{ dialog: PartnerDialog; partner: TreePartner } | null>(null);
  const title = t('partners.title', 'Partners');

  const toggle = ({ documentId, name }: TreePartner) =>
    setTicked(({ [documentId]: known, ...others }) =>
      known === undefined ? { ...others, [documentId]: name } : others
    );
  const ticks = me.capabilities.includes('partner.update')
    ? { has: (documentId: string) => documentId in ticked, toggle }
    : null;

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          me.partner
            ? t('partners.subtitle.of', 'MSPs and partners below {name}', { name: me.partner.name })
            : t('partners.subtitle', 'All MSPs and partners')
        }
        primaryAction={totals ? <AddPartnerMenu types={totals.canCreate} /> : undefined}
        secondaryAction={totals && totals.canCreate.length > 0 ? <ImportButton kind="partners" /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <TreeTotals totals={totals} />
          <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
            <Flex gap={2} wrap="wrap" alignItems="flex-start">
              <SearchField
                label={t('partners.search.label', 'Search partners')}
                placeholder={t('partners.search', 'Search by name')}
                hint={t('records.search.hint', 'Two letters or more.')}
                value={state.filters.search}
                onChange={state.setSearch}
              />
              <PartnerFilterButton state={state} />
            </Flex>
            <ExportButton
              url="/msp/partner-tree/export"
              fileName="partners.csv"
              params={{ ...state.matching, sort: state.sort }}
              disabled={!totals || totals.msps + totals.partners === 0}
            />
          </Flex>
          <PartnerFilterChips state={state} />
          {ticks ? <ActionBar ticked={ticked} onClear={() => setTicked({})} /> : null}
          <TreePanel
            state={state}
            ticks={ticks}
            onOpen={(dialog, partner) => setOpen({ dialog, partner })}
            emptyAction={totals ? <AddPartnerMenu types={totals.canCreate} /> : undefined}
          />
        </Flex>
      </Layouts.Content>
      {open ? <PartnerDialogs {...open} onClose={() => setOpen(null)} /> : null}
    </Page.Main>
  );
};
