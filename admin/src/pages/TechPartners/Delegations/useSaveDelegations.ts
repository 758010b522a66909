import { useNotification } from '@strapi/strapi/admin';

import { useSaveWithPreview } from '../../../hooks/useSaveWithPreview';
import { useTranslate } from '../../../hooks/useTranslate';
import { usePreviewMspDelegationsMutation, useSaveMspDelegationsMutation } from '../../../services/mspDelegations';

import type { SaveMspDelegationsBody } from '../../../../../contracts/msp-delegations';

/** One save for both tabs, and what is said after it. */
export const useSaveDelegations = (partner: string, onSaved: () => void) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [previewChanges] = usePreviewMspDelegationsMutation();
  const [saveChanges] = useSaveMspDelegationsMutation();

  return useSaveWithPreview({
    preview: (data: SaveMspDelegationsBody) => previewChanges({ partner, data }).unwrap(),
    save: (data) => saveChanges({ partner, data }).unwrap(),
    onSaved: ({ granted, changed, revoked, unchanged }) => {
      const done = t(
        'delegations.saved',
        '{granted, number} granted, {changed, number} changed, {revoked, number} revoked.',
        { granted, changed, revoked }
      );
      const already =
        unchanged > 0 ? t('delegations.saved.already', '{count, number} were so already.', { count: unchanged }) : '';
      toggleNotification({ type: 'success', message: [done, already].filter(Boolean).join(' ') });
      onSaved();
    },
  });
};
