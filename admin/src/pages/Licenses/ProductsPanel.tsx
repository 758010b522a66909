import * as React from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { ListTable, type ListColumn } from '../../components/ListTable';
import { RowMenu } from '../../components/RowMenu';
import { SearchField } from '../../components/SearchField';
import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteProductMutation, useListProductsQuery } from '../../services/licenses';
import { DeleteDialog } from '../PrivilegeGroups/DeleteDialog';
import { EllipsisCell, PlainCell } from '../Users/cells';

import { ProductDialog } from './ProductDialog';

import type { Product } from '../../../../contracts/products';
import type { LicensesState } from './useLicensesState';

const useColumns = (): ListColumn<Product>[] => {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  return [
    {
      name: 'name',
      label: t('products.name', 'Name'),
      sortable: true,
      cell: ({ name }) => <EllipsisCell text={name} isStrong />,
    },
    {
      name: 'code',
      label: t('products.code', 'Code'),
      sortable: true,
      cell: ({ code }) => <PlainCell>{code}</PlainCell>,
    },
    {
      name: 'description',
      label: t('form.description', 'Description'),
      sortable: false,
      cell: ({ description }) => <EllipsisCell text={description || '–'} />,
    },
    {
      name: 'active',
      label: t('products.active', 'Sold'),
      sortable: false,
      cell: ({ active }) => (
        <StateBadge
          label={active ? t('products.yes', 'Yes') : t('products.no', 'No')}
          tone={active ? 'success' : 'neutral'}
        />
      ),
    },
    {
      name: 'licenseCount',
      label: t('products.licenses', 'Licenses'),
      sortable: true,
      cell: ({ licenseCount }) => <PlainCell>{licenseCount === null ? '–' : formatNumber(licenseCount)}</PlainCell>,
    },
  ];
};

/** The tab *Products*: what can be licensed, for operators. */
export const ProductsPanel = ({ state }: { state: LicensesState }) => {
  const t = useTranslate();
  const columns = useColumns();
  const { data, error, isLoading, isFetching, refetch } = useListProductsQuery(state.products);
  const [remove] = useDeleteProductMutation();
  const [edited, setEdited] = React.useState<Product | 'new' | null>(null);
  const [deleted, setDeleted] = React.useState<Product | null>(null);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <SearchField
          label={t('products.search.label', 'Search products')}
          placeholder={t('products.search', 'Search by name or code')}
          hint={t('records.search.hint', 'Two letters or more.')}
          value={state.filters.search}
          onChange={state.setSearch}
        />
        <Button size="S" startIcon={<Plus />} onClick={() => setEdited('new')}>
          {t('products.new', 'Add product')}
        </Button>
      </Flex>
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        sortedBy="name:asc"
        isLoading={isLoading}
        error={error}
        capability="license.read"
        onRetry={refetch}
        empty={
          state.products.search
            ? t('products.empty.filtered', 'No product matches the search.')
            : t('products.empty', 'There are no products yet.')
        }
        actions={(product) => (
          <RowMenu
            label={t('users.actions', 'Actions for {name}', { name: product.name })}
            items={[
              { key: 'edit', label: t('licenses.edit', 'Edit'), icon: <Pencil />, onSelect: () => setEdited(product) },
              {
                key: 'delete',
                label: t('licenses.delete', 'Delete'),
                icon: <Trash />,
                isDanger: true,
                onSelect: () => setDeleted(product),
              },
            ]}
          />
        )}
      />
      {edited ? <ProductDialog product={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
      {deleted ? (
        <DeleteDialog
          title={t('products.delete.title', 'Delete {name}?', { name: deleted.name })}
          consequence={t('products.delete.body', 'A product with licenses stays: take it off sale instead.')}
          onDelete={async () => {
            await remove(deleted.documentId).unwrap();
            return t('products.deleted', 'Product deleted.');
          }}
          onClose={() => setDeleted(null)}
        />
      ) : null}
    </Flex>
  );
};
