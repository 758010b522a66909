import * as React from 'react';

import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';

import { ActiveRow } from './VirtualGrid/ActiveRow';

export interface RowMenuItem {
  key: string;
  label: string;
  icon?: React.ReactNode;
  isDanger?: boolean;
  onSelect: () => void;
}

interface RowMenuProps {
  /** What it holds, with the name of the row. */
  label: string;
  items: RowMenuItem[];
}

/** The three dots of a row. Strapi's `SimpleMenu` cuts off what comes after the fourth item. */
export const RowMenu = ({ label, items }: RowMenuProps) => {
  const isInActiveRow = React.useContext(ActiveRow);
  if (items.length === 0) return null;

  return (
    <Menu.Root>
      <Menu.Trigger
        label={label}
        tag={IconButton}
        icon={<More />}
        variant="ghost"
        tabIndex={isInActiveRow ? undefined : -1}
      />
      <Menu.Content popoverPlacement="bottom-end" maxHeight="none">
        {items.map(({ key, label: text, icon, isDanger = false, onSelect }) => (
          <Menu.Item key={key} startIcon={icon} variant={isDanger ? 'danger' : undefined} onSelect={onSelect}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};
