import * as React from 'react';

import { Badge, Flex, Status, Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { AccessPeriodText } from '../../../components/AccessPeriodText';
import { TickCell } from '../../../components/TickCell';
import { useTranslate } from '../../../hooks/useTranslate';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { GridColumn } from '../../../components/VirtualGrid/types';

const SHOWN_TAGS = 2;

const Ellipsis = ({ children }: { children: string }) => (
  <Typography variant="pi" textColor="neutral800" tag="p" ellipsis title={children}>
    {children || '–'}
  </Typography>
);

const Tags = ({ tags }: { tags: string[] }) => {
  const rest = tags.slice(SHOWN_TAGS);

  return (
    <Flex gap={1} wrap="wrap" overflow="hidden">
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <Badge key={tag} size="S" maxWidth="100%" title={tag}>
          {tag}
        </Badge>
      ))}
      {rest.length > 0 ? (
        <Tooltip label={rest.join(', ')}>
          <Badge size="S" tabIndex={0} aria-label={rest.join(', ')} role="note">
            +{rest.length}
          </Badge>
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
        width: 'minmax(14rem, 1.6fr)',
        cell: ({ name }) => (
          <Typography textColor="neutral800" fontWeight="semiBold" tag="p" ellipsis title={name}>
            {name}
          </Typography>
        ),
      },
      {
        name: 'status',
        label: t('customers.column.status', 'Status'),
        width: '9.2rem',
        cell: ({ active }) => (
          <Status size="S" variant={active ? 'success' : 'neutral'}>
            <Typography tag="span" variant="pi" fontWeight="semiBold">
              {active ? t('customers.active', 'Active') : t('customers.not-active', 'Not Active')}
            </Typography>
          </Status>
        ),
      },
      {
        name: 'tags',
        label: t('customers.column.tags', 'Tags'),
        width: 'minmax(11rem, 1fr)',
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      {
        name: 'address',
        label: t('customers.column.address', 'Address'),
        width: 'minmax(12rem, 1.4fr)',
        cell: ({ address }) => <Ellipsis>{address}</Ellipsis>,
      },
      {
        name: 'devices',
        label: t('customers.column.devices', 'Devices / Subscriptions'),
        width: '10.8rem',
        cell: ({ deviceCount, subscriptionCount }) => (
          <Typography variant="pi" textColor="neutral800">
            {`${formatNumber(deviceCount)} / ${formatNumber(subscriptionCount)}`}
          </Typography>
        ),
      },
      {
        name: 'period',
        label: t('access-period.label', 'Access Period'),
        width: '10.8rem',
        cell: ({ assigned }) => (assigned ? <AccessPeriodText period={assigned} /> : null),
      },
    ];
  }, [formatNumber, header, onToggle, t]);
};
