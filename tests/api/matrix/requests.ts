import { PASSWORD } from '../../helpers/world-spec';
import type { Column, MatrixWorld } from './world';

export interface Request {
  query?: Record<string, string>;
  body?: unknown;
}

/** The key in the world of what `:documentId` stands for, by the word before it; *suspended* asks about what sleeps. */
const TARGETS: Record<string, (column: Column) => Parameters<MatrixWorld['id']>[0]> = {
  'tech-partners': () => 'tech',
  partners: () => 'own',
  'partner-tree': () => 'own',
  customers: (column) => customer(column),
  members: () => 'person',
  'privilege-groups': () => 'group',
  'custom-roles': () => 'freeRole',
  licenses: (column) => license(column),
  integrations: () => 'ownIntegration',
};
const customer = (column: Column) => (column === 'suspended' ? 'asleep' : 'shop');

const license = (column: Column) => (column === 'suspended' ? 'asleepLicense' : 'shopLicense');
const user = (w: MatrixWorld, column: Column) => (column === 'suspended' ? w.users.asleep : w.users.shop);

/** Operators belong to no account and name one. */
const account = (w: MatrixWorld, column: Column): Record<string, string> =>
  column === 'operator' ? { partner: w.id('own') } : {};

export const pathOf = (w: MatrixWorld, route: string, column: Column) => {
  const words = route.split(' ')[1]!.split('/');
  return words
    .map((word, i) => {
      if (!word.startsWith(':')) return word;
      const target = TARGETS[words[i - 1] ?? ''];
      if (target) return w.id(target(column));
      if (words[i - 1] === 'access-requests') return w.request;
      if (words[i - 1] === 'access-model-requests') return w.modelRequest;
      if (words[i - 1] === 'invites') return w.invited;
      if (words[i - 1] === 'imports') return w.imported;
      if (words[i - 1] === 'customer-users') return user(w, column);
      if (words[i - 1] === 'products') return w.product;
      if (words[i - 1] === 'secrets') return 'url';
      if (words[i - 1] === 'sessions') return w.session;
      if (words[i - 1] === 'delegations') return w.delegations[0]!.documentId;
      return 'z'.repeat(24);
    })
    .join('/');
};

const assign = (w: MatrixWorld, column: Column): Request => ({
  body: { assign: { ids: [w.id(column === 'suspended' ? 'asleep' : 'spare')] } },
});
const delegate = (w: MatrixWorld): Request => ({
  body: { grantUsers: [{ member: w.id('ownReader'), role: 'read-only' }] },
});

const permit = (w: MatrixWorld): Request => ({ body: { members: [{ member: w.id('ownReader'), role: 'read-only' }] } });
const changedGroup = (w: MatrixWorld): Request => ({ body: { name: 'Night shift', customRole: w.id('role') } });
const changedRole = (): Request => ({ body: { name: 'Watchers', capabilities: ['partner.read'] } });

const anotherRole = (): Request => ({ body: { role: 'guest-manager' } });

const webhook = { type: 'chat-webhook', secrets: { url: 'https://chat.demo.test/hook' } };

const newcomer = 'newcomer@demo.test';
const ANOTHER_PASSWORD = 'Another-Passw0rd!';

const newPartner = (w: MatrixWorld): Request => ({
  body: {
    ...{ type: 'partner', parent: w.id('own'), name: 'Newcomers', country: 'GB' },
    ...{ contactName: 'New Comer', contactEmail: newcomer },
  },
});

/** What is sent, where an empty request would say nothing: one that succeeds for who may. */
export const REQUESTS: Record<string, (w: MatrixWorld, column: Column) => Request> = {
  'PUT /msp/tech-partners/:documentId/customers': assign,
  'POST /msp/tech-partners/:documentId/customers/preview': assign,
  'PUT /msp/tech-partners/:documentId/delegations': delegate,
  'POST /msp/tech-partners/:documentId/delegations/preview': delegate,
  'POST /msp/privilege-groups': (w, column) => ({
    body: { name: 'Night shift', customRole: w.id('role'), ...account(w, column) },
  }),
  'PUT /msp/privilege-groups/:documentId': changedGroup,
  'POST /msp/privilege-groups/:documentId/preview': changedGroup,
  'POST /msp/custom-roles': (w, column) => ({
    body: { name: 'Watchers', capabilities: ['partner.read'], ...account(w, column) },
  }),
  // In everybody's mail address
  'GET /msp/search': (w) => ({ query: { search: w.suffix } }),
  'GET /msp/invites': (w, column) => ({ query: account(w, column) }),
  'POST /msp/invites': (w, column) => ({
    body: { emails: [newcomer], role: 'read-only', ...account(w, column) },
  }),
  'GET /msp/imports/template': () => ({ query: { kind: 'customers' } }),
  // The file is what is missing: who may import hears of it, nobody else does
  'POST /msp/imports': () => ({ body: { kind: 'customers' } }),
  'POST /msp/imports/:documentId/start': () => ({ body: { mode: 'valid' } }),
  'POST /msp/imports/:documentId/cancel': () => ({ body: {} }),
  'POST /msp/customers': (w) => ({ body: { name: 'Newcomers', owner: w.id('own') } }),
  'PUT /msp/customers/:documentId': () => ({ body: { city: 'Leeds' } }),
  'POST /msp/customers/:documentId/suspend': () => ({ body: { reason: 'Unpaid' } }),
  'POST /msp/customers/:documentId/reactivate': () => ({ body: {} }),
  'POST /msp/customers/:documentId/archive': () => ({ body: { reason: 'Contract over' } }),
  'POST /msp/customers/:documentId/restore': () => ({ body: {} }),
  'PUT /msp/customers/:documentId/delegations': permit,
  'GET /msp/saved-views': () => ({ query: { list: 'customers' } }),
  'POST /msp/saved-views': (_, column) => ({ body: { list: 'customers', name: `View of ${column}`, params: {} } }),
  'PUT /msp/saved-views/:documentId': () => ({ body: { name: 'Another view' } }),
  'POST /msp/customers/:documentId/delete': () => ({ body: { name: 'Another name' } }),
  'GET /msp/customers/:documentId/move': (w) => ({ query: { owner: w.id('own') } }),
  'POST /msp/customers/:documentId/move': (w) => ({ body: { owner: w.id('own') } }),
  'POST /msp/access-model-requests/:documentId/grant': () => ({ body: {} }),
  'POST /msp/access-model-requests/:documentId/decline': () => ({ body: {} }),
  'PUT /msp/customers/:documentId/access-model': () => ({ body: { accessModel: 'invite-guest', reason: 'Asked' } }),
  // Accepted already, so that there is nothing to ask
  'POST /msp/customers/:documentId/link/resend': () => ({ body: {} }),
  'POST /msp/customers/:documentId/link/reopen': () => ({ body: {} }),
  'POST /msp/customers/bulk': (w, column) => ({
    body: { selection: { ids: [w.id(customer(column))] }, change: { type: 'add-tag', tag: 'gold' } },
  }),
  'POST /msp/customers/bulk/preview': (w, column) => ({ body: { selection: { ids: [w.id(customer(column))] } } }),
  'POST /msp/customers/:documentId/invites': () => ({ body: { emails: [newcomer], role: 'user' } }),
  'GET /msp/members': (w, column) => ({ query: account(w, column) }),
  'GET /msp/members/export': (w, column) => ({ query: account(w, column) }),
  'PUT /msp/members/:documentId': anotherRole,
  'POST /msp/members/:documentId/preview': anotherRole,
  'POST /msp/members/:documentId/deactivate': () => ({ body: {} }),
  'PUT /msp/members/:documentId/second-factor': () => ({ body: { secondFactor: 'email' } }),
  'POST /msp/members/:documentId/recovery': () => ({
    body: { identityCheck: 'Called back on the number in the contract', resetSecondFactor: true },
  }),
  // Nobody here waits for anything; an agreement that is published would stand before everybody else, so none is
  'POST /msp/gate/verify': () => ({ body: { code: '000000' } }),
  'POST /msp/gate/agree': () => ({ body: { version: 1, language: 'en', accept: true } }),
  'POST /msp/members/:documentId/reactivate': () => ({ body: {} }),
  'POST /msp/members/:documentId/offboarding': () => ({ body: { outcome: 'remove' } }),
  'PUT /msp/custom-roles/:documentId': changedRole,
  'POST /msp/custom-roles/:documentId/preview': changedRole,
  // A colleague: no other address is of a domain that the marked partner invites
  'POST /msp/partners/:documentId/contact': (w) => ({
    body: { contactName: 'New Comer', contactEmail: w.member('ownReader').email },
  }),
  'PUT /msp/partners/:documentId/details': () => ({ body: { city: 'Leeds' } }),
  'PUT /msp/partners/:documentId/logo': () => ({ body: {} }),
  'POST /msp/partners': newPartner,
  'POST /msp/partners/check': newPartner,
  'GET /msp/places/states': () => ({ query: { country: 'DE' } }),
  'GET /msp/places/cities': () => ({ query: { country: 'DE', state: 'BY' } }),
  'POST /msp/partners/resend-activation': (w) => ({ body: { partners: [w.id('own')] } }),
  'POST /msp/partners/:documentId/disable': () => ({ body: {} }),
  'POST /msp/partners/:documentId/enable': () => ({ body: {} }),
  'POST /msp/partners/:documentId/move': (w) => ({ body: { parent: w.id('parent') } }),
  'PUT /msp/partners/:documentId/settings': () => ({ body: { administratorsMayWorkOnDelegated: true } }),
  'PUT /msp/profile': () => ({ body: { firstname: 'Another' } }),
  'POST /msp/profile/mobile/verify': () => ({ body: { code: '000000' } }),
  'POST /msp/profile/email': () => ({ body: { email: 'another-address@demo.test', password: PASSWORD } }),
  'POST /msp/profile/email/verify': () => ({ body: { code: '000000' } }),
  // Asked of the same person before, as *own*
  'POST /msp/profile/password': (_, column) => ({
    body: { currentPassword: column === 'suspended' ? ANOTHER_PASSWORD : PASSWORD, password: ANOTHER_PASSWORD },
  }),
  'GET /msp/access/explain': (w, column) => ({
    query: { kind: 'customer', documentId: w.id(customer(column)), capability: 'customer.update' },
  }),
  'POST /msp/access-requests': (w, column) => ({
    body: { kind: 'customer', target: w.id(customer(column)), role: 'administrator', reason: 'Night duty' },
  }),
  'POST /msp/access-requests/:documentId/grant': () => ({ body: { role: 'read-only' } }),
  'POST /msp/access-requests/:documentId/decline': () => ({ body: {} }),
  'POST /msp/access-requests/:documentId/withdraw': () => ({ body: {} }),
  'PUT /msp/customer-users/:documentId': () => ({ body: { name: 'Another Name' } }),
  'POST /msp/customer-users/:documentId/deactivate': () => ({ body: {} }),
  'POST /msp/customer-users/:documentId/reactivate': () => ({ body: {} }),
  'PUT /msp/customer-users/:documentId/licenses': (w, column) => ({ body: { assign: [w.id(license(column))] } }),
  'POST /msp/products': (w) => ({ body: { name: 'New product', code: `new-${w.suffix}` } }),
  'PUT /msp/products/:documentId': () => ({ body: { name: 'Renamed' } }),
  'POST /msp/licenses': (w, column) => ({
    body: { product: w.product, customer: w.id(customer(column)), type: 'standard', seats: 5 },
  }),
  'PUT /msp/licenses/:documentId': () => ({ body: { type: 'trial', seats: 9 } }),
  'PUT /msp/licenses/:documentId/holders': (w, column) => ({ body: { assign: [user(w, column)] } }),
  'POST /msp/integrations': (w, column) => ({
    body: { ...webhook, name: 'New webhook', settings: { channel: 'noc' }, ...account(w, column) },
  }),
  'PUT /msp/integrations/:documentId': () => ({ body: { name: 'Renamed', secrets: webhook.secrets } }),
  'PUT /msp/integrations/:documentId/secrets/:name': () => ({ body: { value: webhook.secrets.url } }),
  'POST /msp/integrations/:documentId/pause': () => ({ body: {} }),
  'POST /msp/integrations/:documentId/resume': () => ({ body: {} }),
  'POST /msp/integrations/:documentId/shares': (w, column) => ({ body: { customers: [w.id(customer(column))] } }),
  'POST /msp/integration-shares/revoke': (w) => ({ body: { shares: [w.share] } }),
  'PUT /msp/delegations/renew': (w) => ({
    body: { ids: [w.delegations[0]!.documentId], restart: [], accessPeriod: null },
  }),
};

/** Whose success leaves what the next one asks about as it was: a world of its own for each would take minutes. */
export const REPEATED: ReadonlySet<string> = new Set([
  'PUT /msp/profile',
  'POST /msp/profile/email',
  'POST /msp/profile/password',
  'POST /msp/profile/mobile/code',
  'DELETE /msp/profile/sessions',
  'POST /msp/gate/verify',
  'POST /msp/gate/code',
  'POST /msp/gate/agree',
  'PUT /msp/delegations/renew',
  'POST /msp/integrations',
  'PUT /msp/integrations/:documentId',
  'PUT /msp/integrations/:documentId/secrets/:name',
  'POST /msp/integrations/:documentId/pause',
  'POST /msp/integrations/:documentId/resume',
  'POST /msp/integrations/:documentId/shares',
  'POST /msp/integration-shares/revoke',
  'POST /msp/customers',
  'PUT /msp/customers/:documentId',
  'POST /msp/customers/bulk',
  'PUT /msp/partners/:documentId/details',
  'POST /msp/partners/resend-activation',
]);
