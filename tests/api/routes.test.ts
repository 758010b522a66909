import { CAPABILITIES, type Capability } from '../../contracts/common';
import { liveRoutes } from '../helpers/control';
import type { RouteEntry } from '../helpers/host/routes';
import { world } from '../helpers/world';

const ACTIONS = ['plugin::msp.access', 'plugin::msp.operate', 'plugin::msp.settings'];

/** Routes that anybody may call, with the reason. */
const OPEN: Record<string, string> = {
  'GET /api/msp/pages/:file': 'scripts and styles of the public pages',
  'GET /api/msp/invite': 'the page that an invitation opens; it tells nothing of any',
  'POST /api/msp/invites/open': 'the token is the right',
  'POST /api/msp/invites/accept': 'the token is the right',
  'POST /api/msp/invites/answer': 'the token is the right',
  'GET /api/msp/customer': 'the page of a customer’s own people; it tells nothing of anybody',
  'POST /api/msp/customer/link/open': 'the token is the right',
  'POST /api/msp/customer/link/answer': 'the token is the right',
  'POST /api/msp/customer/sign-in': 'a password of Users & Permissions; makes a session of the customer page',
  'POST /api/msp/customer/sign-out': 'ends the own session of the customer page',
  'POST /api/msp/customer/open': 'the own customers, by the session of the customer page',
  'POST /api/msp/customer/answer': 'by that session, and the role in the customer',
  'POST /api/msp/customer/access-model': 'by that session, and the role in the customer',
  'POST /api/msp/customer/access-model/withdraw': 'by that session, and the role in the customer',
  'GET /api/msp/sign-in': 'asks for the name of an organization',
  'GET /api/msp/o/:organization': 'the sign-in page of an organization: its name and how people sign in there',
  'POST /api/msp/oidc/start': 'sends the browser to the OpenID provider',
  'GET /api/msp/oidc/callback': 'the provider’s answer, checked; makes a sign-in',
};

/** Routes that anybody may call who is signed in, whatever is missing of the sign-in (server/src/doors/pending-routes.ts). */
const GATE: Record<string, string> = {
  'GET /msp/gate': 'what the own sign-in waits for',
  'POST /msp/gate/code': 'mails a code to the person',
  'POST /msp/gate/verify': 'clears the own sign-in',
  'POST /msp/gate/agree': 'the own yes to the license agreement',
};

/** Content: open to whom the host lets read it, under Users & Permissions or with an API token. */
const CONTENT = ['GET /api/msp/directory', 'GET /api/msp/directory/:slug'];

/** With the API token of a customer's product; a user's permission opens nothing (devices.test.ts). */
const REPORTS = ['PUT /api/msp/devices'];

/** Of whoever is signed in under Users & Permissions: about nobody but the asker (customer-users.test.ts). */
const OWN = ['GET /api/msp/me'];

const isOurs = ({ owner, path }: RouteEntry) => owner === 'msp' || /^(\/api)?\/msp(\/|$)/.test(path);
const label = ({ method, path }: RouteEntry) => `${method} ${path}`;
const filled = ({ path }: RouteEntry) => path.replace(/:\w+/g, 'a'.repeat(24));

/** What a route lacks of: a sign-in, one of the plugin's actions, a capability. */
const faults = (route: RouteEntry): string[] => {
  const config = (name: string) => route.policies.find((policy) => policy.name === name)?.config;
  const actions = config('admin::hasPermissions')?.actions;
  const capability = config('plugin::msp.can')?.capability as Capability;
  return [
    ...(route.auth ? [] : ['is open']),
    ...(route.policies[0]?.name === 'admin::isAuthenticatedAdmin' ? [] : ['does not begin with a sign-in']),
    ...(Array.isArray(actions) && actions.some((action) => ACTIONS.includes(action)) ? [] : ['names no action']),
    ...(CAPABILITIES.includes(capability) ? [] : ['names no capability']),
  ].map((fault) => `${label(route)} ${fault}`);
};

describe('Every route of the plugin', () => {
  let admin: RouteEntry[];
  let gate: RouteEntry[];
  let contentApi: RouteEntry[];

  beforeAll(async () => {
    const ours = (await liveRoutes()).filter(isOurs);
    admin = ours.filter((route) => route.type === 'admin' && !(label(route) in GATE));
    gate = ours.filter((route) => label(route) in GATE);
    contentApi = ours.filter(({ type }) => type === 'content-api');
  });

  it('is in the route table', () => {
    expect(admin.length).toBeGreaterThan(0);
    expect([...admin, ...contentApi].filter(({ owner }) => owner === null).map(label)).toEqual([]);
  });

  it('names a sign-in, an action and a capability', () => {
    expect(admin.flatMap(faults)).toEqual([]);
  });

  it('needs a sign-in, of the gate too', async () => {
    expect(gate.map(label).sort()).toEqual(Object.keys(GATE).sort());
    for (const route of gate) {
      expect(faults(route)).toEqual([`${label(route)} names no action`, `${label(route)} names no capability`]);
    }
  });

  it('is closed to the content API unless listed here', () => {
    const closed = [...CONTENT, ...REPORTS, ...OWN];
    expect(contentApi.map(label).filter((route) => !(route in OPEN))).toEqual(closed);
    expect(contentApi.filter((route) => closed.includes(label(route)) && !route.auth)).toEqual([]);
  });

  it('answers 401 without a sign-in', async () => {
    const { anonymous } = await world({});
    for (const route of [...admin, ...gate]) {
      const { status } = await anonymous.request(route.method, filled(route));
      expect([label(route), status]).toEqual([label(route), 401]);
    }
  });

  it('answers 403 to a person without a home partner', async () => {
    const w = await world({ members: { outsider: {} } });
    for (const route of admin) {
      const { status } = await w.as('outsider').request(route.method, filled(route));
      expect([label(route), status]).toEqual([label(route), 403]);
    }
  });
});

describe('The check of the route table', () => {
  const good: RouteEntry = {
    type: 'admin',
    method: 'GET',
    path: '/msp/x',
    owner: 'msp',
    auth: true,
    policies: [
      { name: 'admin::isAuthenticatedAdmin' },
      { name: 'admin::hasPermissions', config: { actions: ['plugin::msp.access'] } },
      { name: 'plugin::msp.can', config: { capability: 'partner.read' } },
    ],
  };

  it('passes a route that names all three, and finds each that is missing', () => {
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, auth: false })).toEqual(['GET /msp/x is open']);
    good.policies.forEach((_, missing) => {
      const rest = good.policies.filter((_policy, i) => i !== missing);
      expect(faults({ ...good, policies: rest })).toHaveLength(1);
    });
    expect(faults({ ...good, policies: [] })).toHaveLength(3);
  });
});
