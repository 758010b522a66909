import { Button, EmptyStateLayout, type EmptyStateLayoutProps } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';

import { useErrorMessage } from '../hooks/useErrorMessage';
import { useTranslate } from '../hooks/useTranslate';

interface LoadErrorProps extends Pick<EmptyStateLayoutProps, 'hasRadius' | 'shadow'> {
  error: unknown;
  onRetry: () => void;
}

export const LoadError = ({ error, onRetry, ...props }: LoadErrorProps) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();

  return (
    <EmptyStateLayout
      {...props}
      icon={<WarningCircle width="4.8rem" height="4.8rem" fill="danger600" aria-hidden />}
      content={errorMessage(error)}
      action={
        <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
          {t('error.retry', 'Try again')}
        </Button>
      }
    />
  );
};
