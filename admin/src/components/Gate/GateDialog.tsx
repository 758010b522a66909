import * as React from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';

import { SaveError } from '../SaveError';

interface GateDialogProps {
  title: string;
  /** What leaves without going in. */
  leave: { label: string; onLeave: () => void; isBusy?: boolean };
  submit: { label: string; isBusy: boolean; disabled?: boolean };
  onSubmit: () => void;
  error: unknown;
  children: React.ReactNode;
}

/** Stands before the panel: it can't be closed, only passed or left. */
export const GateDialog = ({ title, leave, submit, onSubmit, error, children }: GateDialogProps) => {
  const formId = React.useId();
  return (
    <Modal.Root open>
      <Modal.Content aria-describedby={undefined}>
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
              <Modal.Title>{title}</Modal.Title>
              {children}
            </Flex>
          </form>
          <SaveError error={error} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={leave.onLeave} loading={leave.isBusy}>
            {leave.label}
          </Button>
          <Button type="submit" form={formId} loading={submit.isBusy} disabled={submit.disabled}>
            {submit.label}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
