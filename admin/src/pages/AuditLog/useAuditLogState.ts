import { useSearchParams } from 'react-router-dom';

import { AUDIT_ACTIONS, type ListAuditLogParams } from '../../../../contracts/audit-log';
import { positiveInteger } from '../../utils/query';

/** What narrows the log, by its name in the URL; `from` and `until` are days in the person's own time zone. */
export const FILTERS = ['person', 'action', 'partner', 'customer', 'from', 'until'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const midnight = (day: string | undefined, later = 0) => {
  if (!day) return undefined;
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
};

const readFilters = (params: URLSearchParams, customer: string | undefined): Filters => {
  const filters: Filters = {};
  for (const name of FILTERS) {
    const value = params.get(name)?.trim();
    if (value) filters[name] = value;
  }
  for (const name of ['from', 'until'] as const) {
    if (!DAY.test(filters[name] ?? '') || Number.isNaN(Date.parse(filters[name]!))) delete filters[name];
  }
  if (!AUDIT_ACTIONS.some((action) => action === filters.action)) delete filters.action;
  if (customer) delete filters.customer;
  return filters;
};

/** As the API reads them: instants, of which the last day's end is exclusive. */
const toParams = ({ action, from, until, ...names }: Filters): ListAuditLogParams => ({
  ...names,
  action: AUDIT_ACTIONS.find((known) => known === action),
  from: midnight(from),
  until: midnight(until, 1),
});

/**
 * The page's state lives in the URL: filters, page, and the entry that is looked at.
 *
 * @param customer documentId of the one whose log it is; everybody's unless given (CU-5)
 */
export const useAuditLogState = (customer?: string) => {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params, customer);
  const asked = { ...toParams(filters), ...(customer ? { customer } : {}) };

  const change = (values: Partial<Record<FilterName | 'entry', string | undefined>>, replace = false) =>
    setParams(
      (current) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) current.set(name, value);
          else current.delete(name);
        }
        if (!('entry' in values)) current.delete('page');
        return current;
      },
      { replace }
    );

  return {
    filters,
    asked,
    query: {
      ...asked,
      page: positiveInteger(params.get('page'), 1),
      pageSize: positiveInteger(params.get('pageSize'), 25),
    },
    entry: params.get('entry'),
    setFilter: (name: FilterName, value: string | undefined) => change({ [name]: value }),
    clearAll: () => change(Object.fromEntries(FILTERS.map((name) => [name, undefined]))),
    openEntry: (entry: string) => change({ entry }),
    closeEntry: () => change({ entry: undefined }, true),
  };
};

export type AuditLogState = ReturnType<typeof useAuditLogState>;
