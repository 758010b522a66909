import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { hasEffects } from '../../components/EffectsList';
import { FormDialog } from '../../components/FormDialog';
import { EffectsPreview } from '../../components/PreviewDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useSaveWithPreview } from '../../hooks/useSaveWithPreview';
import { useTranslate } from '../../hooks/useTranslate';
import { usePreviewMemberMutation, useSetSecondFactorMutation, useUpdateMemberMutation } from '../../services/members';

import { LoginMethodField } from './LoginMethodField';
import { RolesField } from './RolesField';
import { SecondFactorField } from './SecondFactorField';

import type { SystemRole } from '../../../../contracts/common';
import type { Member, UpdateMemberBody } from '../../../../contracts/members';

interface EditUserDialogProps {
  member: Member;
  roles: SystemRole[];
  onClose: () => void;
}

/** Role, login method and second factor; who loses what by another role is shown before it is saved. */
export const EditUserDialog = ({ member, roles, onClose }: EditUserDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { byField, rest, showServerError } = useFieldErrors(['role', 'loginMethod', 'secondFactor']);
  const [update] = useUpdateMemberMutation();
  const [setSecondFactor] = useSetSecondFactorMutation();
  const [preview] = usePreviewMemberMutation();
  const [values, setValues] = React.useState({ role: member.role, loginMethod: member.loginMethod });
  const [secondFactor, chooseSecondFactor] = React.useState(member.secondFactor);
  const { documentId, name } = member;
  const changesRole = values.role !== member.role;
  const changesMethod = values.loginMethod !== member.loginMethod;
  const changesFactor = secondFactor !== member.secondFactor;
  const mayChangeRole = member.actions.includes('change-role');

  const saving = useSaveWithPreview({
    preview: (data: UpdateMemberBody) => preview({ documentId, data: { role: data.role! } }).unwrap(),
    // A route of its own, as another's right: what fails of the two stays to be saved again
    save: async (data) => {
      if (changesFactor) await setSecondFactor({ documentId, secondFactor }).unwrap();
      if (Object.keys(data).length > 0) await update({ documentId, data }).unwrap();
    },
    isWorthShowing: hasEffects,
    onSaved: () => {
      toggleNotification({ type: 'success', message: t('users.saved', '{name} saved.', { name }) });
      onClose();
    },
    onError: showServerError,
  });

  const handleSubmit = () => {
    if (!changesRole && !changesMethod && !changesFactor) return onClose();
    const data = {
      ...(changesRole ? { role: values.role } : {}),
      ...(changesMethod ? { loginMethod: values.loginMethod } : {}),
    };
    void saving.start(data, changesRole);
  };

  return (
    <FormDialog
      title={t('users.edit.title', 'Edit {name}', { name })}
      isReadOnly={false}
      isDirty={changesRole || changesMethod || changesFactor}
      isSaving={saving.isBusy}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
      preview={<EffectsPreview saving={saving} />}
    >
      <Typography textColor="neutral600">
        {t('users.edit.hint', 'Name, address and mobile number are the user’s own, in My Profile.')}
      </Typography>
      <RolesField
        value={values.role}
        roles={roles.includes(member.role) ? roles : [member.role, ...roles]}
        disabled={!mayChangeRole}
        hint={mayChangeRole ? undefined : t('users.edit.own-role', 'Nobody changes their own role.')}
        error={byField.role}
        onChange={(role) => setValues((current) => ({ ...current, role }))}
      />
      <LoginMethodField
        value={values.loginMethod}
        error={byField.loginMethod}
        onChange={(loginMethod) => setValues((current) => ({ ...current, loginMethod }))}
      />
      <SecondFactorField
        value={secondFactor}
        disabled={!member.actions.includes('second-factor')}
        error={byField.secondFactor}
        onChange={chooseSecondFactor}
      />
    </FormDialog>
  );
};
