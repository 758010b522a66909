import * as React from 'react';

import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslate } from '../../../hooks/useTranslate';
import { useDeleteInviteMutation, useResendInviteMutation } from '../../../services/invites';

import type { OldContactOutcome, PartnerContact } from '../../../../../contracts/contact-replacement';

interface PendingContactProps {
  replacement: NonNullable<PartnerContact['replacement']>;
  canManage: boolean;
}

/** Who is invited to be the contact and has not answered: what will happen, and what can be done about it. */
export const PendingContact = ({ replacement, canManage }: PendingContactProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [resend, resending] = useResendInviteMutation();
  const [withdraw] = useDeleteInviteMutation();
  const [isAsking, setIsAsking] = React.useState(false);
  const { invite, contact, oldContact, state, expiresAt } = replacement;
  const name = contact.name ?? contact.email ?? '';
  const outcomes: Record<OldContactOutcome, string> = {
    keep: t('contact.pending.keep', 'The contact so far keeps the account.'),
    deactivate: t('contact.pending.deactivate', 'The contact so far is deactivated then.'),
    remove: t('contact.pending.remove', 'The contact so far leaves then.'),
  };

  const tell = async (work: Promise<unknown>, message: string) => {
    try {
      await work;
      toggleNotification({ type: 'success', message });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  return (
    <Box background={state === 'expired' ? 'warning100' : 'primary100'} padding={4} hasRadius>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="semiBold">
            {t('contact.pending', '{name} ({email}) is invited to be the point of contact', {
              name,
              email: contact.email ?? '',
            })}
          </Typography>
          <Typography variant="pi">
            {state === 'expired'
              ? t('contact.pending.expired', 'The invitation has expired. {outcome}', { outcome: outcomes[oldContact] })
              : t('contact.pending.until', 'The invitation is good until {until}. {outcome}', {
                  until: formatDate(expiresAt, { dateStyle: 'long', timeStyle: 'short' }),
                  outcome: outcomes[oldContact],
                })}
          </Typography>
        </Flex>
        {canManage ? (
          <Flex gap={2}>
            <Button
              variant="tertiary"
              loading={resending.isLoading}
              onClick={() => void tell(resend(invite).unwrap(), t('contact.resent', 'A new link is on its way.'))}
            >
              {t('invites.resend', 'Resend')}
            </Button>
            <Button variant="danger-light" onClick={() => setIsAsking(true)}>
              {t('contact.withdraw', 'Withdraw')}
            </Button>
          </Flex>
        ) : null}
      </Flex>
      <Dialog.Root open={isAsking} onOpenChange={setIsAsking}>
        <ConfirmDialog
          title={t('contact.withdraw.title', 'Withdraw the invitation of {name}?', { name })}
          onConfirm={() => tell(withdraw(invite).unwrap(), t('contact.withdrawn', 'The invitation is withdrawn.'))}
        >
          <Typography textAlign="center">
            {t('invites.delete.body', 'The link that was mailed stops working at once.')}
          </Typography>
        </ConfirmDialog>
      </Dialog.Root>
    </Box>
  );
};
