import { useMe } from './useMe';
import { useTranslate } from './useTranslate';

import type { LoginMethod } from '../../../contracts/common';

/** How people may sign in (TE-12); the OpenID provider by the name people know. */
export const useLoginMethodTexts = (): Record<LoginMethod, string> => {
  const t = useTranslate();
  const { label } = useMe().loginMethods.google;

  return {
    any: t('login-method.any', 'Any'),
    google: t('login-method.google', '{provider} authentication', { provider: label }),
    credentials: t('login-method.credentials', 'Credentials'),
  };
};
