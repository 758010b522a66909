import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteLicenseMutation } from '../../services/licenses';
import { DeleteDialog } from '../PrivilegeGroups/DeleteDialog';

import { HoldersDrawer } from './HoldersDrawer';
import { LicenseDialog } from './LicenseDialog';
import { LicenseMenu } from './LicenseMenu';

import type { License } from '../../../../contracts/licenses';

type Open = { dialog: 'edit'; license: License | null } | { dialog: 'delete'; license: License };

/** What may be done to the licenses of a list; which seats are open stands in the URL. */
export const useLicenseDialogs = ({ canManage, customer }: { canManage: boolean; customer?: string }) => {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = React.useState<Open | null>(null);
  const [remove] = useDeleteLicenseMutation();
  const openSeats = params.get('license');
  const setSeats = (documentId: string | null) =>
    setParams((current) => {
      if (documentId) current.set('license', documentId);
      else current.delete('license');
      return current;
    });
  const close = () => setOpen(null);
  const handleDelete = async (documentId: string) => {
    await remove(documentId).unwrap();
    return t('licenses.deleted', 'License deleted.');
  };

  return {
    create: () => setOpen({ dialog: 'edit', license: null }),
    menu: (license: License) => (
      <LicenseMenu
        license={license}
        canManage={canManage}
        onSeats={() => setSeats(license.documentId)}
        onEdit={() => setOpen({ dialog: 'edit', license })}
        onDelete={() => setOpen({ dialog: 'delete', license })}
      />
    ),
    dialogs: (
      <>
        {openSeats ? <HoldersDrawer key={openSeats} documentId={openSeats} onClose={() => setSeats(null)} /> : null}
        {open?.dialog === 'edit' ? <LicenseDialog license={open.license} customer={customer} onClose={close} /> : null}
        {open?.dialog === 'delete' ? (
          <DeleteDialog
            title={t('licenses.delete.title', 'Delete this license?')}
            consequence={t('licenses.delete.body', '{product} of {owner}. A license with seats in use stays.', {
              product: open.license.product.name,
              owner: open.license.owner.name,
            })}
            onDelete={() => handleDelete(open.license.documentId)}
            onClose={close}
          />
        ) : null}
      </>
    ),
  };
};
