export const positiveInteger = (text: string | null, fallback: number) => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

type Sort<TColumn extends string> = `${TColumn}:${'asc' | 'desc'}`;

/** Strapi's table headers write `name:ASC` into the URL; the API reads `name:asc`. */
export const sortOf = <TColumn extends string>(
  text: string | null,
  columns: readonly TColumn[],
  fallback: Sort<TColumn>
): Sort<TColumn> => {
  const [name, order] = (text ?? '').split(':');
  const column = columns.find((candidate) => candidate === name);
  return column ? `${column}:${order?.toLowerCase() === 'desc' ? 'desc' : 'asc'}` : fallback;
};
