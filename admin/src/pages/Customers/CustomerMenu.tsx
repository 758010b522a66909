import { Archive, ArrowClockwise, ArrowRight, Download, Eye, Key, Lock, Pencil, Trash, User } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';

import { RowMenu, type RowMenuItem } from '../../components/RowMenu';
import { PLUGIN_PATH } from '../../constants';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import { useAccountsExport } from './useAccountsExport';
import { useLinkItems } from './useLinkItems';

import type { Customer, CustomerAction } from '../../../../contracts/customers';

export type CustomerDialog =
  | 'edit'
  | 'move'
  | 'suspend'
  | 'reactivate'
  | 'archive'
  | 'restore'
  | 'delete'
  | 'access-model';

/** A customer as the list has it, and its own page. */
export type CustomerSubject = Pick<
  Customer,
  | 'documentId'
  | 'name'
  | 'enterpriseName'
  | 'email'
  | 'address'
  | 'city'
  | 'country'
  | 'shortcode'
  | 'tags'
  | 'demo'
  | 'linkApproval'
  | 'actions'
> & { readsLicenses: boolean };

interface CustomerMenuProps {
  customer: CustomerSubject;
  onOpen: (dialog: CustomerDialog) => void;
}

/** What may be done to one customer; the server says what. */
export const CustomerMenu = ({ customer, onOpen }: CustomerMenuProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const exportAccounts = useAccountsExport();
  const me = useMe();
  const linkItems = useLinkItems(customer);
  const { documentId, actions } = customer;
  const may = (action: CustomerAction) => actions.includes(action);
  const open = (tab: 'users' | 'licenses') => () => navigate(`${PLUGIN_PATH}/customers/${documentId}/${tab}`);
  const save = (format: 'csv' | 'json') => () => void exportAccounts({ ids: documentId, format });

  const items: (RowMenuItem | false)[] = [
    may('update') && {
      key: 'edit',
      label: t('customer-list.edit', 'Edit'),
      icon: <Pencil />,
      onSelect: () => onOpen('edit'),
    },
    may('manage-users') && {
      key: 'users',
      label: t('customer-list.manage-users', 'Manage Users'),
      icon: <User />,
      onSelect: open('users'),
    },
    customer.readsLicenses && {
      key: 'licenses',
      label: t('customer-list.license-summary', 'License Summary'),
      icon: <Key />,
      onSelect: open('licenses'),
    },
    may('export') &&
      !customer.demo && {
        key: 'csv',
        label: t('customer-list.export.csv', 'Export as CSV'),
        icon: <Download />,
        onSelect: save('csv'),
      },
    may('export') &&
      !customer.demo && {
        key: 'json',
        label: t('customer-list.export.json', 'Export as JSON'),
        icon: <Download />,
        onSelect: save('json'),
      },
    may('move') && {
      key: 'move',
      label: t('customer-list.move', 'Move…'),
      icon: <ArrowRight />,
      onSelect: () => onOpen('move'),
    },
    ...linkItems,
    me.kind === 'operator' &&
      may('update') && {
        key: 'access-model',
        label: t('access-model.menu', 'Access model…'),
        icon: <Eye />,
        onSelect: () => onOpen('access-model'),
      },
    may('reactivate') && {
      key: 'reactivate',
      label: t('customer-list.reactivate', 'Reactivate'),
      icon: <User />,
      onSelect: () => onOpen('reactivate'),
    },
    may('suspend') && {
      key: 'suspend',
      label: t('customer-list.suspend', 'Suspend'),
      icon: <Lock />,
      isDanger: true,
      onSelect: () => onOpen('suspend'),
    },
    may('archive') && {
      key: 'archive',
      label: t('customer-archive.archive', 'Archive'),
      icon: <Archive />,
      isDanger: true,
      onSelect: () => onOpen('archive'),
    },
    may('restore') && {
      key: 'restore',
      label: t('customer-archive.restore', 'Restore'),
      icon: <ArrowClockwise />,
      onSelect: () => onOpen('restore'),
    },
    may('delete') && {
      key: 'delete',
      label: t('customer-archive.delete', 'Delete for good'),
      icon: <Trash />,
      isDanger: true,
      onSelect: () => onOpen('delete'),
    },
  ];
  const name = customer.name ?? documentId;
  return (
    <RowMenu
      label={t('customer-list.actions', 'Actions for {name}', { name })}
      items={items.filter((item) => item !== false)}
    />
  );
};
