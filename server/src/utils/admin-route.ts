import type { Core } from '@strapi/types';
import { ACCESS } from '../actions';
import type { CanConfig } from '../policies/can';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An admin route with what each needs: a sign-in, the RBAC action and a capability. There is no other way to make one. */
export const adminRoute = (method: Method, path: string, handler: string, can: CanConfig): Core.RouteInput => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [ACCESS] } },
      { name: 'plugin::msp.can', config: can },
    ],
  },
});
