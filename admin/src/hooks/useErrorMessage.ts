import * as React from 'react';

import { toFault } from '../utils/errors';

import { useTranslate } from './useTranslate';

/** What to show a person when a request failed: the server's own words wherever it has spoken. */
export const useErrorMessage = () => {
  const t = useTranslate();

  return React.useCallback(
    (error: unknown) => {
      const { status, message, errors } = toFault(error);
      if (status === undefined) {
        return t('error.network', 'The server could not be reached. Nothing was changed; try again in a moment.');
      }
      if (errors.length > 0) {
        return errors.map(({ path, message: reason }) => (path ? `${path}: ${reason}` : reason)).join('\n');
      }
      return message || t('error.unknown', 'Something went wrong. Please try again.');
    },
    [t]
  );
};
