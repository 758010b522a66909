import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page, Table } from '@strapi/strapi/admin';

import { DetailsList, DetailsPanel } from '../../components/DetailsPanel';
import { LoadError } from '../../components/LoadError';
import { TableFrame } from '../../components/TableFrame';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetLicenseSummaryQuery } from '../../services/licenses';

import { lastInstant, useDayText } from './labels';
import { useLicenseDialogs } from './LicenseDialogs';
import { useLicenseColumns } from './useLicenseColumns';

import type { LicenseSummary } from '../../../../contracts/licenses';

const Figures = ({ summary: { products, contractEndsAt, renewsAt } }: { summary: LicenseSummary }) => {
  const t = useTranslate();
  const dayText = useDayText();
  return (
    <DetailsPanel title={t('licenses.summary', 'License summary')}>
      <DetailsList
        details={[
          {
            label: t('licenses.summary.ends', 'First contract end'),
            value: dayText(contractEndsAt && lastInstant(contractEndsAt), null),
          },
          {
            label: t('licenses.summary.renews', 'Next renewal'),
            value: renewsAt && dayText(renewsAt, null),
          },
          ...products.map(({ product, used, seats }) => ({
            label: product.name,
            value: t('licenses.summary.usage', '{used} of {seats} seats in use', { used, seats }),
          })),
        ]}
      />
    </DetailsPanel>
  );
};

interface LicenseSummaryPanelProps {
  kind: 'customers' | 'partners';
  documentId: string;
}

/** The licenses of one customer or partner: usage per product, types and ends (AC-4). */
export const LicenseSummaryPanel = ({ kind, documentId }: LicenseSummaryPanelProps) => {
  const t = useTranslate();
  const canManage = useMe().kind === 'operator';
  const { data, error, isFetching, refetch } = useGetLicenseSummaryQuery({ kind, documentId });
  const columns = useLicenseColumns({ withOwner: false, sortable: false });
  const { create, menu, dialogs } = useLicenseDialogs({
    canManage,
    customer: kind === 'customers' ? documentId : undefined,
  });
  const add =
    canManage && kind === 'customers' ? (
      <Button size="S" startIcon={<Plus />} onClick={create}>
        {t('licenses.new', 'Add license')}
      </Button>
    ) : undefined;

  if (error) return <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" />;
  if (!data) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isFetching}>
      {data.licenses.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={t('licenses.none', 'There are no licenses yet.')}
          action={add}
        />
      ) : (
        <>
          <Figures summary={data} />
          {add ? <Flex justifyContent="flex-end">{add}</Flex> : null}
          <TableFrame>
            <Table.Root
              rows={data.licenses.map((license) => ({ ...license, id: license.documentId }))}
              headers={[...columns.map(({ name, label }) => ({ name, label })), { name: 'actions', label: '' }]}
            >
              <Table.Content>
                <Table.Head>
                  {columns.map(({ name, label }) => (
                    <Table.HeaderCell key={name} name={name} label={label} sortable={false} />
                  ))}
                  <Table.HeaderCell name="actions" label={t('table.actions', 'Actions')} sortable={false} />
                </Table.Head>
                <Table.Body>
                  {data.licenses.map((license) => (
                    <Table.Row key={license.documentId}>
                      {columns.map(({ name, cell }) => (
                        <Table.Cell key={name}>{cell(license)}</Table.Cell>
                      ))}
                      <Table.Cell>
                        <Flex justifyContent="end">{menu(license)}</Flex>
                      </Table.Cell>
                    </Table.Row>
                  ))}
                </Table.Body>
              </Table.Content>
            </Table.Root>
          </TableFrame>
        </>
      )}
      {dialogs}
    </Flex>
  );
};
