import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { changeRows, rowsOf } from '../helpers/control';
import { adminToken, bearing, contentApiToken } from '../helpers/doors';
import { hostLog, startHost, type Host } from '../helpers/host';
import { hostEnv } from '../helpers/host-env';
import { MEMBER_ACTIONS } from '../helpers/member-role';
import { world } from '../helpers/world';

jest.setTimeout(120_000);

const directory = mkdtempSync(path.join(tmpdir(), 'msp-doors-'));
const options = {
  database: 'sqlite',
  demo: false,
  name: 'doors',
  env: { ...hostEnv(), DATABASE_FILENAME: path.join(directory, 'doors.db') },
  config: { 'server.mcp.enabled': true },
} as const;
const { MSP_TEST_URL, MSP_TEST_CONTROL_URL } = process.env;

/** A host of its own, which is stopped and started again. */
describe('A start of Strapi', () => {
  let host: Host | undefined;

  const start = async () => {
    await host?.stop();
    host = await startHost(options);
    Object.assign(process.env, { MSP_TEST_URL: host.url, MSP_TEST_CONTROL_URL: host.controlUrl });
  };

  beforeAll(start);
  afterAll(async () => {
    await host?.stop();
    Object.assign(process.env, { MSP_TEST_URL, MSP_TEST_CONTROL_URL });
    rmSync(directory, { recursive: true, force: true });
  });

  const permissions = async () => {
    const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
    const links = await rowsOf('admin_permissions_role_lnk', { role_id: role!.id as number });
    const held = await Promise.all(
      links.map(({ permission_id: id }) => rowsOf('admin_permissions', { id: id as number }))
    );
    return { role: role!.id as number, links, actions: held.map(([permission]) => permission!.action) };
  };

  it('restores the role of members, whatever became of it', async () => {
    const { role, links, actions } = await permissions();
    expect(actions).toEqual(MEMBER_ACTIONS);
    const [author] = await rowsOf('admin_roles', { code: 'strapi-author' });
    const table = 'admin_permissions_role_lnk';
    await changeRows({ table, where: { role_id: author!.id as number }, set: { role_id: role } });
    const own = { id: links[0]!.permission_id as number };
    await changeRows({ table: 'admin_permissions', where: own, set: { action: 'admin::users.read' } });
    await changeRows({ table: 'admin_roles', where: { id: role }, set: { name: 'Anything' } });
    expect((await permissions()).actions.length).toBeGreaterThan(MEMBER_ACTIONS.length);

    await start();
    expect((await permissions()).actions.sort()).toEqual([...MEMBER_ACTIONS].sort());
    expect(await rowsOf('admin_roles', { id: role })).toMatchObject([{ name: 'MSP Member' }]);
  });

  it('counts what customers carry where nobody has yet', async () => {
    const w = await world({
      partners: { msp: { type: 'msp' } },
      customers: { shop: { owner: 'msp' } },
      customerUsers: [{ customer: 'shop', email: 'one@demo.test' }],
    });
    const where = { id: w.rowId('shop') };
    await changeRows({ table: 'msp_customers', where, set: { user_count: null } });
    await start();
    expect(await rowsOf('msp_customers', where)).toMatchObject([{ user_count: 1 }]);
  });

  it('warns of /mcp where it is on, and refuses the tokens of members there', async () => {
    expect(readFileSync(hostLog(options), 'utf8')).toContain('server.mcp.enabled: /mcp opens to the admin API tokens');
    const w = await world({
      partners: { msp: { type: 'msp' } },
      members: { prime: { partner: 'msp' }, operator: { operator: true } },
    });
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    };
    const ask = async (token: string) => {
      const headers = { accept: 'application/json, text/event-stream' };
      return (await bearing(token).request('POST', '/mcp', { body: initialize, headers })).status;
    };
    const operator = w.as('operator');
    expect(await ask(await adminToken(operator))).toBe(200);
    expect(await ask(await adminToken(operator, w.member('prime').userId))).toBe(401);
    expect(await ask(await contentApiToken(operator))).toBe(401);
  });
});
