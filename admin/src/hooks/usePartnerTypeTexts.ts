import { useTranslate } from './useTranslate';

import type { PartnerType } from '../../../contracts/common';

export const usePartnerTypeTexts = (): Record<PartnerType, string> => {
  const t = useTranslate();

  return {
    msp: t('partner-type.msp', 'Managed Service Provider'),
    partner: t('partner-type.partner', 'Partner'),
    integrator: t('partner-type.integrator', 'Integrator'),
    installer: t('partner-type.installer', 'Installer'),
  };
};
