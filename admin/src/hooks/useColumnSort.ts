import { useSearchParams } from 'react-router-dom';

const DEFAULT_SORT = 'name:asc';

/**
 * How a list is sorted lives in the URL, under the name and in the words of Strapi's own tables.
 *
 * @param fallback how the list is sorted that nobody has sorted yet
 */
export const useColumnSort = (name: string, fallback = DEFAULT_SORT) => {
  const [params, setParams] = useSearchParams();
  const [sortedBy, order] = (params.get('sort') ?? fallback).split(':');
  const isSorted = sortedBy === name;
  const isAscending = order?.toUpperCase() !== 'DESC';

  return {
    direction: isSorted ? (isAscending ? ('ascending' as const) : ('descending' as const)) : undefined,
    sort: () =>
      setParams(
        (current) => {
          current.set('sort', `${name}:${isSorted && isAscending ? 'DESC' : 'ASC'}`);
          current.delete('page');
          return current;
        },
        { replace: true }
      ),
  };
};
