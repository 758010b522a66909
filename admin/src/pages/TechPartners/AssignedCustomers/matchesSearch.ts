import { fold, searchPatterns, searchText } from '../../../../../contracts/search-text';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';

type SearchableRow = Pick<AssignableCustomer, 'documentId' | 'name' | 'tags'>;

const texts = new WeakMap<SearchableRow, string>();

const textOf = (row: SearchableRow) => {
  const { documentId, name, tags } = row;
  // Who has no name is shown by id, which is not searched.
  const text = texts.get(row) ?? searchText(name === documentId ? tags : [name, ...tags]);
  texts.set(row, text);
  return text;
};

/**
 * Would the server find this customer by that search? By its own rule, so that "all that match" shows the right ticks
 * in other searches too.
 */
export const matchesSearch = (row: SearchableRow, search: string) => {
  const term = fold(search);
  if (term.length < 2) return true;
  return searchPatterns(term).some((pattern) => textOf(row).includes(pattern.replaceAll('%', '')));
};
