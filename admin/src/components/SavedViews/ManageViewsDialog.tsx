import * as React from 'react';

import { Box, Button, Field, Flex, IconButton, Modal, TextInput } from '@strapi/design-system';
import { Check, Star, Trash } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteSavedViewMutation, useUpdateSavedViewMutation } from '../../services/savedViews';
import { SaveError } from '../SaveError';

import type { SavedView } from '../../../../contracts/saved-views';

const MAX_NAME = 60;

interface ViewRowProps {
  view: SavedView;
  onChange: (change: Promise<unknown>) => void;
}

/** One view: its name, whether the list opens with it, and taking it away. */
const ViewRow = ({ view: { documentId, name, isDefault }, onChange }: ViewRowProps) => {
  const t = useTranslate();
  const [typed, setTyped] = React.useState(name);
  const [update] = useUpdateSavedViewMutation();
  const [remove] = useDeleteSavedViewMutation();
  const save = (data: { name?: string; isDefault?: boolean }) => onChange(update({ documentId, data }).unwrap());
  const label = isDefault
    ? t('views.default.clear', 'Do not open the list with {name} any more', { name })
    : t('views.default.set', 'Open the list with {name}', { name });

  return (
    <Flex tag="li" gap={2} alignItems="center">
      <Box flex="1">
        <Field.Root name={`view-${documentId}`}>
          <TextInput
            aria-label={t('views.name.of', 'Name of the view {name}', { name })}
            value={typed}
            maxLength={MAX_NAME}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
          />
        </Field.Root>
      </Box>
      <IconButton
        label={t('views.rename', 'Rename {name}', { name })}
        disabled={typed.trim() === '' || typed === name}
        onClick={() => save({ name: typed })}
      >
        <Check />
      </IconButton>
      <IconButton label={label} aria-pressed={isDefault} onClick={() => save({ isDefault: !isDefault })}>
        <Star fill={isDefault ? 'primary600' : undefined} />
      </IconButton>
      <IconButton
        variant="danger-light"
        label={t('views.delete', 'Delete {name}', { name })}
        onClick={() => onChange(remove(documentId).unwrap())}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
};

/** Renaming, deleting, and which one the list opens with. */
export const ManageViewsDialog = ({ views, onClose }: { views: SavedView[]; onClose: () => void }) => {
  const t = useTranslate();
  const [error, setError] = React.useState<unknown>(null);
  const track = (change: Promise<unknown>) => {
    setError(null);
    change.catch(setError);
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('views.manage', 'Manage views')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {views.map((view) => (
              <ViewRow key={`${view.documentId} ${view.name}`} view={view} onChange={track} />
            ))}
          </Flex>
          <SaveError error={error} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close', 'Close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
