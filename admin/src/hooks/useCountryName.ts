import * as React from 'react';

import { useIntl } from 'react-intl';

/** Countries in the panel's language, by their ISO codes; what is no code stays as it is. */
export const useCountryName = () => {
  const { locale } = useIntl();

  return React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    return (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  }, [locale]);
};
