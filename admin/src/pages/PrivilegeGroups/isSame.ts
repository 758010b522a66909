const sorted = (value: unknown) => (Array.isArray(value) ? value.map((entry) => JSON.stringify(entry)).sort() : value);

/** Do two states of a form say the same? Lists in them have no order. */
export const isSame = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  Object.keys(one).every((field) => JSON.stringify(sorted(one[field])) === JSON.stringify(sorted(other[field])));
