import * as React from 'react';

import { Checkbox, Flex, Tooltip } from '@strapi/design-system';

interface TickCellProps {
  label: string;
  ticked: boolean;
  disabled: boolean;
  /** Why it can't be changed. */
  reason?: string | null;
  onToggle: () => void;
}

/** A row's checkbox. The row itself takes the keyboard, so it stays out of the tab order. */
export const TickCell = ({ label, ticked, disabled, reason, onToggle }: TickCellProps) => {
  const reasonId = React.useId();
  const checkbox = (
    <Checkbox
      aria-label={label}
      aria-describedby={reason ? reasonId : undefined}
      tabIndex={-1}
      checked={ticked}
      disabled={disabled}
      onCheckedChange={onToggle}
    />
  );
  if (!reason) return checkbox;

  return (
    <Tooltip label={reason} side="right">
      {/* A disabled button takes no pointer events; the tooltip hangs on what surrounds it. */}
      <Flex tag="span">
        {checkbox}
        <span id={reasonId} hidden>
          {reason}
        </span>
      </Flex>
    </Tooltip>
  );
};
