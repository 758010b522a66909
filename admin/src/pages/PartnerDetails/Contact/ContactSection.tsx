import * as React from 'react';

import { Button, Typography } from '@strapi/design-system';

import { useTranslate } from '../../../hooks/useTranslate';
import { useGetPartnerContactQuery } from '../../../services/contactReplacement';
import { ContactPanel } from '../panels';

import { PendingContact } from './PendingContact';
import { ReplaceContactDialog } from './ReplaceContactDialog';

import type { PartnerDetails } from '../../../../../contracts/partner-details';

/** Whom to turn to (PA-15), and who takes that over (EX-8). */
export const ContactSection = ({ partner }: { partner: PartnerDetails }) => {
  const t = useTranslate();
  const [isReplacing, setIsReplacing] = React.useState(false);
  const { data: state } = useGetPartnerContactQuery(partner.documentId, { skip: !partner.canUpdate });
  const isOpen = state?.replacement?.state === 'pending';
  const reasonId = React.useId();

  return (
    <ContactPanel
      contact={partner.supportContact}
      actions={
        state ? (
          <Button
            variant="secondary"
            disabled={state.refusal !== null || isOpen}
            aria-describedby={state.refusal ? reasonId : undefined}
            onClick={() => setIsReplacing(true)}
          >
            {t('contact.replace', 'Replace contact…')}
          </Button>
        ) : undefined
      }
    >
      {state?.refusal ? (
        <Typography id={reasonId} variant="pi" textColor="neutral600">
          {t('contact.refused', 'The contact is a prime admin, and only prime admins replace it.')}
        </Typography>
      ) : null}
      {state?.replacement ? (
        <PendingContact replacement={state.replacement} canManage={state.refusal === null} />
      ) : null}
      {isReplacing && state ? (
        <ReplaceContactDialog partner={partner} state={state} onClose={() => setIsReplacing(false)} />
      ) : null}
    </ContactPanel>
  );
};
