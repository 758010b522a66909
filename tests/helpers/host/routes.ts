import type { Core } from '@strapi/types';

interface PolicyObject {
  name: string;
  config?: Record<string, unknown>;
}

export interface RouteEntry {
  type: 'admin' | 'content-api';
  method: string;
  path: string;
  /** `admin`, a plugin's or an API's name; `null` for a route that was registered past the route tables. */
  owner: string | null;
  /** `false`: open to everybody. */
  auth: boolean;
  policies: PolicyObject[];
}

type Routers = Record<string, Core.Router>;

/** Every route that Strapi serves: what the route tables define, and what else is mounted. */
export const listRoutes = async (strapi: Core.Strapi): Promise<RouteEntry[]> => {
  const defined = [
    ...entries('admin', strapi.admin.routes as Routers),
    ...Object.entries(strapi.plugins).flatMap(([name, { routes }]) => entries(name, routes as Routers | Core.Route[])),
    ...Object.entries(strapi.apis).flatMap(([name, { routes }]) => entries(name, routes as Routers)),
  ];
  const known = new Set(defined.map(key));
  return [...defined, ...mounted(strapi).filter((route) => !known.has(key(route)))];
};

const key = ({ method, path }: RouteEntry) => `${method} ${path}`;

const entries = (owner: string, routes: Routers | Core.Route[] = {}): RouteEntry[] => {
  const routers: Partial<Core.Router>[] = Array.isArray(routes) ? [{ routes }] : Object.values(routes);
  return routers.flatMap(({ type = 'admin', prefix, routes: list = [] }) =>
    list.map((route) => ({
      type,
      method: route.method,
      path:
        (type === 'admin' ? '' : '/api') +
        (route.config && 'prefix' in route.config ? '' : (prefix ?? `/${owner}`)) +
        route.path,
      owner,
      auth: route.config?.auth !== false,
      policies: (route.config?.policies ?? []).map(toPolicy),
    }))
  );
};

const toPolicy = (policy: unknown): PolicyObject => {
  if (typeof policy === 'string') return { name: policy };
  if (typeof policy === 'function') return { name: '(function)' };
  return policy as PolicyObject;
};

const mounted = ({ server }: Core.Strapi): RouteEntry[] => [
  ...layers('admin', server.api('admin').listRoutes()),
  ...layers('content-api', server.api('content-api').listRoutes()),
];

const layers = (type: RouteEntry['type'], list: { methods: string[]; path: string }[]): RouteEntry[] =>
  list.flatMap(({ methods, path }) =>
    methods
      .filter((method) => method !== 'HEAD')
      .map((method) => ({ type, method, path, owner: null, auth: true, policies: [] }))
  );
