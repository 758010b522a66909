import type { Core } from '@strapi/types';

/**
 * What is open to everybody who is signed in, for the own sign-in alone: before it is clear there is no capability to
 * ask for (doors/pending-routes.ts).
 */
const gateRoute = (method: 'GET' | 'POST', path: string, handler: string): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin'] },
});

export default {
  type: 'admin',
  routes: [
    gateRoute('GET', '/gate', 'gate.find'),
    gateRoute('POST', '/gate/code', 'gate.send'),
    gateRoute('POST', '/gate/verify', 'gate.verify'),
    gateRoute('POST', '/gate/agree', 'gate.agree'),
  ],
};
