import * as React from 'react';

import { IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { More } from '@strapi/icons';

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

/** The three dots of a row. */
export const RowMenu = ({ label, items }: RowMenuProps) =>
  items.length === 0 ? null : (
    <SimpleMenu label={label} tag={IconButton} icon={<More />} variant="ghost" popoverPlacement="bottom-end">
      {items.map(({ key, label: text, icon, isDanger = false, onSelect }) => (
        <MenuItem key={key} startIcon={icon} variant={isDanger ? 'danger' : undefined} onSelect={onSelect}>
          {text}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
