/**
 * Addresses as people paste them: by lines, commas or semicolons, with or without a name (`Anna <anna@…>`); each once.
 */
export const parseAddresses = (text: string): string[] => {
  const parts = text.split(/[\n\r,;]+/).map((part) => (/<([^<>]+)>\s*$/.exec(part)?.[1] ?? part).trim());
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = part.toLowerCase();
    if (!part || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
