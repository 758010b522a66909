import { Field, Textarea } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

const MAX_REASON = 500;

interface ReasonFieldProps {
  value: string;
  isRequired: boolean;
  error?: string;
  onChange: (reason: string) => void;
}

export const ReasonField = ({ value, isRequired, error, onChange }: ReasonFieldProps) => {
  const t = useTranslate();
  return (
    <Field.Root
      name="reason"
      required={isRequired}
      error={error}
      hint={t('partners.disable.reason.hint', 'Stands in the audit log.')}
    >
      <Field.Label>
        {isRequired ? t('customer-list.reason', 'Reason') : t('partners.disable.reason', 'Reason (optional)')}
      </Field.Label>
      <Textarea value={value} maxLength={MAX_REASON} onChange={(event) => onChange(event.target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
