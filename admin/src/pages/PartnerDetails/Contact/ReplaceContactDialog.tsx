import * as React from 'react';

import { Box, Field, Grid, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../../components/FormDialog';
import { useFieldErrors } from '../../../hooks/useFieldErrors';
import { useTranslate } from '../../../hooks/useTranslate';
import { useReplaceContactMutation } from '../../../services/contactReplacement';
import { FormText } from '../../Partners/AddPartner/FormText';

import type { OldContactOutcome, PartnerContact } from '../../../../../contracts/contact-replacement';
import type { PartnerDetails } from '../../../../../contracts/partner-details';

const EMPTY = { contactName: '', contactEmail: '', contactMobile: '', contactPhone: '' };
const FIELDS = ['contactName', 'contactEmail', 'contactMobile', 'contactPhone', 'oldContact'] as const;

interface OutcomeFieldProps {
  name: string;
  value: OldContactOutcome;
  onChange: (outcome: OldContactOutcome) => void;
}

const OutcomeField = ({ name, value, onChange }: OutcomeFieldProps) => {
  const t = useTranslate();
  const label = t('contact.old', '{name} afterwards', { name });
  return (
    <Field.Root name="oldContact">
      <Field.Label>{label}</Field.Label>
      <Radio.Group
        aria-label={label}
        value={value}
        onValueChange={(next: string) => onChange(next as OldContactOutcome)}
      >
        <Radio.Item value="keep">{t('contact.old.keep', 'keeps the account and the role')}</Radio.Item>
        <Radio.Item value="deactivate">
          {t('contact.old.deactivate', 'stays in the list of users, deactivated and without rights')}
        </Radio.Item>
        <Radio.Item value="remove">{t('contact.old.remove', 'is no user of this partner any more')}</Radio.Item>
      </Radio.Group>
    </Field.Root>
  );
};

interface ReplaceContactDialogProps {
  partner: PartnerDetails;
  state: PartnerContact;
  onClose: () => void;
}

/** Who comes in the contact's place, and what becomes of the contact so far; when that happens is said first (EX-8). */
export const ReplaceContactDialog = ({ partner, state, onClose }: ReplaceContactDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { byField, rest, show, showServerError } = useFieldErrors(FIELDS);
  const [replace, { isLoading }] = useReplaceContactMutation();
  const [values, setValues] = React.useState(EMPTY);
  const [oldContact, setOldContact] = React.useState<OldContactOutcome>('keep');
  const { membership, isPending } = state;
  const phoneHint = t('add-partner.phone.hint', 'As it is dialled in the partner’s country, or from + on.');

  const handleSubmit = async () => {
    const required = t('contact.required', 'This is needed.');
    const isComplete = show({
      ...(values.contactName.trim() ? {} : { contactName: required }),
      ...(values.contactEmail.trim() ? {} : { contactEmail: required }),
    });
    if (!isComplete) return;
    try {
      const data = { ...values, oldContact };
      const { result } = await replace({ documentId: partner.documentId, data }).unwrap();
      const name = values.contactName.trim();
      const message =
        result === 'replaced'
          ? t('contact.replaced', '{name} is the point of contact now.', { name })
          : t('contact.invited', '{name} is invited.', { name });
      toggleNotification({ type: 'success', message });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  const text = (name: keyof typeof EMPTY, label: string, options: Partial<React.ComponentProps<typeof FormText>>) => (
    <FormText
      {...options}
      name={name}
      label={label}
      maxLength={options.maxLength ?? 40}
      value={values[name]}
      error={byField[name]}
      onChange={(value) => setValues((current) => ({ ...current, [name]: value }))}
    />
  );

  return (
    <FormDialog
      title={t('contact.replace.title', 'Replace the point of contact')}
      submitLabel={t('contact.replace.submit', 'Invite')}
      isReadOnly={false}
      isDirty={Object.values(values).some(Boolean) || oldContact !== 'keep'}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Box background="primary100" padding={4} hasRadius>
        <Typography>
          {isPending
            ? t(
                'contact.replace.pending',
                'Nobody has accepted yet to be the contact: the new one is shown at once, and the link that was mailed before stops working.'
              )
            : t(
                'contact.replace.when',
                'The new contact is invited by mail, and is point of contact and prime admin from the moment of accepting. Until then nothing changes. A user of this partner becomes it at once. Whoever is the contact now is told by mail.'
              )}
        </Typography>
      </Box>
      <Grid.Root gap={4}>
        {text('contactName', t('add-partner.contact-name', 'Full name'), { required: true, maxLength: 200 })}
        {text('contactEmail', t('add-partner.contact-email', 'Email address'), {
          required: true,
          type: 'email',
          maxLength: 254,
        })}
        {text('contactMobile', t('details.contact.mobile', 'Mobile number'), { type: 'tel', hint: phoneHint })}
        {text('contactPhone', t('details.contact.phone', 'Phone number'), { type: 'tel', hint: phoneHint })}
      </Grid.Root>
      {membership ? <OutcomeField name={membership.name} value={oldContact} onChange={setOldContact} /> : null}
    </FormDialog>
  );
};
