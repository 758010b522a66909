import * as React from 'react';

import { Flex, Status, Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { AccessPeriodText } from '../../../components/AccessPeriodText';
import { TickCell } from '../../../components/TickCell';
import { useTranslate } from '../../../hooks/useTranslate';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { GridColumn } from '../../../components/VirtualGrid/types';

/** What fits into the column's one line. */
const TAG_LETTERS = 18;

/* Names and addresses are long, rows are low: two lines, then an ellipsis. */
const TwoLines = styled(Typography)`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;

const Tag = styled(Typography)`
  overflow: hidden;
  max-width: 100%;
  padding: 0 ${({ theme }) => theme.spaces[1]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  text-overflow: ellipsis;
  white-space: nowrap;
`;

/** As many tags as one line holds, the first in any case. */
const countFitting = (tags: string[]) => {
  let letters = 0;
  const tooMany = tags.findIndex((tag) => (letters += tag.length + 2) > TAG_LETTERS);
  return tooMany < 0 ? tags.length : Math.max(1, tooMany);
};

const Tags = ({ tags }: { tags: string[] }) => {
  const shown = countFitting(tags);
  const rest = tags.slice(shown).join(', ');

  return (
    <Flex gap={1} overflow="hidden">
      {tags.slice(0, shown).map((tag) => (
        <Tag key={tag} variant="pi" textColor="neutral700" title={tag}>
          {tag}
        </Tag>
      ))}
      {rest ? (
        <Tooltip label={rest}>
          <Tag variant="pi" textColor="neutral700" role="note" aria-label={rest}>
            +{tags.length - shown}
          </Tag>
        </Tooltip>
      ) : null}
    </Flex>
  );
};

interface Options {
  header: React.ReactNode;
  onToggle: (customer: AssignableCustomer) => void;
}

export const useCustomerColumns = ({ header, onToggle }: Options): GridColumn<AssignableCustomer>[] => {
  const t = useTranslate();
  const { formatNumber } = useIntl();

  return React.useMemo(() => {
    const reasons = {
      'not-active': t('customers.blocked.not-active', 'Not active: it can’t be assigned'),
      'no-right': t('customers.blocked.no-right', 'You may not assign this customer'),
    };

    return [
      {
        name: 'tick',
        label: header,
        width: '2rem',
        cell: (customer, state) => (
          <TickCell
            label={customer.name}
            ticked={state.ticked}
            disabled={state.disabled}
            reason={customer.blocked && state.disabled ? reasons[customer.blocked] : null}
            onToggle={() => onToggle(customer)}
          />
        ),
      },
      {
        name: 'customer',
        label: t('customers.column.customer', 'Customer'),
        width: 'minmax(20rem, 1.8fr)',
        cell: ({ name }) => (
          <TwoLines textColor="neutral800" fontWeight="semiBold" tag="p" title={name}>
            {name}
          </TwoLines>
        ),
      },
      {
        name: 'status',
        label: t('customers.column.status', 'Status'),
        width: '9.2rem',
        cell: ({ active }) => (
          <Flex>
            <Status size="S" variant={active ? 'success' : 'neutral'}>
              <Typography
                tag="span"
                variant="pi"
                fontWeight="semiBold"
                textColor={active ? 'success700' : 'neutral700'}
              >
                {active ? t('customers.active', 'Active') : t('customers.not-active', 'Not Active')}
              </Typography>
            </Status>
          </Flex>
        ),
      },
      {
        name: 'tags',
        label: t('customers.column.tags', 'Tags'),
        width: 'minmax(14rem, 1fr)',
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      {
        name: 'address',
        label: t('customers.column.address', 'Address'),
        width: 'minmax(14rem, 1.2fr)',
        cell: ({ address }) => (
          <TwoLines variant="pi" textColor="neutral800" tag="p" title={address}>
            {address || '–'}
          </TwoLines>
        ),
      },
      {
        name: 'devices',
        label: t('customers.column.devices', 'Devices / Subscriptions'),
        width: '9.6rem',
        cell: ({ deviceCount, subscriptionCount }) => (
          <Typography variant="pi" textColor="neutral800">
            {`${formatNumber(deviceCount)} / ${formatNumber(subscriptionCount)}`}
          </Typography>
        ),
      },
      {
        name: 'period',
        label: t('access-period.label', 'Access Period'),
        width: '9.6rem',
        cell: ({ assigned }) => (assigned ? <AccessPeriodText period={assigned} /> : null),
      },
    ];
  }, [formatNumber, header, onToggle, t]);
};
