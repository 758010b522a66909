import { useIntl } from 'react-intl';

import { IMPORT_COLUMNS, type ImportKind, type ImportLanguage } from '../../../../contracts/import-columns';

/** What files, their reports and their reasons are written in: the panel's language, where it is one of theirs. */
export const useImportLanguage = (): ImportLanguage => (useIntl().locale.startsWith('de') ? 'de' : 'en');

/** What a field is called in the templates of the panel's language. */
export const useFieldTexts = (kind: ImportKind) => {
  const language = useImportLanguage();
  return (field: string): string => IMPORT_COLUMNS[kind].find((column) => column.field === field)?.[language] ?? field;
};
