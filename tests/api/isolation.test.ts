import { randomBytes } from 'node:crypto';
import { liveRoutes, marks } from '../helpers/control';
import { NO_TEXT } from '../helpers/no-text';
import { world } from '../helpers/world';
import type { WorldSpec } from '../helpers/world-spec';

const canary = () => `canary${randomBytes(4).toString('hex')}`;

const asked = { linkApproval: 'pending', linkAskedAt: 'tenant@demo.test', asksForModel: 'invite-guest' } as const;

/** An MSP with a row of every kind; the mark is in every name, and so in every mail address. */
const account = (mark: string): Required<WorldSpec> => ({
  partners: {
    [`msp${mark}`]: { type: 'msp', address: mark },
    [`child${mark}`]: { type: 'partner', parent: `msp${mark}`, address: mark },
    [`integrator${mark}`]: { type: 'integrator', parent: `msp${mark}`, address: mark },
    [`installer${mark}`]: { type: 'installer', parent: `child${mark}`, address: mark },
  },
  members: {
    [`prime${mark}`]: { partner: `msp${mark}`, lastname: mark },
    [`administrator${mark}`]: { partner: `msp${mark}`, role: 'administrator', lastname: mark },
    [`guestManager${mark}`]: { partner: `msp${mark}`, role: 'guest-manager', lastname: mark },
    [`reader${mark}`]: { partner: `msp${mark}`, role: 'read-only', lastname: mark },
    [`child${mark}Prime`]: { partner: `child${mark}`, lastname: mark },
    [`fitter${mark}`]: { partner: `integrator${mark}`, lastname: mark },
  },
  customRoles: { [`role${mark}`]: { partner: `msp${mark}`, capabilities: ['partner.read', 'delegation.read'] } },
  groups: {
    [`group${mark}`]: { partner: `msp${mark}`, customRole: `role${mark}`, members: [`guestManager${mark}`] },
  },
  customers: {
    [`shop${mark}`]: { owner: `msp${mark}`, tags: [mark], address: mark },
    [`childShop${mark}`]: { owner: `child${mark}`, tags: [mark], address: mark },
    [`spare${mark}`]: { owner: `msp${mark}`, tags: [mark], address: mark, ...asked },
  },
  customerUsers: [{ customer: `shop${mark}`, email: `user@${mark}.test` }],
  licenses: { [`license${mark}`]: { customer: `shop${mark}` }, [`ownLicense${mark}`]: { partner: `msp${mark}` } },
  integrations: { [`integration${mark}`]: { owner: `msp${mark}`, sharedWith: [`shop${mark}`] } },
  delegations: [
    { grantee: `integrator${mark}`, target: `shop${mark}` },
    { grantee: `administrator${mark}`, target: `integrator${mark}` },
    { grantee: `group${mark}`, target: `integrator${mark}` },
    { grantee: `reader${mark}`, target: `shop${mark}` },
  ],
});

describe('Two MSPs', () => {
  const [ours, theirs] = [canary(), canary()];
  const [mine, other] = [account(ours), account(theirs)];
  let w: Awaited<ReturnType<typeof world<WorldSpec>>>;
  let paths: string[];

  const keys = (spec: Required<WorldSpec>) =>
    (['partners', 'customRoles', 'groups', 'customers', 'licenses', 'integrations'] as const).flatMap((kind) =>
      Object.keys(spec[kind])
    );

  /** Ids of the kind that a route asks for, ours and theirs; of every kind where the route is not known here. */
  const idsFor = (path: string) => {
    const kind = path.includes('partners/:') ? 'partners' : path.includes('groups/:') ? 'groups' : undefined;
    return [mine, other]
      .flatMap((spec) => (kind ? Object.keys(spec[kind]) : keys(spec)))
      .map((key) => w.id(key as never));
  };

  beforeAll(async () => {
    const spec: WorldSpec = {};
    const kinds = [
      ...(['partners', 'members', 'customRoles', 'groups', 'customers', 'licenses', 'integrations'] as const),
    ];
    for (const kind of kinds) {
      Object.assign(spec, { [kind]: { ...mine[kind], ...other[kind] } });
    }
    // Their integrator serves one of our customers, so that the accounts touch: its name alone may be read.
    const served = { grantee: `integrator${theirs}`, target: `shop${ours}` };
    spec.partners![`integrator${theirs}`]!.name = 'Serving integrator';
    const customerUsers = [...mine.customerUsers, ...other.customerUsers];
    w = await world<WorldSpec>({
      ...spec,
      customerUsers,
      delegations: [...mine.delegations, ...other.delegations, served],
    });

    const tenants = Object.keys(other.partners).map((key) => [
      w.id(key as never),
      { name: key === served.grantee ? 'Serving integrator' : theirs, inner: theirs },
    ]);
    await marks({ tenants: Object.fromEntries(tenants), except: NO_TEXT });
    const routes = (await liveRoutes()).filter(({ method, path }) => method === 'GET' && /^(\/api)?\/msp\//.test(path));
    paths = routes.flatMap(({ path }) =>
      path.includes(':')
        ? idsFor(path).map((id) => path.replace(/:\w+/g, id))
        : // Not the whole mark: what somebody looked for stands in their own audit log
          [path, `${path}?search=${theirs.slice(0, -2)}`, `${path}?partner=${w.id(`msp${theirs}` as never)}`]
    );
  });

  /** What of theirs is in an answer to somebody of ours. */
  const leaks = (text: string, path: string) => {
    const served = w.id(`integrator${theirs}` as never);
    // An id that one asked for stands in the own audit log
    const known = [served, path.startsWith('/msp/audit-log') ? w.id(`msp${theirs}` as never) : undefined];
    const ids = keys(other).map((key) => w.id(key as never));
    const secrets = [theirs, theirs.slice(6), ...ids.filter((id) => !known.includes(id) && !path.includes(id))];
    return secrets.filter((secret) => text.toLowerCase().includes(secret));
  };

  const read = async (who: string, path: string) => {
    const { status, body, headers } = await w.as(who as never).get(path);
    const text = `${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;
    return { status, text };
  };

  it.each(Object.keys(mine.members).map((key) => [key.replace(ours, ''), key]))(
    '[TP-1] [TP-14] give %s nothing of the other by any route',
    async (_role, who) => {
      const found: unknown[] = [];
      let answered = 0;
      for (const path of paths) {
        const { status, text } = await read(who, path);
        if (status === 200) answered += 1;
        if (status >= 500 || leaks(text, path).length) found.push([path, status, leaks(text, path)]);
      }
      expect(found).toEqual([]);
      expect(answered).toBeGreaterThan(0);
    }
  );

  it('[TP-1] would be told apart by this: their own people read the canary', async () => {
    const shown = new Set<string>();
    for (const path of paths) if (leaks((await read(`prime${theirs}`, path)).text, path).length) shown.add(path);
    for (const route of [
      '/msp/me',
      '/msp/tech-partners',
      '/msp/partners',
      '/msp/members',
      '/msp/privilege-groups',
      '/msp/custom-roles',
    ]) {
      expect([route, shown.has(route)]).toEqual([route, true]);
    }
    expect([...shown].some((path) => /tech-partners\/\w+\/customers$/.test(path))).toBe(true);
    expect([...shown].some((path) => /delegations\/users$/.test(path))).toBe(true);
  });
});
