import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';

import type { Blocker } from 'react-router-dom';

interface LeaveDialogProps {
  /** Of `useUnsavedChanges`. */
  blocker: Blocker;
  /** For what is closed without a change of the URL. */
  closing?: { isAsking: boolean; onStay: () => void; onLeave: () => void };
}

/** Asks before unsaved work is left. */
export const LeaveDialog = ({ blocker, closing }: LeaveDialogProps) => {
  const t = useTranslate();
  if (blocker.state !== 'blocked' && !closing?.isAsking) return null;

  const stay = () => {
    blocker.reset?.();
    closing?.onStay();
  };
  const leave = () => (blocker.state === 'blocked' ? blocker.proceed() : closing?.onLeave());

  return (
    <Dialog.Root open onOpenChange={(open) => !open && stay()}>
      <ConfirmDialog
        title={t('unsaved.title', 'Leave without saving?')}
        // The dialog's own confirm button would close it too, which means staying.
        endAction={
          <Button fullWidth variant="danger-light" onClick={leave}>
            {t('unsaved.confirm', 'Leave')}
          </Button>
        }
      >
        {t('unsaved.body', 'Your changes are not saved yet and will be lost.')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
