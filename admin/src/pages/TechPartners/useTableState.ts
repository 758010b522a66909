import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import {
  TECH_PARTNER_COLUMNS,
  type ListTechPartnersParams,
  type TechPartnerColumn,
} from '../../../../contracts/tech-partners';
import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../../contracts/common';
import { effectiveSearch } from '../../components/SearchField';
import { positiveInteger, sortOf } from '../../utils/query';

/** The table's state lives in the URL, under the names Strapi's own tables use. */
export const useTableState = () => {
  const [params, setParams] = useSearchParams();
  const search = params.get('_q') ?? '';
  const type = TECH_PARTNER_TYPES.find((value) => value === params.get('type'));

  const change = React.useCallback(
    (values: { _q?: string; type?: TechPartnerType }, replace = false) =>
      setParams(
        (current) => {
          for (const [name, value] of Object.entries(values)) {
            if (value) current.set(name, value);
            else current.delete(name);
          }
          current.delete('page');
          return current;
        },
        { replace }
      ),
    [setParams]
  );

  const filters = {
    sort: sortOf<TechPartnerColumn>(params.get('sort'), TECH_PARTNER_COLUMNS, 'name:asc'),
    search: effectiveSearch(search) || undefined,
    type,
  } satisfies ListTechPartnersParams;

  return {
    search,
    type,
    filters,
    query: {
      ...filters,
      page: positiveInteger(params.get('page'), 1),
      pageSize: positiveInteger(params.get('pageSize'), 25),
    },
    // Typing replaces: Back leads to before the search, not to its second-last letter.
    setSearch: (value: string) => change({ _q: value }, search !== ''),
    setType: (value?: TechPartnerType) => change({ type: value }),
    clearAll: () => change({ _q: undefined, type: undefined }),
  };
};
