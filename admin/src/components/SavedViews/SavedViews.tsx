import * as React from 'react';

import { Menu } from '@strapi/design-system';
import { Check, Pencil, Plus, Star } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';

import { ManageViewsDialog } from './ManageViewsDialog';
import { SaveViewDialog } from './SaveViewDialog';
import { useViewParams } from './useViewParams';

import type { SavedList } from '../../../../contracts/saved-views';

interface SavedViewsProps {
  list: SavedList;
  /** Those that are shown. */
  columns: readonly string[];
}

/** A person's own views of a list: filters, order, columns and tab under a name. */
export const SavedViews = ({ list, columns }: SavedViewsProps) => {
  const t = useTranslate();
  const { views, current, open, shown } = useViewParams(list, columns);
  const [dialog, setDialog] = React.useState<'save' | 'manage' | null>(null);

  return (
    <>
      <Menu.Root>
        <Menu.Trigger variant="tertiary" size="S">
          {shown?.name ?? t('views.label', 'Views')}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end" maxHeight="40rem">
          {views.map((view) => (
            <Menu.Item
              key={view.documentId}
              startIcon={view === shown ? <Check /> : view.isDefault ? <Star /> : undefined}
              onSelect={() => open(view)}
            >
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 ? <Menu.Separator /> : null}
          <Menu.Item startIcon={<Plus />} onSelect={() => setDialog('save')}>
            {t('views.save', 'Save this view')}
          </Menu.Item>
          {views.length > 0 ? (
            <Menu.Item startIcon={<Pencil />} onSelect={() => setDialog('manage')}>
              {t('views.manage', 'Manage views')}
            </Menu.Item>
          ) : null}
        </Menu.Content>
      </Menu.Root>
      {dialog === 'save' ? <SaveViewDialog list={list} params={current} onClose={() => setDialog(null)} /> : null}
      {dialog === 'manage' ? <ManageViewsDialog views={views} onClose={() => setDialog(null)} /> : null}
    </>
  );
};
