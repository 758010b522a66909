import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useAccessPeriod } from '../../hooks/useAccessPeriod';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useCreateCustomerMutation, useLazyProposeShortcodeQuery } from '../../services/customers';
import { toAccessPeriod } from '../../utils/accessPeriod';

import { CUSTOMER_FIELDS, CustomerFields, type CustomerValues } from './customerForm';
import { OwnerField } from './OwnerField';
import { NO_PERMISSIONS, PermissionsFields } from './PermissionsFields';

const EMPTY: CustomerValues = {
  ...{ name: '', enterpriseName: '', email: '', address: '', city: '', country: '', shortcode: '' },
  tags: [],
};

/** *New Customer* (CU-6 to CU-9): name, further fields, and who may work there. */
export const NewCustomerDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const me = useMe();
  const { toggleNotification } = useNotification();
  const [values, setValues] = React.useState(EMPTY);
  const [owner, setOwner] = React.useState<string | null>(me.partner?.documentId ?? null);
  const [permissions, setPermissions] = React.useState(NO_PERMISSIONS);
  const period = useAccessPeriod();
  const [create, { isLoading }] = useCreateCustomerMutation();
  const [propose] = useLazyProposeShortcodeQuery();
  const { byField, rest, show, showServerError } = useFieldErrors([...CUSTOMER_FIELDS, 'owner', 'permissions']);
  const set = (changed: Partial<CustomerValues>) => setValues((current) => ({ ...current, ...changed }));

  const proposeShortcode = async () => {
    if (values.shortcode || !values.name.trim()) return;
    const { data } = await propose(values.name);
    if (data) setValues((current) => (current.shortcode ? current : { ...current, shortcode: data }));
  };

  const handleSubmit = async () => {
    const isNamed = values.name.trim() !== '';
    const required = t('customer-list.required', 'This is required.');
    if (!show({ ...(isNamed ? {} : { name: required }), ...(owner ? {} : { owner: required }) })) return;
    if (!period.check()) return;
    const { shortcode, ...fields } = values;
    try {
      const made = await create({
        ...fields,
        ...(owner ? { owner } : {}),
        ...(shortcode.trim() ? { shortcode } : {}),
        permissions: {
          members: permissions.members.map(({ documentId, role }) => ({ member: documentId, role })),
          groups: permissions.groups.map(({ documentId }) => documentId),
          accessPeriod: toAccessPeriod(period.period),
        },
      }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('customer-list.created', '{name} is added, with the shortcode {shortcode}.', {
          name: made.name,
          shortcode: made.shortcode,
        }),
      });
      if (made.linkMail === 'quota') {
        toggleNotification({
          type: 'warning',
          message: t(
            'customer-link.quota',
            'The tenant could not be asked yet: too many mails within an hour. Send the approval mail later.'
          ),
        });
      }
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('customer-list.new', 'New Customer')}
      submitLabel={t('customer-list.add', 'Add Customer')}
      isReadOnly={false}
      isDirty={values !== EMPTY || permissions !== NO_PERMISSIONS}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <OwnerField value={owner} error={byField.owner} onChange={setOwner} />
      <CustomerFields values={values} errors={byField} set={set} onNameLeft={() => void proposeShortcode()} />
      {me.capabilities.includes('delegation.manage') ? (
        <PermissionsFields
          // Operators give permissions to the people of the owner
          partner={me.kind === 'operator' ? (owner ?? undefined) : undefined}
          isDisabled={me.kind === 'operator' && owner === null}
          value={permissions}
          error={byField.permissions}
          period={period}
          onChange={setPermissions}
        />
      ) : null}
    </FormDialog>
  );
};
