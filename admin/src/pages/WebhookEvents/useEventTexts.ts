import { useTranslate } from '../../hooks/useTranslate';

import type { MspEvent } from '../../../../contracts/events';

/** What each event is called in front of people. */
export const useEventTexts = (): Record<MspEvent, string> => {
  const t = useTranslate();
  return {
    'msp.customer.created': t('webhooks.event.customer-created', 'A customer is created'),
    'msp.customer.suspended': t('webhooks.event.customer-suspended', 'A customer is suspended'),
    'msp.customer.reactivated': t('webhooks.event.customer-reactivated', 'A customer is reactivated'),
    'msp.customer.moved': t('webhooks.event.customer-moved', 'A customer moves to another MSP'),
    'msp.customer.assigned': t('webhooks.event.customer-assigned', 'A customer is assigned to a tech partner'),
    'msp.customer.unassigned': t('webhooks.event.customer-unassigned', 'An assignment is taken away'),
    'msp.license.changed': t('webhooks.event.license-changed', 'A license or one of its seats changes'),
    'msp.invite.accepted': t('webhooks.event.invite-accepted', 'An invitation is accepted'),
  };
};
