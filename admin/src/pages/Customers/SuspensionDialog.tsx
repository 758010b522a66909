import { Flex, Typography } from '@strapi/design-system';

import { PreviewState } from '../../components/PreviewState';
import { ReasonDialog } from '../../components/ReasonDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewSuspensionQuery, useSetSuspensionMutation } from '../../services/customers';

import { Resting } from './Resting';

import type { CustomerSubject } from './CustomerMenu';

/** Says first who is cut off and what rests (EX-15). */
const Preview = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const query = usePreviewSuspensionQuery(documentId);
  return (
    <PreviewState query={query} loading={t('partners.cut-off.loading', 'Looking who is cut off')}>
      {(effects) => (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography textColor="neutral800">
            {t(
              'customer-list.suspend.body',
              'From now on the customer can only be read, exported and reactivated. Nothing is deleted.'
            )}
          </Typography>
          <Resting effects={effects} />
        </Flex>
      )}
    </PreviewState>
  );
};

interface SuspensionDialogProps {
  customer: CustomerSubject;
  verb: 'suspend' | 'reactivate';
  onClose: () => void;
}

export const SuspensionDialog = ({ customer, verb, onClose }: SuspensionDialogProps) => {
  const t = useTranslate();
  const [save] = useSetSuspensionMutation();
  const { documentId } = customer;
  const name = customer.name ?? documentId;
  const suspends = verb === 'suspend';

  return (
    <ReasonDialog
      title={
        suspends
          ? t('customer-list.suspend.title', 'Suspend {name}?', { name })
          : t('customer-list.reactivate.title', 'Reactivate {name}?', { name })
      }
      submitLabel={suspends ? t('customer-list.suspend', 'Suspend') : t('customer-list.reactivate', 'Reactivate')}
      asks={suspends ? 'reason' : 'optional-reason'}
      onSubmit={async (reason) => {
        await save({ documentId, verb, data: { reason } }).unwrap();
        return suspends
          ? t('customer-list.suspended', '{name} is suspended.', { name })
          : t('customer-list.reactivated', '{name} is active again.', { name });
      }}
      onClose={onClose}
    >
      {suspends ? <Preview documentId={documentId} /> : null}
    </ReasonDialog>
  );
};
