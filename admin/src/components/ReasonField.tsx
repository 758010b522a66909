import { Field, Textarea } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

const MAX_REASON = 500;
const MAX_NOTE = 1000;

/** A reason, which stands in the audit log, or a note: then with who reads it. */
export type Asked = 'reason' | 'optional-reason' | { note: string };

interface ReasonFieldProps {
  asks: Asked;
  value: string;
  error?: string;
  onChange: (text: string) => void;
}

export const ReasonField = ({ asks, value, error, onChange }: ReasonFieldProps) => {
  const t = useTranslate();
  const label = () => {
    if (asks === 'reason') return t('customer-list.reason', 'Reason');
    if (asks === 'optional-reason') return t('partners.disable.reason', 'Reason (optional)');
    return t('requests.decline.note', 'Note');
  };
  const isNote = typeof asks === 'object';
  const hint = isNote ? asks.note : t('partners.disable.reason.hint', 'Stands in the audit log.');
  return (
    <Field.Root name={isNote ? 'note' : 'reason'} required={asks === 'reason'} error={error} hint={hint}>
      <Field.Label>{label()}</Field.Label>
      <Textarea
        value={value}
        maxLength={isNote ? MAX_NOTE : MAX_REASON}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
