import { Key, Pencil, Trash } from '@strapi/icons';

import { RowMenu, type RowMenuItem } from '../../components/RowMenu';
import { useTranslate } from '../../hooks/useTranslate';

import type { License } from '../../../../contracts/licenses';

interface LicenseMenuProps {
  license: License;
  /** Operators alone change licenses. */
  canManage: boolean;
  onSeats: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export const LicenseMenu = ({ license, canManage, onSeats, onEdit, onDelete }: LicenseMenuProps) => {
  const t = useTranslate();
  const { product, owner } = license;
  const seats = license.canUnassign
    ? t('licenses.assign', 'Assign seats')
    : t('licenses.see-seats', 'See who has a seat');
  const items: RowMenuItem[] = [
    { key: 'seats', label: seats, icon: <Key />, onSelect: onSeats },
    ...(canManage
      ? [
          { key: 'edit', label: t('licenses.edit', 'Edit'), icon: <Pencil />, onSelect: onEdit },
          { key: 'delete', label: t('licenses.delete', 'Delete'), icon: <Trash />, isDanger: true, onSelect: onDelete },
        ]
      : []),
  ];
  const names = { product: product.name, owner: owner.name };
  return <RowMenu label={t('licenses.actions', 'Actions for {product} of {owner}', names)} items={items} />;
};
