import { ArrowClockwise, Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useAskForLinkMutation } from '../../services/customerLink';

import type { RowMenuItem } from '../../components/RowMenu';
import type { CustomerSubject } from './CustomerMenu';

/** Asking the tenant again whether it accepts its partner; undoing its no is for operators (settled reading 7). */
export const useLinkItems = ({ documentId, actions, email, linkApproval }: CustomerSubject): RowMenuItem[] => {
  const t = useTranslate();
  const me = useMe();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [ask] = useAskForLinkMutation();
  if (!actions.includes('update')) return [];

  const handleAsk = async (verb: 'resend' | 'reopen') => {
    try {
      const { mail } = await ask({ documentId, verb }).unwrap();
      toggleNotification(
        mail === 'sent'
          ? { type: 'success', message: t('customer-link.sent', 'The tenant is asked at {email}.', { email }) }
          : { type: 'warning', message: t('customer-link.not-sent', 'The link is pending, and no mail could be sent.') }
      );
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  if (linkApproval === 'pending' && email) {
    const label = t('customer-link.resend', 'Resend approval mail');
    return [{ key: 'resend-link', label, icon: <Mail />, onSelect: () => void handleAsk('resend') }];
  }
  if (linkApproval === 'rejected' && me.kind === 'operator') {
    const label = t('customer-link.reopen', 'Undo the rejection');
    return [{ key: 'reopen-link', label, icon: <ArrowClockwise />, onSelect: () => void handleAsk('reopen') }];
  }
  return [];
};
