/** Rows per statement: SQLite takes 500 in an insert, and every database bounds the values of one. */
export const CHUNK = 500;

/** The list in pieces of at most `size`. */
export function* chunks<Item>(items: Item[], size = CHUNK): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
