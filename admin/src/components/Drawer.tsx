import * as React from 'react';

import * as Dialog from '@radix-ui/react-dialog';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { keyframes, styled } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';

import { WhyProvider } from './Why/WhyProvider';

const slideIn = keyframes`
  from { opacity: 0; transform: translateX(4rem); }
  to { opacity: 1; transform: translateX(0); }
`;

const fadeIn = keyframes`
  from { opacity: 0; }
  to { opacity: 1; }
`;

/* Below the design system's overlay (300), so that its dialogs and popovers come to lie above the drawer. */
const Overlay = styled(Dialog.Overlay)`
  position: fixed;
  inset: 0;
  z-index: 200;
  background: ${({ theme }) => theme.colors.neutral800}33;

  @media (prefers-reduced-motion: no-preference) {
    animation: ${fadeIn} ${({ theme }) => theme.motion.timings['200']}
      ${({ theme }) => theme.motion.easings.easeOutQuad};
  }
`;

const Panel = styled(Dialog.Content)`
  position: fixed;
  inset: 0 0 0 auto;
  z-index: 200;
  display: flex;
  flex-direction: column;
  width: 96rem;
  max-width: 100%;
  background: ${({ theme }) => theme.colors.neutral0};
  border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};

  &:focus {
    outline: none;
  }

  @media (prefers-reduced-motion: no-preference) {
    animation: ${slideIn} ${({ theme }) => theme.motion.timings['200']}
      ${({ theme }) => theme.motion.easings.easeOutQuad};
  }
`;

const Plain = styled.div`
  display: contents;
`;

interface DrawerProps {
  title: string;
  subtitle?: React.ReactNode;
  onClose: () => void;
  footer?: React.ReactNode;
  children: React.ReactNode;
}

/** A modal panel docked at the right edge: focus trap and Escape from Radix, the look from the design system. */
export const Drawer = ({ title, subtitle, onClose, footer, children }: DrawerProps) => {
  const t = useTranslate();
  const openerRef = React.useRef<Element | null>(document.activeElement);

  const returnFocus = (event: Event) => {
    // Radix returns the focus to its own trigger; this drawer is opened by the URL.
    event.preventDefault();
    if (openerRef.current instanceof HTMLElement && openerRef.current.isConnected) openerRef.current.focus();
  };

  // The design system's search box keeps Escape to itself, also when there is nothing left to clear.
  const closeFromEmptySearch = ({ key, target }: React.KeyboardEvent) => {
    if (key === 'Escape' && target instanceof HTMLInputElement && target.type === 'search' && !target.value) onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Overlay />
        <Panel
          onCloseAutoFocus={returnFocus}
          onPointerDownOutside={(event) => event.preventDefault()}
          onKeyDownCapture={closeFromEmptySearch}
        >
          <Flex
            tag="header"
            justifyContent="space-between"
            alignItems="flex-start"
            gap={4}
            padding={4}
            paddingLeft={6}
            paddingRight={6}
            borderColor="neutral150"
            borderWidth="0 0 1px 0"
            borderStyle="solid"
          >
            <Box minWidth={0}>
              <Dialog.Title asChild>
                <Typography variant="beta" tag="h2">
                  {title}
                </Typography>
              </Dialog.Title>
              <Dialog.Description asChild>
                <Plain>{subtitle}</Plain>
              </Dialog.Description>
            </Box>
            <IconButton label={t('drawer.close', 'Close')} variant="ghost" withTooltip={false} onClick={onClose}>
              <Cross />
            </IconButton>
          </Flex>
          <Flex direction="column" alignItems="stretch" flex="1" minHeight={0} overflow="hidden">
            <WhyProvider>{children}</WhyProvider>
          </Flex>
          {footer}
        </Panel>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

/** The bar at the drawer's lower edge: what will happen, and the buttons. */
export const DrawerFooter = ({ summary, children }: { summary: React.ReactNode; children: React.ReactNode }) => (
  <Flex
    tag="footer"
    justifyContent="space-between"
    gap={4}
    wrap="wrap"
    padding={4}
    paddingLeft={6}
    paddingRight={6}
    background="neutral100"
    borderColor="neutral150"
    borderWidth="1px 0 0 0"
    borderStyle="solid"
  >
    <Typography textColor="neutral600" aria-live="polite" role="status">
      {summary}
    </Typography>
    <Flex gap={2} marginLeft="auto">
      {children}
    </Flex>
  </Flex>
);
