import { Flex, Loader } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { usePreviewAccessModelQuery } from '../services/accessModels';

import { AccessModelEffects } from './AccessModelEffects';
import { LoadError } from './LoadError';

import type { AccessModel } from '../../../contracts/access-models';

/** Asks what the other access model would do to one customer, and says it. */
export const AccessModelPreviewPanel = ({ customer, wanted }: { customer: string; wanted?: AccessModel }) => {
  const t = useTranslate();
  const { data, error, refetch } = usePreviewAccessModelQuery(customer);
  if (error) return <LoadError error={error} onRetry={refetch} shadow="none" />;
  if (!data) {
    return (
      <Flex justifyContent="center" padding={4}>
        <Loader>{t('access-model.loading', 'Looking who reaches the customer')}</Loader>
      </Flex>
    );
  }
  return <AccessModelEffects preview={data} wanted={wanted ?? otherThan(data.accessModel)} />;
};

export const otherThan = (model: AccessModel): AccessModel => (model === 'automatic' ? 'invite-guest' : 'automatic');
