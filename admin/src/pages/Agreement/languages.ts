import * as React from 'react';

import { useIntl } from 'react-intl';

/** Languages that a person can have the panel in, as Strapi codes them. */
export const PANEL_LANGUAGES = [
  ...['en', 'de', 'ar', 'ca', 'cs', 'es', 'eu', 'fr', 'gu', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'ml', 'ms', 'nl'],
  ...['no', 'pl', 'pt', 'pt-BR', 'ru', 'sa', 'sk', 'sv', 'th', 'tr', 'uk', 'vi', 'zh', 'zh-Hans'],
] as const;

/** A language by its name in the panel's own. */
export const useLanguageName = () => {
  const { locale } = useIntl();
  return React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (language: string) => names.of(language) ?? language;
  }, [locale]);
};
