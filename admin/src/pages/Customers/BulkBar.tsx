import * as React from 'react';

import { Button, Flex, TextButton, Typography } from '@strapi/design-system';

import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import { BulkDialog } from './BulkDialog';
import { BULK_RIGHTS } from './bulkRights';
import { useAccountsExport } from './useAccountsExport';

import type { Capability } from '../../../../contracts/common';
import type { CustomerFilter } from '../../../../contracts/customers';
import { MAX_EXPORTED_IDS } from '../../../../contracts/customers';

import type { BulkChange } from './useBulkTexts';

interface BulkBarProps {
  /** What may be done to each, by documentId. */
  ticked: Record<string, Capability[]>;
  filters: CustomerFilter;
  /** Of all that match. */
  total: number;
  /** More match than that. */
  totalIsMinimum: boolean;
  onClear: () => void;
}

/** What the person may do to some of what is ticked, or of all that match: the server leaves out the others. */
export const BulkBar = ({ ticked, filters, total, totalIsMinimum, onClear }: BulkBarProps) => {
  const t = useTranslate();
  const me = useMe();
  const exportAccounts = useAccountsExport();
  const ids = Object.keys(ticked);
  const [all, setAll] = React.useState<CustomerFilter | null>(null);
  const [change, setChange] = React.useState<BulkChange | null>(null);
  // Of another filter "all" is something else
  const isAll = all !== null && JSON.stringify(all) === JSON.stringify(filters);
  if (ids.length === 0) return null;

  const onTicked = Object.values(ticked).flat();
  // Most of all that match are not read here: the role at home speaks for them
  const onAll = [...onTicked, ...me.capabilities];
  const held = new Set(isAll ? onAll : onTicked);
  const more = totalIsMinimum ? 'yes' : 'no';
  const clear = () => {
    setAll(null);
    onClear();
  };
  const { demo: _, ...exported } = filters;
  const save = (format: 'csv' | 'json') => () =>
    void exportAccounts(isAll ? { ...exported, format } : { ids: ids.join(','), format });
  const exportsTooMany = !isAll && ids.length > MAX_EXPORTED_IDS;

  return (
    <Flex gap={3} wrap="wrap" background="primary100" padding={3} hasRadius>
      <Typography role="status" fontWeight="semiBold" textColor="primary700">
        {isAll
          ? t('customer-list.bulk.all', 'All {total, number}{more, select, yes {+} other {}} that match', {
              total,
              more,
            })
          : t('customer-list.bulk.count', '{count, plural, one {# customer ticked} other {# customers ticked}}', {
              count: ids.length,
            })}
      </Typography>
      {held.has('customer.suspend') ? (
        <>
          <Button size="S" variant="danger-light" onClick={() => setChange('suspend')}>
            {t('customer-list.suspend', 'Suspend')}
          </Button>
          <Button size="S" variant="tertiary" onClick={() => setChange('reactivate')}>
            {t('customer-list.reactivate', 'Reactivate')}
          </Button>
        </>
      ) : null}
      {held.has('customer.update') ? (
        <>
          <Button size="S" variant="tertiary" onClick={() => setChange('add-tag')}>
            {t('customer-list.bulk.add-tag', 'Add tag')}
          </Button>
          <Button size="S" variant="tertiary" onClick={() => setChange('remove-tag')}>
            {t('customer-list.bulk.remove-tag', 'Remove tag')}
          </Button>
        </>
      ) : null}
      {held.has('customer.export') ? (
        <>
          <Button size="S" variant="tertiary" disabled={exportsTooMany} onClick={save('csv')}>
            {t('customer-list.export.csv', 'Export as CSV')}
          </Button>
          <Button size="S" variant="tertiary" disabled={exportsTooMany} onClick={save('json')}>
            {t('customer-list.export.json', 'Export as JSON')}
          </Button>
        </>
      ) : null}
      {isAll || BULK_RIGHTS.some((right) => held.has(right)) ? null : (
        <Typography textColor="neutral700">
          {t('customer-list.bulk.nothing', 'You may neither change nor export any of them.')}
        </Typography>
      )}
      {isAll || !BULK_RIGHTS.some((right) => onAll.includes(right)) ? null : (
        <TextButton onClick={() => setAll(filters)}>
          {t('customer-list.bulk.choose-all', 'Choose all {total, number}{more, select, yes {+} other {}} that match', {
            total,
            more,
          })}
        </TextButton>
      )}
      <TextButton onClick={clear}>{t('partners.bulk.clear', 'Untick all')}</TextButton>
      {change ? (
        <BulkDialog
          change={change}
          selection={isAll ? { allMatching: filters } : { ids }}
          counted={isAll ? { count: total, more } : { count: ids.length, more: 'no' }}
          onDone={clear}
          onClose={() => setChange(null)}
        />
      ) : null}
    </Flex>
  );
};
