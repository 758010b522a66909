import * as React from 'react';

import { Flex, Loader } from '@strapi/design-system';

import { LoadError, type LoadErrorProps } from './LoadError';

export interface PreviewStateProps<TData> extends Pick<LoadErrorProps, 'capability'> {
  query: { data?: TData; error?: unknown; refetch: () => unknown };
  /** What is looked for meanwhile. */
  loading: string;
  children: (data: TData) => React.ReactNode;
}

/** What a step would do, inside its dialog (EX-15): loading, failed, or known. */
export const PreviewState = <TData,>({
  query: { data, error, refetch },
  loading,
  capability,
  children,
}: PreviewStateProps<TData>) => {
  if (error) return <LoadError error={error} onRetry={refetch} capability={capability} shadow="none" />;
  if (data) return <>{children(data)}</>;
  return (
    <Flex justifyContent="center" padding={4}>
      <Loader>{loading}</Loader>
    </Flex>
  );
};
