import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';

import type { Blocker } from 'react-router-dom';

/** The question that `useUnsavedChanges` asks. */
export const LeaveDialog = ({ blocker }: { blocker: Blocker }) => {
  const t = useTranslate();
  if (blocker.state !== 'blocked') return null;

  return (
    <Dialog.Root open onOpenChange={(open) => !open && blocker.reset()}>
      <ConfirmDialog
        title={t('unsaved.title', 'Leave without saving?')}
        // The dialog's own confirm button would close it too, which means staying.
        endAction={
          <Button fullWidth variant="danger-light" onClick={() => blocker.proceed()}>
            {t('unsaved.confirm', 'Leave')}
          </Button>
        }
      >
        {t('unsaved.body', 'Your changes are not saved yet and will be lost.')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
