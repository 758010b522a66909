import * as React from 'react';

import { Button, EmptyStateLayout, Flex, type EmptyStateLayoutProps } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';

import { useErrorMessage } from '../hooks/useErrorMessage';
import { MeContext } from '../hooks/useMe';
import { useTranslate } from '../hooks/useTranslate';
import { toFault } from '../utils/errors';

import { WhyButton } from './Why/WhyButton';

import type { Capability } from '../../../contracts/common';
import type { WhyQuestion } from './Why/WhyProvider';

export interface LoadErrorProps extends Pick<EmptyStateLayoutProps, 'hasRadius' | 'shadow'> {
  error: unknown;
  onRetry: () => void;
  /** Where a 403 can be asked about: what was tried, and the name of what it was tried on. */
  why?: { question: WhyQuestion; name: string };
  /** The same, where it was tried on the own account. */
  capability?: Capability;
}

export const LoadError = ({ error, onRetry, why, capability, ...props }: LoadErrorProps) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const home = React.useContext(MeContext)?.partner;
  const own = home &&
    capability && { question: { kind: 'partner' as const, documentId: home.documentId, capability }, name: home.name };
  const asked = why ?? own;

  return (
    <EmptyStateLayout
      {...props}
      icon={<WarningCircle width="4.8rem" height="4.8rem" fill="danger600" aria-hidden />}
      content={errorMessage(error)}
      action={
        <Flex gap={2}>
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
            {t('error.retry', 'Try again')}
          </Button>
          {asked && toFault(error).status === 403 ? <WhyButton {...asked} /> : null}
        </Flex>
      }
    />
  );
};
