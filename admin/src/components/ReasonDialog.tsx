import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { useFieldErrors } from '../hooks/useFieldErrors';
import { useTranslate } from '../hooks/useTranslate';

import { FormDialog, type FormDialogProps } from './FormDialog';
import { ReasonField, type Asked } from './ReasonField';

type Passed = Pick<FormDialogProps, 'title' | 'submitLabel' | 'submitVariant' | 'isIncomplete' | 'why' | 'onClose'>;

interface ReasonDialogProps extends Passed {
  asks: Asked;
  /** Takes the step, and answers what to say then; what it throws is shown in the dialog. */
  onSubmit: (text: string) => Promise<string>;
  /** What the step does. */
  children?: React.ReactNode;
}

/** A step that is taken with a reason, or with a note to somebody. */
export const ReasonDialog = ({ asks, onSubmit, children, ...dialog }: ReasonDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [text, setText] = React.useState('');
  const [isSaving, setIsSaving] = React.useState(false);
  const name = typeof asks === 'object' ? 'note' : 'reason';
  const { byField, rest, show, showServerError } = useFieldErrors([name]);

  const handleSubmit = async () => {
    const isMissing = asks === 'reason' && text.trim() === '';
    if (!show(isMissing ? { [name]: t('customer-list.reason.missing', 'Say why: it stands in the audit log.') } : {}))
      return;
    setIsSaving(true);
    try {
      toggleNotification({ type: 'success', message: await onSubmit(text) });
      dialog.onClose();
    } catch (error) {
      showServerError(error);
      setIsSaving(false);
    }
  };

  return (
    <FormDialog
      {...dialog}
      isReadOnly={false}
      isDirty={text !== ''}
      isSaving={isSaving}
      error={rest}
      onSubmit={() => void handleSubmit()}
    >
      {children}
      <ReasonField asks={asks} value={text} error={byField[name]} onChange={setText} />
    </FormDialog>
  );
};
