import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { useTranslate } from '../../../hooks/useTranslate';
import { usePreviewMspDelegationsMutation, useSaveMspDelegationsMutation } from '../../../services/mspDelegations';

import { countChanges, toRequest, type DelegationChanges } from './delegationChanges';

import type { PreviewMspDelegationsResponse, SaveMspDelegationsBody } from '../../../../../contracts/msp-delegations';

interface Pending {
  data: SaveMspDelegationsBody;
  preview: PreviewMspDelegationsResponse['data'];
}

/** One save for both tabs; where something is revoked, the preview comes first (settled reading 6). */
export const useSaveDelegations = (partner: string, onSaved: () => void) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [previewChanges, { isLoading: isPreviewing }] = usePreviewMspDelegationsMutation();
  const [saveChanges, { isLoading: isSaving }] = useSaveMspDelegationsMutation();
  const [pending, setPending] = React.useState<Pending | null>(null);
  const [error, setError] = React.useState<unknown>(null);

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setPending(null);
      setError(thrown);
    }
  };

  const commit = (data: SaveMspDelegationsBody) =>
    attempt(async () => {
      const { granted, changed, revoked, unchanged } = await saveChanges({ partner, data }).unwrap();
      setPending(null);
      const done = t(
        'delegations.saved',
        '{granted, number} granted, {changed, number} changed, {revoked, number} revoked.',
        { granted, changed, revoked }
      );
      const already =
        unchanged > 0 ? t('delegations.saved.already', '{count, number} were so already.', { count: unchanged }) : '';
      toggleNotification({ type: 'success', message: [done, already].filter(Boolean).join(' ') });
      onSaved();
    });

  const save = (changes: DelegationChanges, accessPeriod: SaveMspDelegationsBody['accessPeriod']) => {
    const data = toRequest(changes, accessPeriod);
    if (countChanges(changes).revoked === 0) return commit(data);
    return attempt(async () => setPending({ data, preview: await previewChanges({ partner, data }).unwrap() }));
  };

  return {
    save,
    confirm: () => pending && commit(pending.data),
    cancelPreview: () => setPending(null),
    preview: pending?.preview ?? null,
    isBusy: isPreviewing || isSaving,
    isSaving,
    error,
  };
};
