import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';

import { CopyButton } from '../../../components/CopyButton';
import { useTranslate } from '../../../hooks/useTranslate';

interface ShownTokenDialogProps {
  token: string;
  /** The customer's. */
  name: string;
  onClose: () => void;
}

/** The one time that a device token is shown: it is kept nowhere but here, and only a button closes it. */
export const ShownTokenDialog = ({ token, name, onClose }: ShownTokenDialogProps) => {
  const t = useTranslate();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('devices.token.title', 'Token for {name}', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>
              {t('devices.token.once', 'Copy it now: it is shown this once and can’t be read again.')}
            </Typography>
            <Field.Root name="token">
              <Field.Label>{t('devices.token.label', 'Token')}</Field.Label>
              <TextInput
                readOnly
                value={token}
                onFocus={(event) => event.target.select()}
                endAction={
                  <CopyButton
                    value={token}
                    label={t('devices.token.copy', 'Copy the token')}
                    confirmation={t('devices.token.copied', 'Token copied.')}
                  />
                }
              />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{t('devices.token.done', 'Done')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
