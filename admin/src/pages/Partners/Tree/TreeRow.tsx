import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';

import { PartnerStatusBadge, TreeTypeBadge } from '../../../components/PartnerBadges';
import { TickCell } from '../../../components/TickCell';
import { ActiveRow } from '../../../components/VirtualGrid/ActiveRow';
import { PLUGIN_PATH } from '../../../constants';
import { useTranslate } from '../../../hooks/useTranslate';

import { Actions } from './Actions';
import { Arrow, Name, NameLink, NoArrow } from './styles';
import { useTree } from './TreeContext';

import type { TreePartner } from '../../../../../contracts/partner-tree';

interface TreeRowProps {
  partner: TreePartner;
  level: number;
  /** Among how many of its level, and the how many-eth. */
  setSize: number;
  position: number;
  /** `undefined` where there is nothing to open. */
  isOpen: boolean | undefined;
  onToggle: () => void;
  /** Of a search: `undefined` where nothing is looked for. */
  isMatch?: boolean;
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('button, a, input, [role="menu"], [role="dialog"]') !== null;

/** One partner of the tree, with the totals of what is below it. */
export const TreeRow = ({ partner, level, setSize, position, isOpen, onToggle, isMatch }: TreeRowProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { formatNumber, formatDate } = useIntl();
  const { active, setActive, ticks } = useTree();
  const { documentId, name, type, status, contact, createdAt, totals } = partner;
  const rowRef = React.useRef<HTMLTableRowElement>(null);
  const isActive = active === documentId || (active === null && level === 1 && position === 1);
  const isTicked = ticks?.has(documentId) ?? false;
  const details = `${PLUGIN_PATH}/details/${documentId}`;

  const handleKeyDown = (event: React.KeyboardEvent) => {
    // Keys inside a cell's own control belong to that control; those that move are the tree's
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') navigate(details);
    else if (event.key === ' ' && ticks) ticks.toggle(partner);
    else return;
    event.preventDefault();
  };
  const count = (value: number) => (
    <Typography textColor={value === 0 ? 'neutral600' : 'neutral800'}>{formatNumber(value)}</Typography>
  );

  return (
    <ActiveRow.Provider value={isActive}>
      <tr
        ref={rowRef}
        role="row"
        aria-level={level}
        aria-setsize={setSize}
        aria-posinset={position}
        aria-expanded={isOpen}
        aria-selected={ticks ? isTicked : undefined}
        data-partner={documentId}
        tabIndex={isActive ? 0 : -1}
        style={{ cursor: 'pointer' }}
        onFocus={() => setActive(documentId)}
        onKeyDown={handleKeyDown}
        onClick={(event) => {
          if (!isControl(event.target)) navigate(details);
        }}
      >
        {ticks ? (
          // A click beside the box is meant for it
          <td role="gridcell" onClick={(event) => event.stopPropagation()}>
            <TickCell
              label={t('partners.tick', 'Tick {name}', { name })}
              ticked={isTicked}
              disabled={false}
              onToggle={() => ticks.toggle(partner)}
            />
          </td>
        ) : null}
        <td role="gridcell">
          <Name $level={level}>
            {isOpen === undefined ? (
              <NoArrow />
            ) : (
              <Arrow
                type="button"
                $isOpen={isOpen}
                data-toggle
                tabIndex={-1}
                aria-label={
                  isOpen
                    ? t('partners.close-branch', 'Close {name}', { name })
                    : t('partners.open-branch', 'Open {name}', { name })
                }
                onClick={() => {
                  onToggle();
                  rowRef.current?.focus({ preventScroll: true });
                }}
              >
                <ChevronRight aria-hidden />
              </Arrow>
            )}
            <NameLink
              to={details}
              title={name}
              tabIndex={isActive ? 0 : -1}
              $isMatch={isMatch === true}
              $isDimmed={isMatch === false}
            >
              {name}
            </NameLink>
            <TreeTypeBadge type={type} />
          </Name>
        </td>
        <td role="gridcell" style={{ whiteSpace: 'nowrap' }}>
          <PartnerStatusBadge status={status} />
        </td>
        <td role="gridcell" className="number narrowest">
          {count(totals.msps)} <Typography textColor="neutral600">/</Typography> {count(totals.partners)}
        </td>
        <td role="gridcell" className="number">
          {count(totals.customers)}
        </td>
        <td role="gridcell" className="number narrow">
          {count(totals.endpoints)}
        </td>
        <td role="gridcell" className="wide">
          <Typography textColor="neutral800" ellipsis maxWidth="12rem" tag="div" title={contact?.email}>
            {contact?.name ?? '–'}
          </Typography>
        </td>
        <td role="gridcell" className="widest">
          <Typography textColor="neutral800" style={{ whiteSpace: 'nowrap' }}>
            {formatDate(createdAt, { dateStyle: 'medium' })}
          </Typography>
        </td>
        <td role="gridcell">
          <Actions partner={partner} />
        </td>
      </tr>
    </ActiveRow.Provider>
  );
};
