import * as React from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { useUnsavedChanges } from '../hooks/useUnsavedChanges';

import { LeaveDialog } from './LeaveDialog';
import { SaveError, type SaveErrorProps } from './SaveError';

/** Parameters whose change takes the dialog away. */
const LEAVES = ['tab', 'partner'];

export interface FormDialogProps extends Pick<SaveErrorProps, 'why'> {
  title: string;
  /** *Save* unless given. */
  submitLabel?: string;
  /** *danger* where it takes something away at once. */
  submitVariant?: 'default' | 'danger';
  /** Nothing can be sent yet. */
  isIncomplete?: boolean;
  isReadOnly: boolean;
  isDirty: boolean;
  isSaving: boolean;
  /** What no field of the form can show. */
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  /** What a save would do to others, while it waits to be confirmed. */
  preview?: React.ReactNode;
  children: React.ReactNode;
}

/** A form in a modal: Enter saves, an error stays beside what was typed, closing asks before anything is lost. */
export const FormDialog = ({
  title,
  submitLabel,
  submitVariant,
  isIncomplete = false,
  isReadOnly,
  isDirty,
  isSaving,
  error,
  why,
  onSubmit,
  onClose,
  preview,
  children,
}: FormDialogProps) => {
  const t = useTranslate();
  const formId = React.useId();
  const [isAsking, setIsAsking] = React.useState(false);
  const blocker = useUnsavedChanges(isDirty, LEAVES);
  const close = () => (isDirty ? setIsAsking(true) : onClose());

  return (
    <Modal.Root open onOpenChange={(open) => !open && close()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form
            id={formId}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            <Flex direction="column" alignItems="stretch" gap={5}>
              {children}
            </Flex>
          </form>
          <SaveError error={error} why={why} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={close}>
            {isReadOnly ? t('action.close', 'Close') : t('action.cancel', 'Cancel')}
          </Button>
          {isReadOnly ? null : (
            <Button type="submit" form={formId} variant={submitVariant} loading={isSaving} disabled={isIncomplete}>
              {submitLabel ?? t('action.save', 'Save')}
            </Button>
          )}
        </Modal.Footer>
        {preview}
        <LeaveDialog blocker={blocker} closing={{ isAsking, onStay: () => setIsAsking(false), onLeave: onClose }} />
      </Modal.Content>
    </Modal.Root>
  );
};
