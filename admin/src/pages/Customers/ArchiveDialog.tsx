import * as React from 'react';

import { Flex, Loader, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { LoadError } from '../../components/LoadError';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewArchiveQuery, useSetArchivedMutation } from '../../services/archive';

import { ReasonField } from './ReasonField';
import { Resting } from './SuspensionDialog';

import type { CustomerSubject } from './CustomerMenu';

/** Says first who is cut off and what stops (EX-15). */
const Preview = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const { data, error, refetch } = usePreviewArchiveQuery(documentId);
  if (error) return <LoadError error={error} onRetry={refetch} shadow="none" />;
  if (!data) {
    return (
      <Flex justifyContent="center" padding={4}>
        <Loader>{t('partners.cut-off.loading', 'Looking who is cut off')}</Loader>
      </Flex>
    );
  }
  const { licenseCount, inviteCount, days } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography textColor="neutral800">
        {t(
          'customer-archive.body',
          'From now on nobody finds, enters or changes the customer. It can be restored for {days, plural, one {# day} other {# days}}; then it is deleted for good, with its users, licenses and delegations. The audit log stays.',
          { days }
        )}
      </Typography>
      <Resting effects={data} />
      {licenseCount > 0 ? (
        <Typography textColor="neutral800">
          {t(
            'customer-archive.licenses',
            '{count, plural, one {# running license} other {# running licenses}} can’t be used meanwhile.',
            {
              count: licenseCount,
            }
          )}
        </Typography>
      ) : null}
      {inviteCount > 0 ? (
        <Typography textColor="neutral800">
          {t(
            'customer-archive.invites',
            '{count, plural, one {# open invitation} other {# open invitations}} can’t be accepted meanwhile.',
            { count: inviteCount }
          )}
        </Typography>
      ) : null}
    </Flex>
  );
};

interface ArchiveDialogProps {
  customer: CustomerSubject;
  verb: 'archive' | 'restore';
  onClose: () => void;
}

/** Takes a customer out of everybody's sight, and brings it back (EX-6). */
export const ArchiveDialog = ({ customer, verb, onClose }: ArchiveDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = React.useState('');
  const [save, { isLoading }] = useSetArchivedMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['reason']);
  const { documentId } = customer;
  const name = customer.name ?? documentId;
  const archives = verb === 'archive';

  const handleSubmit = async () => {
    const missing = archives && reason.trim() === '';
    if (!show(missing ? { reason: t('customer-list.reason.missing', 'Say why: it stands in the audit log.') } : {}))
      return;
    try {
      await save({ documentId, verb, data: { reason } }).unwrap();
      toggleNotification({
        type: 'success',
        message: archives
          ? t('customer-archive.archived', '{name} is archived.', { name })
          : t('customer-archive.restored', '{name} is restored.', { name }),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={
        archives
          ? t('customer-archive.archive.title', 'Archive {name}?', { name })
          : t('customer-archive.restore.title', 'Restore {name}?', { name })
      }
      submitLabel={archives ? t('customer-archive.archive', 'Archive') : t('customer-archive.restore', 'Restore')}
      isReadOnly={false}
      isDirty={reason !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {archives ? (
        <Preview documentId={documentId} />
      ) : (
        <Typography textColor="neutral800">
          {t(
            'customer-archive.restore.body',
            'It comes back as it was. What has ended meanwhile has ended, and one that was suspended is suspended again.'
          )}
        </Typography>
      )}
      <ReasonField value={reason} isRequired={archives} error={byField.reason} onChange={setReason} />
    </FormDialog>
  );
};
