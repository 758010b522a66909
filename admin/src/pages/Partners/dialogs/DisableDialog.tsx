import { PreviewState } from '../../../components/PreviewState';
import { ReasonDialog } from '../../../components/ReasonDialog';
import { useTranslate } from '../../../hooks/useTranslate';
import { useDisablePartnerMutation, usePreviewDisablePartnerQuery } from '../../../services/partnerTree';

import { CutOffList } from './CutOffList';

import type { DialogProps } from './PartnerDialogs';

/** Says first who is cut off and what rests (EX-15). */
export const DisableDialog = ({ partner: { documentId, name }, onClose }: DialogProps) => {
  const t = useTranslate();
  const preview = usePreviewDisablePartnerQuery(documentId);
  const [disable] = useDisablePartnerMutation();

  return (
    <ReasonDialog
      title={t('partners.disable.title', 'Disable {name}?', { name })}
      submitLabel={t('partners.disable', 'Disable')}
      submitVariant="danger"
      isIncomplete={!preview.data}
      why={{ question: { kind: 'partner', documentId, capability: 'partner.disable' }, name }}
      asks="optional-reason"
      onSubmit={async (reason) => {
        await disable({ documentId, data: { reason } }).unwrap();
        return t('partners.disabled', '{name} is disabled.', { name });
      }}
      onClose={onClose}
    >
      <PreviewState query={preview} loading={t('partners.cut-off.loading', 'Looking who is cut off')}>
        {(cutOff) => <CutOffList cutOff={cutOff} />}
      </PreviewState>
    </ReasonDialog>
  );
};
