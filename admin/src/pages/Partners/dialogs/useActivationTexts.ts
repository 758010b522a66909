import { useTranslate } from '../../../hooks/useTranslate';

import type { ActivationResult } from '../../../../../contracts/partner-lifecycle';

/** What became of an activation link, with the reason where it was not sent (PA-26). */
export const useActivationTexts = (): Record<ActivationResult['result'], string> => {
  const t = useTranslate();

  return {
    sent: t('partners.activation.sent', 'Activation link sent'),
    active: t('partners.activation.active', 'Not sent: active already'),
    'not-invited': t('partners.activation.not-invited', 'Not sent: no open invitation'),
    indirect: t('partners.activation.indirect', 'Not sent: no direct child of yours'),
    forbidden: t('partners.activation.forbidden', 'Not sent: you may not edit it'),
    disabled: t('partners.activation.disabled', 'Not sent: disabled'),
    quota: t('partners.activation.quota', 'Not sent: limit reached, try again later'),
    unknown: t('partners.activation.unknown', 'Not sent: not found'),
  };
};
