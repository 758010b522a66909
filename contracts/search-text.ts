/** What ends one searchable text and begins the next; folding never yields it, so no match spans two texts. */
const SEPARATOR = '|';

/**
 * Brings text to the form in which names are compared and sorted on every database alike: lower case, without accents,
 * words apart by one space, everything but letters and digits gone.
 *
 * @returns at most 220 characters, empty where the text has no letter or digit
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .slice(0, 220)
    // The cut may leave half a character.
    .replace(/\p{Cs}/gu, '')
    .trim();

/**
 * One string that holds several texts, each word of which begins after a space or a separator.
 *
 * @param texts a name and tags, for example
 */
export const searchText = (texts: string[]): string =>
  [
    ...texts
      .map(fold)
      .filter(Boolean)
      .map((text) => SEPARATOR + text),
    SEPARATOR,
  ].join('');

/**
 * The patterns (`LIKE`) that a folded term must match one of: two letters at the beginning of a word, three or more
 * anywhere (TP-8). Folded terms hold no `%` and no `_`.
 */
export const searchPatterns = (term: string): string[] =>
  term.length < 3 ? [`%${SEPARATOR}${term}%`, `% ${term}%`] : [`%${term}%`];
