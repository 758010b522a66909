import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useChangePasswordMutation } from '../../services/profile';

import { PasswordField } from './PasswordField';

const FIELDS = ['currentPassword', 'password', 'again'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

export const PasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [values, setValues] = React.useState<Values>({ currentPassword: '', password: '', again: '' });
  const { byField, rest, show, showServerError } = useFieldErrors(FIELDS);
  const [change, { isLoading }] = useChangePasswordMutation();
  const set = (part: Partial<Values>) => setValues((current) => ({ ...current, ...part }));

  const handleSubmit = async () => {
    const { again, ...data } = values;
    const problem = again === data.password ? {} : { again: t('profile.password.differs', 'The passwords differ.') };
    if (!show(problem)) return;
    try {
      await change(data).unwrap();
      toggleNotification({
        type: 'success',
        message: t('profile.password.done', 'Password changed. All other sessions were ended.'),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('profile.password.change', 'Change password')}
      isReadOnly={false}
      isDirty={Object.values(values).some(Boolean)}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <PasswordField
        name="currentPassword"
        label={t('profile.password.current', 'Current password')}
        autoComplete="current-password"
        value={values.currentPassword}
        error={byField.currentPassword}
        onChange={(currentPassword) => set({ currentPassword })}
      />
      <PasswordField
        name="password"
        label={t('profile.password.new', 'New password')}
        hint={t(
          'profile.password.hint',
          'At least eight characters with a lower-case and an upper-case letter and a number.'
        )}
        autoComplete="new-password"
        value={values.password}
        error={byField.password}
        onChange={(password) => set({ password })}
      />
      <PasswordField
        name="again"
        label={t('profile.password.again', 'New password again')}
        autoComplete="new-password"
        value={values.again}
        error={byField.again}
        onChange={(again) => set({ again })}
      />
    </FormDialog>
  );
};
