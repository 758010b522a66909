import * as React from 'react';

import { Checkbox, EmptyStateLayout, Flex, Loader, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { LoadError } from '../../components/LoadError';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetLicenseSummaryQuery, useSaveUserLicensesMutation } from '../../services/licenses';
import { useLicenseText } from '../Licenses/labels';

import type { CustomerOverview, CustomerUser } from '../../../../contracts/customer-users';
import type { License } from '../../../../contracts/licenses';

interface UserLicensesDialogProps {
  user: CustomerUser;
  customer: CustomerOverview;
  onClose: () => void;
}

/** Which of the customer's licenses one person has a seat of (AC-12). */
export const UserLicensesDialog = ({ user, customer, onClose }: UserLicensesDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const textOf = useLicenseText();
  const of = { kind: 'customers', documentId: customer.documentId } as const;
  const { data, error: loadError, refetch } = useGetLicenseSummaryQuery(of);
  const [save, { isLoading, error }] = useSaveUserLicensesMutation();
  const held = user.licenses.map(({ documentId }) => documentId);
  const [chosen, setChosen] = React.useState<string[]>(held);
  const difference = {
    assign: chosen.filter((id) => !held.includes(id)),
    unassign: held.filter((id) => !chosen.includes(id)),
  };
  const isDirty = difference.assign.length + difference.unassign.length > 0;
  const name = user.name ?? user.email;
  // A seat that is there can be taken; a new one needs an active license with room
  const isFixed = ({ documentId, seats, used, canAssign, canUnassign }: License) =>
    held.includes(documentId) ? !canUnassign : !canAssign || used >= seats;

  const handleSubmit = async () => {
    if (!isDirty) return onClose();
    const saved = await save({ documentId: user.documentId, data: difference });
    if ('error' in saved) return;
    const message = t('customer-users.licenses.saved', 'Licenses of {name} saved.', { name });
    toggleNotification({ type: 'success', message });
    onClose();
  };

  return (
    <FormDialog
      title={t('customer-users.licenses.title', 'Licenses of {name}', { name })}
      isReadOnly={!data || data.licenses.length === 0}
      isDirty={isDirty}
      isSaving={isLoading}
      error={error}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {loadError ? <LoadError error={loadError} onRetry={refetch} shadow="none" /> : null}
      {!data && !loadError ? <Loader>{t('list.loading', 'Loading the list')}</Loader> : null}
      {data?.licenses.length === 0 ? (
        <EmptyStateLayout content={t('licenses.none', 'There are no licenses yet.')} shadow="none" />
      ) : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {data?.licenses.map((license) => (
          <li key={license.documentId}>
            <Checkbox
              checked={chosen.includes(license.documentId)}
              disabled={isFixed(license)}
              onCheckedChange={(isTicked) =>
                setChosen((current) =>
                  isTicked ? [...current, license.documentId] : current.filter((id) => id !== license.documentId)
                )
              }
            >
              {license.product.name}
            </Checkbox>
            <Typography variant="pi" textColor="neutral600">
              {textOf(license)}
            </Typography>
          </li>
        ))}
      </Flex>
    </FormDialog>
  );
};
