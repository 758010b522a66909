import { Flex, IconButton } from '@strapi/design-system';
import { Eye, Pencil, Trash } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';

interface RowActionsProps {
  name: string;
  canManage: boolean;
  onOpen: () => void;
  onDelete: () => void;
}

export const RowActions = ({ name, canManage, onOpen, onDelete }: RowActionsProps) => {
  const t = useTranslate();

  if (!canManage) {
    return (
      <Flex justifyContent="end">
        <IconButton variant="ghost" label={t('action.view-target', 'View {name}', { name })} onClick={onOpen}>
          <Eye />
        </IconButton>
      </Flex>
    );
  }
  return (
    <Flex justifyContent="end">
      <IconButton variant="ghost" label={t('action.edit-target', 'Edit {name}', { name })} onClick={onOpen}>
        <Pencil />
      </IconButton>
      <IconButton variant="ghost" label={t('action.delete-target', 'Delete {name}', { name })} onClick={onDelete}>
        <Trash />
      </IconButton>
    </Flex>
  );
};
