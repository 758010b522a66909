import { AccessModelPreviewPanel, otherThan } from '../../components/AccessModelPreviewPanel';
import { ReasonDialog } from '../../components/ReasonDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewAccessModelQuery, useSetAccessModelMutation } from '../../services/accessModels';

import type { CustomerSubject } from './CustomerMenu';

/** The operator's switch between automatic access and the invite-guest model (AC-7). */
export const AccessModelDialog = ({ customer, onClose }: { customer: CustomerSubject; onClose: () => void }) => {
  const t = useTranslate();
  const { documentId } = customer;
  const name = customer.name ?? documentId;
  const { data } = usePreviewAccessModelQuery(documentId);
  const [save] = useSetAccessModelMutation();
  const wanted = data ? otherThan(data.accessModel) : 'invite-guest';
  const isOpening = wanted === 'automatic';

  return (
    <ReasonDialog
      title={
        isOpening
          ? t('access-model.title.automatic', 'Automatic access to {name} again?', { name })
          : t('access-model.title.invite-guest', 'Only invited guests in {name}?', { name })
      }
      submitLabel={t('access-model.switch', 'Switch')}
      isIncomplete={!data}
      asks="reason"
      onSubmit={async (reason) => {
        await save({ customer: documentId, data: { accessModel: wanted, reason } }).unwrap();
        return isOpening
          ? t('access-model.done.automatic', '{name} has automatic access again.', { name })
          : t('access-model.done.invite-guest', '{name} is seen by invited guests alone.', { name });
      }}
      onClose={onClose}
    >
      <AccessModelPreviewPanel customer={documentId} />
    </ReasonDialog>
  );
};
