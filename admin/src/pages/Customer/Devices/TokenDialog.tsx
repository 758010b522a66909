import { Dialog, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import { useTranslate } from '../../../hooks/useTranslate';

export const TOKEN_STEPS = ['rotate', 'revoke'] as const;
export type TokenStep = (typeof TOKEN_STEPS)[number];

interface TokenDialogProps {
  step: TokenStep;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** What becomes of the reports is said before a token dies (EX-15). */
export const TokenDialog = ({ step, onConfirm, onClose }: TokenDialogProps) => {
  const t = useTranslate();
  const { title, body } = {
    rotate: {
      title: t('devices.token.rotate.title', 'Rotate the token?'),
      body: t(
        'devices.token.rotate.body',
        'The present token is dead from then on: reports are refused until the product has the new one.'
      ),
    },
    revoke: {
      title: t('devices.token.revoke.title', 'Revoke the token?'),
      body: t(
        'devices.token.revoke.body',
        'Reports are refused from then on. The counts stay as they were reported last.'
      ),
    },
  }[step];

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog title={title} variant="danger-light" onConfirm={onConfirm}>
        <Typography textAlign="center">{body}</Typography>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
