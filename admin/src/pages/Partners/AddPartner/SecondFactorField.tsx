import { Checkbox, Field, Flex, Radio } from '@strapi/design-system';

import { useTranslate } from '../../../hooks/useTranslate';

import type { SecondFactor } from '../../../../../contracts/common';

interface SecondFactorFieldProps {
  value: SecondFactor;
  /** Operators alone turn it on (settled reading 5). */
  isOperator: boolean;
  error?: string;
  onChange: (value: SecondFactor) => void;
}

/** *Enable Two-Factor Authentication*: codes go to the mailbox, and to the mobile if that is chosen (PA-9 to PA-12). */
export const SecondFactorField = ({ value, isOperator, error, onChange }: SecondFactorFieldProps) => {
  const t = useTranslate();
  const isOn = value !== 'off';

  return (
    <Field.Root
      name="secondFactor"
      error={error}
      hint={
        isOperator
          ? t('add-partner.second-factor.hint', 'The first sign-in asks for a code in any case.')
          : t('add-partner.second-factor.refused', 'Only operators of the platform turn it on or off.')
      }
    >
      <Checkbox
        checked={isOn}
        disabled={!isOperator}
        onCheckedChange={(checked) => onChange(checked === true ? 'email' : 'off')}
      >
        {t('add-partner.second-factor', 'Enable Two-Factor Authentication')}
      </Checkbox>
      {isOn ? (
        <Radio.Group
          aria-label={t('add-partner.second-factor.channel', 'Where codes are sent')}
          value={value}
          onValueChange={(next: string) => onChange(next === 'sms' ? 'sms' : 'email')}
        >
          <Flex direction="column" alignItems="flex-start" gap={2} paddingLeft={6}>
            <Radio.Item value="email">{t('add-partner.second-factor.email', 'Code by email')}</Radio.Item>
            <Radio.Item value="sms">
              {t(
                'add-partner.second-factor.sms',
                'Code by email and text message, once the mobile number is verified in My Profile'
              )}
            </Radio.Item>
          </Flex>
        </Radio.Group>
      ) : null}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
