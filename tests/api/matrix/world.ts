import { randomBytes } from 'node:crypto';
import { askFor } from '../../helpers/access-requests';
import { marks, rowsOf } from '../../helpers/control';
import { NO_TEXT } from '../../helpers/no-text';
import { checked } from '../../helpers/imports';
import { invite as inviteMembers } from '../../helpers/invites';
import { world } from '../../helpers/world';

const DAY = 24 * 60 * 60_000;

/** Who asks, in the order of the table's columns. */
export const COLUMNS = {
  'no sign-in': null,
  outsider: 'outsiderPrime',
  parent: 'parentPrime',
  grandparent: 'grandPrime',
  own: 'ownPrime',
  administrator: 'ownAdministrator',
  'guest manager': 'ownGuestManager',
  'read-only': 'ownReader',
  'group member': 'inGroup',
  expired: 'expired',
  'not yet': 'notYet',
  disabled: 'closedPrime',
  suspended: 'ownPrime',
  operator: 'operator',
} as const;

export type Column = keyof typeof COLUMNS;
export const columns = Object.keys(COLUMNS) as Column[];

/** People who ask for nothing, but are written to: as whom they count. */
const COLLEAGUES: Record<string, Column> = {
  invited: 'own',
  invitedoutside: 'outsider',
  person: 'own',
  outsiderreader: 'outsider',
};

/** @param address of a member: the key, in lower case, and the world's suffix */
export const columnOf = (address: string): Column => {
  const key = address.split('-')[0] ?? '';
  const column = columns.find((each) => COLUMNS[each]?.toLowerCase() === key) ?? COLLEAGUES[key];
  if (!column) throw new Error(`Nobody says what ${address} may read: name them in COLLEAGUES`);
  return column;
};

const TENANTS = ['grand', 'parent', 'own', 'tech', 'helper', 'closed', 'outsider', 'outsiderTech'] as const;
type Tenant = (typeof TENANTS)[number];
type Mark = `${Tenant} ${'name' | 'inner'}`;

/** Rows of the questions that a customer is asked, and asks. */
const asked = { linkApproval: 'pending', linkAskedAt: 'tenant@demo.test', asksForModel: 'invite-guest' } as const;

const canary = () => `c${randomBytes(5).toString('hex')}`;

/**
 * The account the requests are about (`own`, below `parent`, below `grand`) with everything in it; an account that works
 * for it through a privilege group (`helper`), one that is shut (`closed`), and one that has nothing to do with it.
 */
export const matrixWorld = async () => {
  const inner = Object.fromEntries(TENANTS.map((tenant) => [tenant, canary()])) as Record<Tenant, string>;
  const names = Object.fromEntries(TENANTS.map((tenant) => [tenant, canary()])) as Record<Tenant, string>;
  const tomorrow = new Date(Date.now() + DAY);
  const yesterday = new Date(Date.now() - DAY);
  const w = await world({
    partners: {
      grand: { type: 'msp' },
      parent: { type: 'msp', parent: 'grand' },
      own: { type: 'msp', parent: 'parent' },
      tech: { type: 'integrator', parent: 'own' },
      closed: { type: 'partner', parent: 'own', disabled: true },
      helper: { type: 'msp' },
      outsider: { type: 'msp' },
      outsiderTech: { type: 'integrator', parent: 'outsider' },
    },
    members: {
      outsiderPrime: { partner: 'outsider', lastname: inner.outsider },
      outsiderReader: { partner: 'outsider', role: 'read-only', lastname: inner.outsider },
      parentPrime: { partner: 'parent', lastname: inner.parent },
      grandPrime: { partner: 'grand', lastname: inner.grand },
      ownPrime: { partner: 'own', lastname: inner.own },
      ownAdministrator: { partner: 'own', role: 'administrator', lastname: inner.own },
      ownGuestManager: { partner: 'own', role: 'guest-manager', lastname: inner.own },
      ownReader: { partner: 'own', role: 'read-only', lastname: inner.own },
      person: { partner: 'own', role: 'read-only', lastname: inner.own },
      techPrime: { partner: 'tech', lastname: inner.tech },
      inGroup: { partner: 'helper', role: 'read-only', lastname: inner.helper },
      expired: { partner: 'helper', role: 'read-only', lastname: inner.helper },
      notYet: { partner: 'helper', role: 'read-only', lastname: inner.helper },
      closedPrime: { partner: 'closed', lastname: inner.closed },
      operator: { operator: true },
    },
    customRoles: {
      role: { partner: 'own', capabilities: ['partner.read'] },
      freeRole: { partner: 'own', capabilities: ['partner.read'] },
      helperRole: {
        partner: 'helper',
        capabilities: ['partner.read', 'customer.read', 'delegation.read', 'customer.update'],
      },
      outsiderRole: { partner: 'outsider', capabilities: ['partner.read'] },
    },
    groups: {
      group: { partner: 'own', customRole: 'role', members: ['person'] },
      helperGroup: { partner: 'helper', customRole: 'helperRole', members: ['inGroup'] },
      outsiderGroup: { partner: 'outsider', customRole: 'outsiderRole', members: ['outsiderReader'] },
    },
    customers: {
      shop: { owner: 'own' },
      spare: { owner: 'own' },
      waiting: { owner: 'own', ...asked },
      asleep: { owner: 'own', suspended: true },
      outsiderShop: { owner: 'outsider' },
      outsiderSpare: { owner: 'outsider' },
      outsiderWaiting: { owner: 'outsider', ...asked },
    },
    customerUsers: [
      { customer: 'shop', email: 'user@demo.test' },
      { customer: 'asleep', email: 'user@demo.test' },
      { customer: 'outsiderShop', email: 'user@demo.test' },
    ],
    licenses: {
      shopLicense: { customer: 'shop' },
      asleepLicense: { customer: 'asleep' },
      ownLicense: { partner: 'own' },
      outsiderLicense: { customer: 'outsiderShop' },
    },
    integrations: {
      ownIntegration: { owner: 'own', sharedWith: ['shop', 'asleep'] },
      outsiderIntegration: { owner: 'outsider', sharedWith: ['outsiderShop'] },
    },
    delegations: [
      { grantee: 'person', target: 'shop', role: 'read-only', endsAt: new Date(Date.now() + 10 * DAY) },
      { grantee: 'tech', target: 'shop' },
      { grantee: 'tech', target: 'asleep' },
      { grantee: 'outsiderTech', target: 'outsiderShop' },
      { grantee: 'outsiderReader', target: 'outsiderTech' },
      ...(['tech', 'shop'] as const).flatMap((target) => [
        { grantee: 'helperGroup', target },
        { grantee: 'expired', target, startsAt: new Date(Date.now() - 9 * DAY), endsAt: yesterday },
        { grantee: 'notYet', target, startsAt: tomorrow },
      ]),
    ],
  });
  const ask = async (who: 'person' | 'outsiderReader', target: 'shop' | 'outsiderSpare') => {
    const body = { kind: 'customer', target: w.id(target), role: 'administrator', reason: 'Night duty' };
    const { status, body: made } = await askFor(w.as(who), body);
    if (status >= 400) throw new Error(`${who} may not ask for ${target}: ${status}`);
    return made.data.documentId;
  };
  await ask('outsiderReader', 'outsiderSpare');
  const request = await ask('person', 'shop');
  // Asking has signed the person in
  const [signIn] = await rowsOf('msp_sign_ins', { user_id: w.member('person').userId });
  const invite = async (who: 'ownPrime' | 'outsiderPrime', name: string) => {
    const emails = [`${name}-${w.suffix}@demo.test`];
    const { body } = await inviteMembers(w.as(who), { emails, role: 'read-only' });
    return body.data[0]!.invite!;
  };
  await invite('outsiderPrime', 'invitedoutside');
  const invited = await invite('ownPrime', 'invited');
  await checked(w.as('outsiderPrime'), 'name\nOutside');
  const { documentId: imported } = await checked(w.as('ownPrime'), 'name\nInside');
  const userOf = async (customer: 'shop' | 'asleep') =>
    String((await rowsOf('msp_customer_users', { customer_id: w.rowId(customer) }))[0]!.document_id);
  const users = { shop: await userOf('shop'), asleep: await userOf('asleep') };
  const [wish] = await rowsOf('msp_access_model_requests', { customer_id: w.rowId('waiting') });
  const [shared] = await rowsOf('msp_integration_shares', { customer_id: w.rowId('shop') });
  const [sold] = await rowsOf('msp_products', { code: `product-${w.suffix}` });
  const product = String(sold!.document_id);
  const written = await marks({
    tenants: Object.fromEntries(TENANTS.map((key) => [w.id(key), { name: names[key], inner: inner[key] }])),
    except: NO_TEXT,
  });

  /** What of the listed tenants is in a text. */
  const found = (text: string, tenants: readonly Mark[]): Mark[] =>
    tenants.filter((mark) => {
      const [tenant, kind] = mark.split(' ') as [Tenant, 'name' | 'inner'];
      return text.toLowerCase().includes((kind === 'name' ? names : inner)[tenant]);
    });

  const share = String(shared!.document_id);
  const modelRequest = String(wish!.document_id);
  const more = {
    users,
    share,
    product,
    request,
    modelRequest,
    invited,
    imported,
    session: String(signIn!.document_id),
  };
  return { ...w, ...more, written, found };
};

export type MatrixWorld = Awaited<ReturnType<typeof matrixWorld>>;

const of = (tenants: readonly Tenant[]): Mark[] =>
  tenants.flatMap((tenant) => [`${tenant} name`, `${tenant} inner`] satisfies Mark[]);
const OUTSIDER = of(['outsider', 'outsiderTech']);
const INSIDE = of(['grand', 'parent', 'own', 'tech', 'helper', 'closed']);

/** Whose marks must not reach whom. Who stands above oneself is known by name; who works for one by name and person. */
export const FOREIGN: Record<Column, readonly Mark[]> = {
  'no sign-in': [...INSIDE, ...OUTSIDER],
  outsider: INSIDE,
  parent: [...OUTSIDER, 'grand inner'],
  grandparent: OUTSIDER,
  own: [...OUTSIDER, 'parent inner', 'grand inner'],
  administrator: [...OUTSIDER, 'parent inner', 'grand inner'],
  'guest manager': [...OUTSIDER, 'parent inner', 'grand inner'],
  'read-only': [...OUTSIDER, 'parent inner', 'grand inner'],
  'group member': [...OUTSIDER, ...of(['parent', 'grand', 'closed'])],
  expired: [...OUTSIDER, ...of(['parent', 'grand', 'own', 'tech', 'closed'])],
  'not yet': [...OUTSIDER, ...of(['parent', 'grand', 'own', 'tech', 'closed'])],
  disabled: [...OUTSIDER, ...of(['parent', 'grand', 'own', 'tech', 'helper'])],
  suspended: [...OUTSIDER, 'parent inner', 'grand inner'],
  operator: [],
};

/** What an account reads of its own people's work, be it about others: on which customer, and whose. */
export const OWN_WORK: Record<string, readonly Column[]> = {
  'GET /msp/audit-log': ['expired', 'not yet'],
  'GET /msp/audit-log/export': ['expired', 'not yet'],
  'GET /msp/dashboard': ['expired', 'not yet'],
};

/** Who asks for access is named to who decides about it: a person of the accounts above. */
export const ASKERS: readonly Mark[] = ['parent inner', 'grand inner'];
