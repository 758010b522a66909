import * as React from 'react';

import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { AccessPeriodText } from '../../../components/AccessPeriodText';
import { TickCell } from '../../../components/TickCell';
import { WhyButton } from '../../../components/Why/WhyButton';
import { useTranslate } from '../../../hooks/useTranslate';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { GridColumn } from '../../../components/VirtualGrid/types';

/** What fits into the column's one line. */
const TAG_LETTERS = 18;

/*
 * Plain elements rather than the design system's boxes: a wheel brings a dozen rows into each frame, and the boxes'
 * responsive props cost more than all the rest of a row.
 */
const Small = styled.span`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  line-height: ${({ theme }) => theme.lineHeights[3]};
`;

/* Names and addresses are long, rows are low: two lines, then an ellipsis. */
const TwoLines = styled(Small)`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;

const Name = styled(TwoLines)`
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
`;

const NameLine = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
`;

const Status = styled(Small)`
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[2]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral700};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  white-space: nowrap;
`;

const Active = styled(Status)`
  border-color: ${({ theme }) => theme.colors.success200};
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
`;

const Line = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[1]};
  overflow: hidden;
`;

const Tag = styled(Small)`
  overflow: hidden;
  padding: 0 ${({ theme }) => theme.spaces[1]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral700};
  text-overflow: ellipsis;
  white-space: nowrap;
`;

const More = styled(Tag)`
  flex: none;
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
    <Line>
      {tags.slice(0, shown).map((tag) => (
        <Tag key={tag} title={tag}>
          {tag}
        </Tag>
      ))}
      {rest ? (
        <More role="note" aria-label={rest} title={rest}>
          +{tags.length - shown}
        </More>
      ) : null}
    </Line>
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
        cell: ({ documentId, name }) => (
          <NameLine>
            <Name title={name}>{name}</Name>
            <WhyButton name={name} question={{ kind: 'customer', documentId, capability: 'customer.update' }} />
          </NameLine>
        ),
      },
      {
        name: 'status',
        label: t('customers.column.status', 'Status'),
        width: '9.2rem',
        cell: ({ active }) =>
          active ? (
            <Active>{t('customers.active', 'Active')}</Active>
          ) : (
            <Status>{t('customers.not-active', 'Not Active')}</Status>
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
        cell: ({ address }) => <TwoLines title={address}>{address || '–'}</TwoLines>,
      },
      {
        name: 'devices',
        label: t('customers.column.devices', 'Devices / Subscriptions'),
        width: '9.6rem',
        cell: ({ deviceCount, subscriptionCount }) => (
          <Small>{`${formatNumber(deviceCount)} / ${formatNumber(subscriptionCount)}`}</Small>
        ),
      },
      {
        name: 'period',
        label: t('access-period.label', 'Access Period'),
        width: '11rem',
        cell: ({ assigned }) => (assigned ? <AccessPeriodText period={assigned} /> : null),
      },
    ];
  }, [formatNumber, header, onToggle, t]);
};
