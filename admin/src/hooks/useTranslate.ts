import * as React from 'react';

import { useIntl, type PrimitiveType } from 'react-intl';

import { PLUGIN_ID } from '../constants';

export type Translate = (id: string, defaultMessage: string, values?: Record<string, PrimitiveType>) => string;

/** `formatMessage` with the plugin's prefix, so that a text costs one line where it is used. */
export const useTranslate = (): Translate => {
  const { formatMessage } = useIntl();

  return React.useCallback(
    (id, defaultMessage, values) => formatMessage({ id: `${PLUGIN_ID}.${id}`, defaultMessage }, values),
    [formatMessage]
  );
};
