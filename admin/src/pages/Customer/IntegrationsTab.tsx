import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { ListTable, type ListColumn } from '../../components/ListTable';
import { RowMenu } from '../../components/RowMenu';
import { useListParams } from '../../hooks/useListParams';
import { useTranslate } from '../../hooks/useTranslate';
import { useListCustomerIntegrationsQuery, useRevokeSharesMutation } from '../../services/integrations';
import { TypeIcon } from '../Integrations/icons';
import { RestingNote, StateCell } from '../Integrations/labels';
import { DeleteDialog } from '../PrivilegeGroups/DeleteDialog';
import { EllipsisCell } from '../Users/cells';

import type { CustomerOverview } from '../../../../contracts/customer-users';
import type { CustomerIntegration } from '../../../../contracts/integration-shares';

const useColumns = (): ListColumn<CustomerIntegration>[] => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const column = (name: string, label: string, cell: ListColumn<CustomerIntegration>['cell']) => ({
    ...{ name, label, cell },
    sortable: false,
  });
  return [
    column('name', t('integrations.column.name', 'Name'), ({ type, integration }) => (
      <Flex gap={3}>
        <TypeIcon icon={type.icon} />
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <EllipsisCell text={integration?.name ?? type.name} isStrong />
          {integration ? (
            <Typography variant="pi" textColor="neutral600">
              {type.name}
            </Typography>
          ) : null}
        </Flex>
      </Flex>
    )),
    column('owner', t('integrations.column.owner', 'Belongs to'), ({ owner }) => <EllipsisCell text={owner} />),
    column('state', t('integrations.column.state', 'State'), ({ state, failing, rests }) => (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <StateCell state={state} failing={failing} />
        {rests ? <RestingNote rests={rests} /> : null}
      </Flex>
    )),
    {
      ...column('since', t('integrations.column.since', 'Shared'), ({ since, givenBy }) => {
        const day = formatDate(since, { dateStyle: 'medium' });
        return (
          <Typography textColor="neutral800">
            {givenBy
              ? t('integrations.since.by', 'Since {day}, by {person}', { day, person: givenBy })
              : t('integrations.since', 'Since {day}', { day })}
          </Typography>
        );
      }),
      isMinor: true,
    },
  ];
};

/** The integrations that a customer can use, with their state and who shares them (CU-3). */
export const IntegrationsTab = ({ customer }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const { paging } = useListParams();
  const columns = useColumns();
  const [open, setOpen] = React.useState<CustomerIntegration | null>(null);
  const { data, error, isLoading, refetch } = useListCustomerIntegrationsQuery({
    customer: customer.documentId,
    ...paging,
  });
  const [revoke] = useRevokeSharesMutation();
  const nameOf = ({ integration, type }: CustomerIntegration) => integration?.name ?? type.name;
  const hasActions = data?.data.some(({ canRevoke }) => canRevoke) ?? false;

  const handleRevoke = async ({ documentId }: CustomerIntegration) => {
    await revoke([documentId]).unwrap();
    return t('integrations.revoked.one', '{customer} can no longer use it.', { customer: customer.name });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        sortedBy="name:asc"
        isLoading={isLoading}
        error={error}
        capability="integration.read"
        onRetry={refetch}
        empty={t('integrations.of-customer.empty', 'No integration is shared with this customer.')}
        actions={
          hasActions
            ? (row) =>
                row.canRevoke ? (
                  <RowMenu
                    label={t('integrations.actions', 'Actions for {name}', { name: nameOf(row) })}
                    items={[
                      {
                        key: 'revoke',
                        label: t('integrations.revoke', 'Revoke'),
                        icon: <Trash />,
                        isDanger: true,
                        onSelect: () => setOpen(row),
                      },
                    ]}
                  />
                ) : null
            : undefined
        }
      />
      {open ? (
        <DeleteDialog
          title={t('integrations.revoke.title', 'Revoke {name}?', { name: nameOf(open) })}
          consequence={t('integrations.revoke.body', '{customer} can’t use it from then on. It can be shared again.', {
            customer: customer.name,
          })}
          onDelete={() => handleRevoke(open)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Flex>
  );
};
