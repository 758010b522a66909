import { useTranslate } from '../hooks/useTranslate';
import { usePreviewAccessModelQuery } from '../services/accessModels';

import { AccessModelEffects } from './AccessModelEffects';
import { PreviewState } from './PreviewState';

import type { AccessModel } from '../../../contracts/access-models';

/** Asks what the other access model would do to one customer, and says it. */
export const AccessModelPreviewPanel = ({ customer, wanted }: { customer: string; wanted?: AccessModel }) => {
  const t = useTranslate();
  const query = usePreviewAccessModelQuery(customer);
  return (
    <PreviewState query={query} loading={t('access-model.loading', 'Looking who reaches the customer')}>
      {(preview) => <AccessModelEffects preview={preview} wanted={wanted ?? otherThan(preview.accessModel)} />}
    </PreviewState>
  );
};

export const otherThan = (model: AccessModel): AccessModel => (model === 'automatic' ? 'invite-guest' : 'automatic');
