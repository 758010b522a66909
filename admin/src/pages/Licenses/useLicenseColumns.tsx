import { Flex, ProgressBar, Typography } from '@strapi/design-system';

import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { EllipsisCell, PlainCell } from '../Users/cells';

import { lastInstant, useDayText, useLicenseStates, useLicenseTypes } from './labels';

import type { License } from '../../../../contracts/licenses';
import type { ListColumn } from '../../components/ListTable';

const Usage = ({ used, seats, product }: { used: number; seats: number; product: string }) => {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={1} width="12rem">
      <Typography variant="pi" textColor="neutral800">
        {t('licenses.usage', '{used} of {seats}', { used, seats })}
      </Typography>
      <ProgressBar
        value={used}
        max={seats}
        size="S"
        aria-label={t('licenses.usage.of', 'Seats of {product} in use', { product })}
      />
    </Flex>
  );
};

/** @param withOwner in a list of everybody's */
export const useLicenseColumns = ({ withOwner, sortable }: { withOwner: boolean; sortable: boolean }) => {
  const t = useTranslate();
  const types = useLicenseTypes();
  const states = useLicenseStates();
  const dayText = useDayText();
  const column = (name: string, label: string, cell: ListColumn<License>['cell']): ListColumn<License> => ({
    name,
    label,
    sortable,
    cell,
  });

  return [
    column('product', t('licenses.column.product', 'Product'), ({ product }) => (
      <EllipsisCell text={product.name} isStrong />
    )),
    ...(withOwner
      ? [column('owner', t('licenses.column.owner', 'Belongs to'), ({ owner }) => <EllipsisCell text={owner.name} />)]
      : []),
    column('type', t('licenses.column.type', 'Type'), ({ type }) => <PlainCell>{types[type]}</PlainCell>),
    column('used', t('licenses.column.used', 'Seats in use'), ({ used, seats, product }) => (
      <Usage used={used} seats={seats} product={product.name} />
    )),
    column('contractEndsAt', t('licenses.column.ends', 'Contract ends'), ({ contractEndsAt, timeZone, state }) => (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <StateBadge label={states[state]} tone={state === 'active' ? 'success' : 'neutral'} />
        <Typography variant="pi" textColor="neutral800" title={timeZone ?? undefined}>
          {dayText(contractEndsAt && lastInstant(contractEndsAt), timeZone)}
        </Typography>
      </Flex>
    )),
    column('renewsAt', t('licenses.column.renews', 'Renews'), ({ renewsAt, timeZone }) => (
      <PlainCell>{renewsAt ? dayText(renewsAt, timeZone) : '–'}</PlainCell>
    )),
  ];
};
