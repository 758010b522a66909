import * as React from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

import { SaveError } from './SaveError';

interface FormDialogProps {
  title: string;
  isReadOnly: boolean;
  isSaving: boolean;
  /** What no field of the form can show. */
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: React.ReactNode;
}

/** A form in a modal: Enter saves, an error stays beside what was typed. */
export const FormDialog = ({ title, isReadOnly, isSaving, error, onSubmit, onClose, children }: FormDialogProps) => {
  const t = useTranslate();
  const formId = React.useId();

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
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
          <SaveError error={error} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {isReadOnly ? t('action.close', 'Close') : t('action.cancel', 'Cancel')}
          </Button>
          {isReadOnly ? null : (
            <Button type="submit" form={formId} loading={isSaving}>
              {t('action.save', 'Save')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
