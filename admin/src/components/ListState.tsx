import * as React from 'react';

import { EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useTranslate } from '../hooks/useTranslate';

import { LoadError } from './LoadError';

import type { WhyQuestion } from './Why/WhyProvider';

interface ListStateProps {
  status: 'loading' | 'ready' | 'loading-more' | 'failed';
  count: number;
  error: unknown;
  onRetry: () => void;
  empty: string;
  /** Where a 403 can be asked about. */
  why?: { question: WhyQuestion; name: string };
  children: React.ReactNode;
}

/** Loading, failed, empty, or the list itself. */
export const ListState = ({ status, count, error, onRetry, empty, why, children }: ListStateProps) => {
  const t = useTranslate();

  if (status === 'failed') return <LoadError error={error} onRetry={onRetry} why={why} shadow="none" />;
  if (count > 0) return <>{children}</>;
  if (status === 'loading') {
    return (
      <Flex justifyContent="center" padding={11} aria-busy>
        <Loader>{t('list.loading', 'Loading the list')}</Loader>
      </Flex>
    );
  }
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} shadow="none" />;
};
