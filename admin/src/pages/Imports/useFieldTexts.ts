import { useIntl } from 'react-intl';

import { IMPORT_COLUMNS, type ImportKind } from '../../../../contracts/import-columns';

/** What a field is called in the templates of the panel's language. */
export const useFieldTexts = (kind: ImportKind) => {
  const { locale } = useIntl();
  const language = locale.startsWith('de') ? 'de' : 'en';
  return (field: string): string => IMPORT_COLUMNS[kind].find((column) => column.field === field)?.[language] ?? field;
};
