import * as React from 'react';

import * as Dialog from '@radix-ui/react-dialog';
import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { useSearchMspCenterQuery } from '../../services/centerSearch';
import { LoadError } from '../LoadError';
import { effectiveSearch } from '../SearchField';

import { HitList, optionId } from './HitList';
import { useHits } from './useHits';

import type { Me } from '../../../../contracts/me';

const TYPING_PAUSE_MS = 200;

const Overlay = styled(Dialog.Overlay)`
  position: fixed;
  inset: 0;
  z-index: 310;
  background: ${({ theme }) => theme.colors.neutral800}33;
`;

const Panel = styled(Dialog.Content)`
  position: fixed;
  z-index: 310;
  top: min(12vh, 12rem);
  left: 50%;
  transform: translateX(-50%);
  display: flex;
  flex-direction: column;
  width: min(64rem, calc(100vw - 3.2rem));
  max-height: 70vh;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

const Input = styled.input`
  flex: 1;
  min-width: 0;
  padding: ${({ theme }) => theme.spaces[4]} 0;
  border: none;
  outline: none;
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[3]};

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

/* The whole upper edge is the field: it shows that it has the focus. */
const FieldRow = styled(Flex)`
  border-bottom: 2px solid ${({ theme }) => theme.colors.neutral150};

  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface SearchDialogProps {
  me: Me;
  onClose: () => void;
}

/** A combobox: the field keeps the focus, the arrow keys choose, Enter goes there (EX-12). */
export const SearchDialog = ({ me, onClose }: SearchDialogProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const listId = React.useId();
  const openerRef = React.useRef<Element | null>(document.activeElement);
  const hitsOf = useHits(me);
  const [text, setText] = React.useState('');
  const [chosen, setChosen] = React.useState(0);
  const search = useDebounce(effectiveSearch(text), TYPING_PAUSE_MS);
  const { data, error, isFetching, refetch } = useSearchMspCenterQuery(search, { skip: !search });

  // The last answer stays while the next is on its way
  const groups = search && data ? hitsOf(data) : [];
  const hits = groups.flatMap((group) => group.hits);
  const current = hits[Math.min(chosen, hits.length - 1)];
  const isSettled = !isFetching && search === effectiveSearch(text);

  const returnFocus = (event: Event) => {
    // Radix returns the focus to its own trigger; a shortcut opens this from anywhere
    event.preventDefault();
    if (openerRef.current instanceof HTMLElement && openerRef.current.isConnected) openerRef.current.focus();
  };

  const open = (to: string) => {
    onClose();
    navigate(to);
  };

  const handleKeyDown = (event: React.KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move && hits.length > 0) {
      event.preventDefault();
      const index = current ? hits.indexOf(current) : 0;
      setChosen((index + move + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Not what an earlier text has found
      if (current && isSettled) open(current.to);
    }
  };

  const hint = () => {
    if (text.trim().length === 1) {
      return t('center-search.too-short', 'One letter finds nothing yet: type at least two.');
    }
    if (!search) return t('center-search.hint', 'Partners, customers and people by name; customers by tag too.');
    if (isFetching && !data) return t('center-search.loading', 'Searching …');
    if (hits.length === 0) return t('center-search.empty', 'Nothing matches “{search}”.', { search });
    return t('center-search.count', '{count, plural, one {# result} other {# results}}', { count: hits.length });
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Overlay />
        <Panel aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
          <VisuallyHidden>
            <Dialog.Title>{t('center-search.title', 'Search the Partner Center')}</Dialog.Title>
          </VisuallyHidden>
          <FieldRow gap={3} paddingLeft={4} paddingRight={4}>
            <Search aria-hidden fill="neutral600" />
            <Input
              role="combobox"
              aria-label={t('center-search.label', 'Search partners, customers and people')}
              aria-expanded={hits.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={current && optionId(listId, current)}
              placeholder={t('center-search.label', 'Search partners, customers and people')}
              autoComplete="off"
              maxLength={100}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setChosen(0);
              }}
              onKeyDown={handleKeyDown}
            />
          </FieldRow>
          {error ? (
            <LoadError error={error} onRetry={refetch} shadow="none" />
          ) : (
            <Box overflow="auto" padding={2}>
              <HitList
                id={listId}
                groups={groups}
                current={current}
                onHover={(hit) => setChosen(hits.indexOf(hit))}
                onOpen={({ to }) => open(to)}
              />
              <Box padding={2} role="status">
                <Typography variant="pi" textColor="neutral600">
                  {hint()}
                </Typography>
              </Box>
            </Box>
          )}
        </Panel>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
