import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { useGetMspMeQuery } from '../../services/me';

import { SearchDialog } from './SearchDialog';

const Opener = styled.button`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  width: 100%;
  height: 3.2rem;
  padding: 0 ${({ theme }) => theme.spaces[2]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;

  &:hover {
    border-color: ${({ theme }) => theme.colors.neutral500};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);
const isShortcut = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
/** Over a drawer or a question the search would lead away from what is being done there. */
const isBusy = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** The one search of the center (EX-12): a field that opens it, and Ctrl or Cmd + K. */
export const CenterSearch = () => {
  const t = useTranslate();
  const { data: me } = useGetMspMeQuery();
  const [isOpen, setOpen] = React.useState(false);

  React.useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      if (!isBusy()) setOpen(true);
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, []);

  if (!me) return null;
  return (
    <Box paddingLeft={4} paddingRight={4} paddingTop={4}>
      <Opener type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <Search aria-hidden width="1.2rem" height="1.2rem" fill="neutral600" />
        <Flex flex="1">
          <Typography variant="pi" textColor="neutral600">
            {t('center-search.open', 'Search')}
          </Typography>
        </Flex>
        <Typography variant="pi" textColor="neutral600" tag="kbd" aria-hidden>
          {isMac() ? '⌘ K' : t('center-search.shortcut', 'Ctrl K')}
        </Typography>
      </Opener>
      {isOpen ? <SearchDialog me={me} onClose={() => setOpen(false)} /> : null}
    </Box>
  );
};
