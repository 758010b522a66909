import * as React from 'react';

import { useTranslate } from '../../../hooks/useTranslate';

import { Head } from './Head';
import { Frame, Table } from './styles';
import { TreeContext, type TreeContextValue } from './TreeContext';

interface PartnerTreeProps {
  value: Omit<TreeContextValue, 'active' | 'setActive'>;
  isBusy: boolean;
  /** The rows. */
  children: React.ReactNode;
}

const levelOf = (row: HTMLElement | undefined) => Number(row?.getAttribute('aria-level') ?? 0);

/** Where an arrow leads to from a row; `toggle`: the row's own branch opens or closes. */
const destination = (rows: HTMLElement[], at: number, key: string): HTMLElement | 'toggle' | undefined => {
  const row = rows[at];
  const expanded = row?.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1];
    case 'ArrowUp':
      return rows[at - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      if (expanded === 'false') return 'toggle';
      return expanded === 'true' ? rows[at + 1] : undefined;
    case 'ArrowLeft':
      if (expanded === 'true') return 'toggle';
      return rows.slice(0, at).findLast((above) => levelOf(above) < levelOf(row));
    default:
      return undefined;
  }
};

const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** The tree as a table whose rows open (WAI-ARIA treegrid): one row is in the tab order, and arrow keys move it. */
export const PartnerTree = ({ value, isBusy, children }: PartnerTreeProps) => {
  const t = useTranslate();
  const [active, setActive] = React.useState<string | null>(null);
  const bodyRef = React.useRef<HTMLTableSectionElement>(null);
  const rows = React.useCallback(
    () => [...(bodyRef.current?.querySelectorAll<HTMLElement>('tr[data-partner]') ?? [])],
    []
  );

  // The row in the tab order may go, with its branch or for more rows of it: what takes its place gets the focus it had
  const atRef = React.useRef(0);
  React.useEffect(() => {
    const body = bodyRef.current;
    if (!body || active === null) return;
    const observer = new MutationObserver(() => {
      if (rows().some(({ dataset }) => dataset.partner === active)) return;
      if (document.activeElement === document.body) rows()[atRef.current]?.focus();
      else setActive(null);
    });
    observer.observe(body, { childList: true });
    return () => observer.disconnect();
  }, [active, rows]);

  const activate = React.useCallback(
    (id: string) => {
      atRef.current = rows().findIndex(({ dataset }) => dataset.partner === id);
      setActive(id);
    },
    [rows]
  );

  const handleKeyDown = (event: React.KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.dataset.partner === undefined || !KEYS.includes(event.key)) return;
    event.preventDefault();
    const all = rows();
    const next = destination(all, all.indexOf(target), event.key);
    if (next === 'toggle') target.querySelector<HTMLElement>('[data-toggle]')?.click();
    else next?.focus();
  };

  return (
    <TreeContext.Provider value={{ ...value, active, setActive: activate }}>
      <Frame>
        <Table
          role="treegrid"
          aria-label={t('partners.title', 'Partners')}
          aria-multiselectable={value.ticks ? true : undefined}
          aria-busy={isBusy}
          onKeyDown={handleKeyDown}
        >
          <Head />
          <tbody role="rowgroup" ref={bodyRef}>
            {children}
          </tbody>
        </Table>
      </Frame>
    </TreeContext.Provider>
  );
};
