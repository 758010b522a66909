import { Flex, Typography } from '@strapi/design-system';

import { PreviewState } from '../../components/PreviewState';
import { ReasonDialog } from '../../components/ReasonDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewArchiveQuery, useSetArchivedMutation } from '../../services/archive';

import { Resting } from './Resting';

import type { CustomerSubject } from './CustomerMenu';

/** Says first who is cut off and what stops (EX-15). */
const Preview = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const query = usePreviewArchiveQuery(documentId);
  return (
    <PreviewState query={query} loading={t('partners.cut-off.loading', 'Looking who is cut off')}>
      {({ licenseCount, inviteCount, days, ...effects }) => (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography textColor="neutral800">
            {t(
              'customer-archive.body',
              'From now on nobody finds, enters or changes the customer. It can be restored for {days, plural, one {# day} other {# days}}; then it is deleted for good, with its users, licenses and delegations. The audit log stays.',
              { days }
            )}
          </Typography>
          <Resting effects={effects} />
          {licenseCount > 0 ? (
            <Typography textColor="neutral800">
              {t(
                'customer-archive.licenses',
                '{count, plural, one {# running license} other {# running licenses}} can’t be used meanwhile.',
                { count: licenseCount }
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
      )}
    </PreviewState>
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
  const [save] = useSetArchivedMutation();
  const { documentId } = customer;
  const name = customer.name ?? documentId;

  if (verb === 'archive') {
    return (
      <ReasonDialog
        title={t('customer-archive.archive.title', 'Archive {name}?', { name })}
        submitLabel={t('customer-archive.archive', 'Archive')}
        asks="reason"
        onSubmit={async (reason) => {
          await save({ documentId, verb, data: { reason } }).unwrap();
          return t('customer-archive.archived', '{name} is archived.', { name });
        }}
        onClose={onClose}
      >
        <Preview documentId={documentId} />
      </ReasonDialog>
    );
  }
  return (
    <ReasonDialog
      title={t('customer-archive.restore.title', 'Restore {name}?', { name })}
      submitLabel={t('customer-archive.restore', 'Restore')}
      asks="optional-reason"
      onSubmit={async (reason) => {
        await save({ documentId, verb, data: { reason } }).unwrap();
        return t('customer-archive.restored', '{name} is restored.', { name });
      }}
      onClose={onClose}
    >
      <Typography textColor="neutral800">
        {t(
          'customer-archive.restore.body',
          'It comes back as it was. What has ended meanwhile has ended, and one that was suspended is suspended again.'
        )}
      </Typography>
    </ReasonDialog>
  );
};
