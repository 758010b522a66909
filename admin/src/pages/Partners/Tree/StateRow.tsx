import * as React from 'react';

import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise, ChevronDown } from '@strapi/icons';

import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslate } from '../../../hooks/useTranslate';

import { COLUMN_COUNT } from './Head';
import { Name, NoArrow } from './styles';
import { useTree } from './TreeContext';

interface StateRowProps {
  /** Unlike that of any partner. */
  id: string;
  level: number;
  /** What Enter does. */
  onActivate?: () => void;
  children: React.ReactNode;
}

/** A row that is no partner: what a branch says of itself. */
const StateRow = ({ id, level, onActivate, children }: StateRowProps) => {
  const { active, setActive, ticks } = useTree();

  return (
    <tr
      role="row"
      aria-level={level}
      data-partner={id}
      tabIndex={active === id ? 0 : -1}
      onFocus={() => setActive(id)}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && event.key === 'Enter') onActivate?.();
      }}
    >
      <td role="gridcell" colSpan={COLUMN_COUNT + (ticks ? 1 : 0)}>
        <Name $level={level}>
          <NoArrow />
          {children}
        </Name>
      </td>
    </tr>
  );
};

interface BranchState {
  branch: string;
  level: number;
}

export const LoadingRow = ({ branch, level }: BranchState) => {
  const t = useTranslate();

  return (
    <StateRow id={`loading-${branch}`} level={level}>
      <Loader small>{t('partners.loading', 'Loading partners')}</Loader>
    </StateRow>
  );
};

export const FailedRow = ({ branch, level, error, onRetry }: BranchState & { error: unknown; onRetry: () => void }) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();

  return (
    <StateRow id={`failed-${branch}`} level={level} onActivate={onRetry}>
      <Flex gap={3} wrap="wrap" role="alert">
        <Typography textColor="danger600">{errorMessage(error)}</Typography>
        <Button size="S" variant="tertiary" startIcon={<ArrowClockwise />} tabIndex={-1} onClick={onRetry}>
          {t('error.retry', 'Try again')}
        </Button>
      </Flex>
    </StateRow>
  );
};

export const MoreRow = ({ branch, level, count, onMore }: BranchState & { count: number; onMore: () => void }) => {
  const t = useTranslate();

  return (
    <StateRow id={`more-${branch}`} level={level} onActivate={onMore}>
      <Button size="S" variant="ghost" startIcon={<ChevronDown />} tabIndex={-1} onClick={onMore}>
        {t('partners.more', 'Load more ({count, number} left)', { count })}
      </Button>
    </StateRow>
  );
};
