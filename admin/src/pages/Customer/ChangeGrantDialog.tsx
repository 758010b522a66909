import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { AccessPeriodField } from '../../components/AccessPeriodField';
import { FormDialog } from '../../components/FormDialog';
import { RoleField } from '../../components/RoleField';
import { useAccessPeriod } from '../../hooks/useAccessPeriod';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useGrantOnCustomerMutation } from '../../services/delegations';
import { fromPicker, toAccessPeriod, UNLIMITED, type AccessPeriodChoice } from '../../utils/accessPeriod';

import type { Delegation } from '../../../../contracts/delegations';

/** Days as they were chosen: the last one is that before the end. */
const choiceOf = ({ from, until, state }: Delegation['period']): AccessPeriodChoice =>
  until === null && state !== 'scheduled'
    ? UNLIMITED
    : {
        limited: true,
        from: fromPicker(new Date(from)),
        until: until === null ? null : fromPicker(new Date(new Date(until).getTime() - 1)),
      };

/** Another role or period for who has a permission here; a privilege group keeps its custom role. */
export const ChangeGrantDialog = ({ grant: row, onClose }: { grant: Delegation; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState(() => choiceOf(row.period));
  const [role, setRole] = React.useState(row.role);
  const { period, setPeriod, error, check } = useAccessPeriod(initial);
  const { byField, rest, showServerError } = useFieldErrors(['members', 'groups', 'accessPeriod']);
  const [grant, { isLoading }] = useGrantOnCustomerMutation();
  const { documentId, name } = row.grantee;

  const handleSubmit = async () => {
    if (!check()) return;
    const whom =
      row.grantee.kind === 'group' ? { groups: [documentId] } : { members: [{ member: documentId, role: role! }] };
    const data = { ...whom, accessPeriod: toAccessPeriod(period) };
    try {
      await grant({ customer: row.target.documentId, data }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('customer-grants.changed', 'The permission of {name} is changed.', { name }),
      });
      onClose();
    } catch (thrown) {
      showServerError(thrown);
    }
  };

  return (
    <FormDialog
      title={t('customer-grants.change.title', 'Change the permission of {name}', { name })}
      isReadOnly={false}
      isDirty={role !== row.role || period !== initial}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {row.grantee.kind === 'member' ? (
        <RoleField label={t('requests.grant.role', 'Role')} value={role} error={byField.members} onChange={setRole} />
      ) : null}
      <AccessPeriodField
        value={period}
        onChange={setPeriod}
        error={error ?? byField.accessPeriod ?? byField.groups}
        hint={t('requests.grant.period', 'How long the person has this access.')}
      />
    </FormDialog>
  );
};
