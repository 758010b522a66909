import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import { SECOND_FACTORS, type SecondFactor } from '../../../../contracts/common';

interface SecondFactorFieldProps {
  value: SecondFactor;
  /** Operators alone switch it; everybody else sees it with the reason (PA-12). */
  disabled: boolean;
  error?: string;
  onChange: (secondFactor: SecondFactor) => void;
}

export const SecondFactorField = ({ value, disabled, error, onChange }: SecondFactorFieldProps) => {
  const t = useTranslate();
  const texts: Record<SecondFactor, string> = {
    off: t('users.second-factor.off', 'Off'),
    email: t('users.second-factor.email', 'Code by email'),
    sms: t('users.second-factor.sms', 'Code by email and SMS'),
  };

  return (
    <Field.Root
      name="secondFactor"
      error={error}
      hint={
        disabled
          ? t('users.second-factor.operators', 'Only operators of the platform switch it.')
          : t('users.second-factor.hint', 'The user is told by mail. Where it is on, running sessions ask for a code.')
      }
    >
      <Field.Label>{t('users.second-factor', 'Two-factor authentication')}</Field.Label>
      <SingleSelect
        value={value}
        disabled={disabled}
        onChange={(next) => {
          const chosen = SECOND_FACTORS.find((each) => each === next);
          if (chosen) onChange(chosen);
        }}
      >
        {SECOND_FACTORS.map((each) => (
          <SingleSelectOption key={each} value={each}>
            {texts[each]}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
