import * as React from 'react';

import { Flex, Loader, Typography } from '@strapi/design-system';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';

import { useTranslate } from '../../hooks/useTranslate';

import { GridRow } from './GridRow';
import { Body, HeaderCell, HeaderRow, Viewport } from './styles';

import type { GridColumn, RowState } from './types';

const OVERSCAN = 8;
/** Ask for the next page this many rows before the end is in sight. */
const AHEAD = 40;

export interface VirtualGridProps<TRow, TState extends RowState> {
  label: string;
  columns: readonly GridColumn<TRow, TState>[];
  rows: readonly TRow[];
  getKey: (row: TRow) => string;
  getState: (row: TRow) => TState;
  onToggle: (row: TRow) => void;
  rowHeight: number;
  minWidth: string;
  /** All rows there are, loaded or not; `null` where only a minimum is known. */
  total: number | null;
  onReachEnd: () => void;
  isLoadingMore: boolean;
  /** Changes with the list: the scroll position starts again. */
  listKey: string;
}

/**
 * A grid of which only the rows in sight are in the page, however long the list. One row is in the tab order; the
 * arrow keys move it, Space ticks it.
 */
export const VirtualGrid = <TRow, TState extends RowState>({
  label,
  columns,
  rows,
  getKey,
  getState,
  onToggle,
  rowHeight,
  minWidth,
  total,
  onReachEnd,
  isLoadingMore,
  listKey,
}: VirtualGridProps<TRow, TState>) => {
  const t = useTranslate();
  const viewportRef = React.useRef<HTMLDivElement>(null);
  const [active, setActive] = React.useState(0);
  const moveFocusRef = React.useRef(false);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewportRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    // The focused row stays in the page, or scrolling by wheel would throw the focus away.
    rangeExtractor: React.useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        return active >= range.count || indexes.includes(active) ? indexes : [...indexes, active].sort((a, b) => a - b);
      },
      [active]
    ),
  });

  React.useEffect(() => {
    setActive(0);
    viewportRef.current?.scrollTo({ top: 0 });
  }, [listKey]);

  const items = virtualizer.getVirtualItems();
  const lastVisible = virtualizer.range?.endIndex ?? 0;
  React.useEffect(() => {
    if (lastVisible >= rows.length - AHEAD) onReachEnd();
  }, [lastVisible, onReachEnd, rows.length]);

  React.useEffect(() => {
    if (!moveFocusRef.current) return;
    moveFocusRef.current = false;
    viewportRef.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    moveFocusRef.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next);
  };

  const handleKeyDown = (event: React.KeyboardEvent) => {
    const target = event.target as HTMLElement;
    // Keys inside a cell's own control belong to that control.
    if (target.getAttribute('role') !== 'row') return;
    const perPage = Math.max(1, Math.floor((viewportRef.current?.clientHeight ?? 0) / rowHeight) - 1);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + perPage,
      PageUp: active - perPage,
      Home: 0,
      End: rows.length - 1,
    };
    const next = moves[event.key];
    const row = rows[active];
    if (next !== undefined) {
      event.preventDefault();
      moveTo(next);
    } else if (event.key === ' ' && row) {
      event.preventDefault();
      onToggle(row);
    }
  };

  return (
    <Viewport ref={viewportRef}>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={columns.length}
        onKeyDown={handleKeyDown}
        style={{ minWidth }}
      >
        <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 1 }}>
          <HeaderRow role="row" aria-rowindex={1} $columns={columns.map(({ width }) => width).join(' ')}>
            {columns.map(({ name, label: heading }, index) => (
              <HeaderCell key={name} role="columnheader" aria-colindex={index + 1}>
                {typeof heading === 'string' ? (
                  <Typography variant="sigma" textColor="neutral600">
                    {heading}
                  </Typography>
                ) : (
                  heading
                )}
              </HeaderCell>
            ))}
          </HeaderRow>
        </div>
        <Body role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow
                key={getKey(row)}
                row={row}
                state={getState(row)}
                columns={columns}
                index={index}
                start={start}
                height={rowHeight}
                isActive={index === active}
                onActivate={setActive}
                onToggle={onToggle}
              />
            );
          })}
        </Body>
      </div>
      {isLoadingMore ? (
        <Flex justifyContent="center" padding={3}>
          <Loader small>{t('grid.loading-more', 'Loading more rows')}</Loader>
        </Flex>
      ) : null}
    </Viewport>
  );
};
