import * as React from 'react';

import { Flex, Loader, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { LoadError } from '../../components/LoadError';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewSuspensionQuery, useSetSuspensionMutation } from '../../services/customers';

import { ReasonField } from './ReasonField';

import type { SuspensionEffects } from '../../../../contracts/customer-lifecycle';
import type { CustomerSubject } from './CustomerMenu';

/** Who is locked out, and which delegations rest. */
export const Resting = ({ effects }: { effects: SuspensionEffects }) => {
  const t = useTranslate();
  const { grantees, granteeCount, userCount, shareCount } = effects;
  const more = granteeCount - grantees.length;
  return (
    <>
      {userCount === null ? null : (
        <Typography textColor="neutral800">
          {t(
            'customer-list.suspend.users',
            '{count, plural, =0 {Nobody is registered inside the tenant.} one {# person inside the tenant is locked out.} other {# people inside the tenant are locked out.}}',
            { count: userCount }
          )}
        </Typography>
      )}
      {shareCount ? (
        <Typography textColor="neutral800">
          {t(
            'customer-list.suspend.shares',
            '{count, plural, one {# integration can’t be used.} other {# integrations can’t be used.}}',
            { count: shareCount }
          )}
        </Typography>
      ) : null}
      <Typography textColor="neutral800">
        {t(
          'customer-list.suspend.grants',
          '{count, plural, =0 {No delegation rests.} one {# delegation rests:} other {# delegations rest:}}',
          { count: granteeCount }
        )}
      </Typography>
      {grantees.length > 0 ? (
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {grantees.map(({ name }) => name).join(', ')}
          {more > 0 ? t('customer-list.suspend.more', ' and {count, number} more', { count: more }) : ''}
        </Typography>
      ) : null}
    </>
  );
};

/** Says first who is cut off and what rests (EX-15). */
const Preview = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const { data, error, refetch } = usePreviewSuspensionQuery(documentId);
  if (error) return <LoadError error={error} onRetry={refetch} shadow="none" />;
  if (data) {
    return (
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography textColor="neutral800">
          {t(
            'customer-list.suspend.body',
            'From now on the customer can only be read, exported and reactivated. Nothing is deleted.'
          )}
        </Typography>
        <Resting effects={data} />
      </Flex>
    );
  }
  return (
    <Flex justifyContent="center" padding={4}>
      <Loader>{t('partners.cut-off.loading', 'Looking who is cut off')}</Loader>
    </Flex>
  );
};

interface SuspensionDialogProps {
  customer: CustomerSubject;
  verb: 'suspend' | 'reactivate';
  onClose: () => void;
}

export const SuspensionDialog = ({ customer, verb, onClose }: SuspensionDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = React.useState('');
  const [save, { isLoading }] = useSetSuspensionMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['reason']);
  const { documentId } = customer;
  const name = customer.name ?? documentId;
  const suspends = verb === 'suspend';

  const handleSubmit = async () => {
    const missing = suspends && reason.trim() === '';
    if (!show(missing ? { reason: t('customer-list.reason.missing', 'Say why: it stands in the audit log.') } : {}))
      return;
    try {
      await save({ documentId, verb, data: { reason } }).unwrap();
      toggleNotification({
        type: 'success',
        message: suspends
          ? t('customer-list.suspended', '{name} is suspended.', { name })
          : t('customer-list.reactivated', '{name} is active again.', { name }),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={
        suspends
          ? t('customer-list.suspend.title', 'Suspend {name}?', { name })
          : t('customer-list.reactivate.title', 'Reactivate {name}?', { name })
      }
      submitLabel={suspends ? t('customer-list.suspend', 'Suspend') : t('customer-list.reactivate', 'Reactivate')}
      isReadOnly={false}
      isDirty={reason !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {suspends ? <Preview documentId={documentId} /> : null}
      <ReasonField value={reason} isRequired={suspends} error={byField.reason} onChange={setReason} />
    </FormDialog>
  );
};
