import * as React from 'react';

import { Button, Field, Modal, Textarea } from '@strapi/design-system';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';

import { InviteResults } from './InviteResults';
import { parseAddresses } from './parseAddresses';

import { MAX_INVITES, type InviteResult } from '../../../../contracts/invites';

const FIELDS = ['emails', 'role', 'loginMethod'] as const;
type FieldErrors = Partial<Record<(typeof FIELDS)[number], string>>;

interface InvitePeopleDialogProps {
  title: string;
  onInvite: (emails: string[]) => Promise<InviteResult[]>;
  onClose: () => void;
  /** What is asked beside the addresses. */
  children: (errors: FieldErrors) => React.ReactNode;
}

/** Asks for one address or many, and shows then what became of each. */
export const InvitePeopleDialog = ({ title, onInvite, onClose, children }: InvitePeopleDialogProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const [results, setResults] = React.useState<InviteResult[] | null>(null);
  const [isSaving, setIsSaving] = React.useState(false);
  const { byField, rest, show, showServerError } = useFieldErrors(FIELDS);
  const emails = parseAddresses(text);

  const handleSubmit = async () => {
    const isComplete = show({
      ...(emails.length === 0 ? { emails: t('form.required', 'This field is required.') } : {}),
      ...(emails.length > MAX_INVITES
        ? { emails: t('invites.too-many', 'At most {max} addresses at once.', { max: MAX_INVITES }) }
        : {}),
    });
    if (!isComplete) return;
    setIsSaving(true);
    try {
      setResults(await onInvite(emails));
    } catch (error) {
      showServerError(error);
    }
    setIsSaving(false);
  };

  if (results) {
    return (
      <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Modal.Content>
          <Modal.Header closeLabel={t('dialog.close', 'Close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <InviteResults results={results} />
          </Modal.Body>
          <Modal.Footer>
            <Button onClick={onClose}>{t('action.close', 'Close')}</Button>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    );
  }
  return (
    <FormDialog
      title={title}
      submitLabel={t('invites.submit', '{count, plural, =0 {Invite} one {Invite} other {Invite # people}}', {
        count: emails.length,
      })}
      isReadOnly={false}
      isDirty={text.trim() !== ''}
      isSaving={isSaving}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      <Field.Root
        name="emails"
        required
        error={byField.emails}
        hint={t('invites.emails.hint', 'One or many: by lines, commas or semicolons.')}
      >
        <Field.Label>{t('invites.emails', 'Email addresses')}</Field.Label>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {children(byField)}
    </FormDialog>
  );
};
