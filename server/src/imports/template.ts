import { IMPORT_COLUMNS, type ImportKind, type ImportLanguage } from '../../../contracts/import-columns';

/** Spreadsheets in German expect semicolons, and all of them a mark that says UTF-8. */
const DELIMITER: Record<ImportLanguage, string> = { en: ',', de: ';' };
const MARK = '\uFEFF';

/** A file with the headers of a kind and nothing below them. */
export const templateOf = (kind: ImportKind, language: ImportLanguage): string =>
  `${MARK}${IMPORT_COLUMNS[kind].map((column) => column[language]).join(DELIMITER[language])}\r\n`;
