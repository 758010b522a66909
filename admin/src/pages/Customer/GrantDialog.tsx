import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useAccessPeriod } from '../../hooks/useAccessPeriod';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useGrantOnCustomerMutation } from '../../services/delegations';
import { toAccessPeriod } from '../../utils/accessPeriod';
import { NO_PERMISSIONS, PermissionsFields } from '../Customers/PermissionsFields';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** Members and privilege groups get a role and a period on this customer (CU-4, CU-8). */
export const GrantDialog = ({ customer, onClose }: { customer: CustomerOverview; onClose: () => void }) => {
  const t = useTranslate();
  const me = useMe();
  const { toggleNotification } = useNotification();
  const [permissions, setPermissions] = React.useState(NO_PERMISSIONS);
  const period = useAccessPeriod();
  const [grant, { isLoading }] = useGrantOnCustomerMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['members', 'groups', 'accessPeriod']);
  const count = permissions.members.length + permissions.groups.length;
  // An operator has no account of its own: the owner's people are chosen
  const partner = me.kind === 'operator' ? (customer.owner.documentId ?? undefined) : undefined;

  const handleSubmit = async () => {
    const nobody = count === 0;
    if (!show(nobody ? { members: t('customer-grants.nobody', 'Choose a user or a privilege group.') } : {})) return;
    if (!period.check()) return;
    const data = {
      members: permissions.members.map(({ documentId, role }) => ({ member: documentId, role })),
      groups: permissions.groups.map(({ documentId }) => documentId),
      accessPeriod: toAccessPeriod(period.period),
    };
    try {
      const { granted, changed } = await grant({ customer: customer.documentId, data }).unwrap();
      toggleNotification({
        type: 'success',
        message: t(
          'customer-grants.granted',
          '{count, plural, one {# permission is} other {# permissions are}} given.',
          { count: granted + changed }
        ),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('customer-grants.title', 'Give permissions on {name}', { name: customer.name })}
      submitLabel={t('requests.grant', 'Grant')}
      isReadOnly={false}
      isDirty={count > 0}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Typography textColor="neutral600">
        {t('customer-grants.hint', 'Who has a permission here already gets this role and period instead.')}
      </Typography>
      <PermissionsFields
        partner={partner}
        isDisabled={false}
        value={permissions}
        error={byField.members ?? byField.groups ?? byField.accessPeriod}
        period={period}
        onChange={setPermissions}
      />
    </FormDialog>
  );
};
