import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAuditLogQuery } from '../../services/auditLog';
import { useUpdateCustomerMutation } from '../../services/customers';
import { useActionTexts } from '../AuditLog/useAuditTexts';

import { CUSTOMER_FIELDS, CustomerFields, type CustomerValues } from './customerForm';

import type { CustomerSubject } from './CustomerMenu';

const HISTORY = 5;

const toValues = (customer: CustomerSubject): CustomerValues => ({
  name: customer.name ?? '',
  enterpriseName: customer.enterpriseName ?? '',
  email: customer.email ?? '',
  address: customer.address ?? '',
  city: customer.city ?? '',
  country: customer.country ?? '',
  shortcode: customer.shortcode ?? '',
  tags: customer.tags,
});

/** Only what was changed is sent, and nothing over what somebody else has saved meanwhile. */
const changesOf = (before: CustomerValues, after: CustomerValues): Partial<CustomerValues> =>
  Object.fromEntries(
    CUSTOMER_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => [
      field,
      after[field],
    ])
  );

/** What has happened to the customer lately, from the audit log (EX-1). */
const History = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const actions = useActionTexts();
  const { data } = useListAuditLogQuery({ customer: documentId, pageSize: HISTORY });
  const entries = data?.data ?? [];
  if (entries.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography variant="delta" tag="h3">
        {t('customer-list.history', 'Latest changes')}
      </Typography>
      <ul>
        {entries.map(({ documentId: id, at, actor, action, after }) => (
          <li key={id}>
            <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })} · {actor.name} · {actions[action]}
              {action === 'customer.update' && after ? ` (${Object.keys(after).join(', ')})` : ''}
            </Typography>
          </li>
        ))}
      </ul>
    </Flex>
  );
};

export const EditCustomerDialog = ({ customer, onClose }: { customer: CustomerSubject; onClose: () => void }) => {
  const t = useTranslate();
  const { screens } = useMe();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState(() => toValues(customer));
  const [values, setValues] = React.useState(initial);
  const [update, { isLoading }] = useUpdateCustomerMutation();
  const { byField, rest, showServerError } = useFieldErrors(CUSTOMER_FIELDS);
  const changes = changesOf(initial, values);
  const isDirty = Object.keys(changes).length > 0;
  const name = customer.name ?? customer.documentId;

  const handleSubmit = async () => {
    if (!isDirty) return onClose();
    try {
      await update({ documentId: customer.documentId, data: changes }).unwrap();
      toggleNotification({ type: 'success', message: t('customer-list.saved', '{name} is saved.', { name }) });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('customer-list.edit.title', 'Edit {name}', { name })}
      isReadOnly={false}
      isDirty={isDirty}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <CustomerFields
        values={values}
        errors={byField}
        set={(changed) => setValues((current) => ({ ...current, ...changed }))}
      />
      {screens.includes('audit-log') ? <History documentId={customer.documentId} /> : null}
    </FormDialog>
  );
};
