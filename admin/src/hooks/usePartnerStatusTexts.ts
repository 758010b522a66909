import { useTranslate } from './useTranslate';

import type { PartnerStatus, TreeType } from '../../../contracts/partner-tree';

export const usePartnerStatusTexts = (): Record<PartnerStatus, string> => {
  const t = useTranslate();

  return {
    active: t('partners.status.active', 'Active'),
    pending: t('partners.status.pending', 'Pending verification'),
    disabled: t('partners.status.disabled', 'Disabled'),
    'cut-off': t('partners.status.cut-off', 'Cut off by a partner above'),
  };
};

/** Short enough for a badge beside the name. */
export const useTreeTypeTexts = (): Record<TreeType, string> => {
  const t = useTranslate();

  return { msp: t('partners.type.msp', 'MSP'), partner: t('partners.type.partner', 'Partner') };
};
