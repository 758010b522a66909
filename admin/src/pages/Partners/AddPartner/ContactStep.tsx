import { Grid } from '@strapi/design-system';

import { useTranslate } from '../../../hooks/useTranslate';
import { LoginMethodField } from '../../Users/LoginMethodField';

import { FormText } from './FormText';
import { SecondFactorField } from './SecondFactorField';

import type { StepProps } from './StepProps';

/** *Point of Contact Details* (PA-8 to PA-10): the first prime admin, and the support contact (PA-15). */
export const ContactStep = ({ values, errors, isOperator, onChange }: StepProps) => {
  const t = useTranslate();
  const phoneHint = t('add-partner.phone.hint', 'As it is dialled in the partner’s country, or from + on.');

  return (
    <Grid.Root gap={4}>
      <FormText
        name="contactName"
        label={t('add-partner.contact-name', 'Full name')}
        required
        maxLength={200}
        value={values.contactName}
        error={errors.contactName}
        onChange={(contactName) => onChange({ contactName })}
      />
      <FormText
        name="contactEmail"
        label={t('add-partner.contact-email', 'Email address')}
        required
        type="email"
        maxLength={254}
        hint={t('add-partner.contact-email.hint', 'The link to set a password is sent there.')}
        value={values.contactEmail}
        error={errors.contactEmail}
        onChange={(contactEmail) => onChange({ contactEmail })}
      />
      <FormText
        name="contactMobile"
        label={t('details.contact.mobile', 'Mobile number')}
        type="tel"
        maxLength={40}
        hint={phoneHint}
        value={values.contactMobile}
        error={errors.contactMobile}
        onChange={(contactMobile) => onChange({ contactMobile })}
      />
      <FormText
        name="contactPhone"
        label={t('details.contact.phone', 'Phone number')}
        type="tel"
        maxLength={40}
        hint={phoneHint}
        value={values.contactPhone}
        error={errors.contactPhone}
        onChange={(contactPhone) => onChange({ contactPhone })}
      />
      <Grid.Item col={6} m={6} xs={12} direction="column" alignItems="stretch">
        <LoginMethodField
          value={values.loginMethod}
          error={errors.loginMethod}
          onChange={(loginMethod) => onChange({ loginMethod })}
        />
      </Grid.Item>
      <Grid.Item col={6} m={6} xs={12} direction="column" alignItems="stretch">
        <SecondFactorField
          value={values.secondFactor}
          isOperator={isOperator}
          error={errors.secondFactor}
          onChange={(secondFactor) => onChange({ secondFactor })}
        />
      </Grid.Item>
    </Grid.Root>
  );
};
