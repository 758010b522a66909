import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import { LOGIN_METHODS, type LoginMethod } from '../../../../contracts/common';

interface LoginMethodFieldProps {
  value: LoginMethod;
  error?: string;
  onChange: (method: LoginMethod) => void;
}

/** Any, the OpenID provider, credentials; what the host can't offer is there with its reason (TE-12). */
export const LoginMethodField = ({ value, error, onChange }: LoginMethodFieldProps) => {
  const t = useTranslate();
  const texts = useLoginMethodTexts();
  const { available } = useMe().loginMethods.google;
  const missing = t('login-method.google.missing', '{method}: no OpenID provider is configured on this server', {
    method: texts.google,
  });

  return (
    <Field.Root
      name="loginMethod"
      error={error}
      hint={available ? t('login-method.hint', 'Enforced at every sign-in.') : missing}
    >
      <Field.Label>{t('users.column.login-method', 'Login method')}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(next) => {
          const method = LOGIN_METHODS.find((each) => each === next);
          if (method) onChange(method);
        }}
      >
        {LOGIN_METHODS.map((method) => (
          <SingleSelectOption key={method} value={method} disabled={method === 'google' && !available}>
            {texts[method]}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
