import { liveRoutes, rowsOf } from '../helpers/control';
import { changeRole, filled, label } from '../helpers/doors';
import type { RouteEntry } from '../helpers/host/routes';
import { world } from '../helpers/world';

/** Parameters of Strapi's routes that take the name of a model. A route with another one fails the test of the list. */
const MODEL_PARAMS = ['uid', 'model', 'contentType', 'model_uid'];
/** Routes that take it in the query or the body. */
const IN_BODY: Record<string, string> = {
  'POST /content-manager/uid/generate': 'contentTypeUID',
  'POST /content-manager/uid/check-availability': 'contentTypeUID',
  'POST /i18n/content-manager/actions/get-non-localized-fields': 'model',
};

/** Content like any other, which the Content Manager shows: directory-members.test.ts says to whom. */
const SHOWN = 'plugin::msp.directory-entry';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    customers: { shop: { owner: 'msp' } },
    members: { prime: { partner: 'msp' }, operator: { operator: true }, author: {} },
  });

describe('The types of the plugin', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let routes: RouteEntry[];
  let models: string[];

  beforeAll(async () => {
    w = await build();
    routes = (await liveRoutes()).filter(({ type, owner, auth }) => type === 'admin' && auth && owner !== 'msp');
    const { body } = await w.as('operator').get<{ data: { uid: string }[] }>('/content-manager/content-types');
    models = body.data.map(({ uid }) => uid).filter((uid) => uid.startsWith('plugin::msp.') && uid !== SHOWN);
  });

  const takesModel = ({ path }: RouteEntry) => MODEL_PARAMS.some((name) => path.includes(`:${name}`));
  const call = async (route: RouteEntry, model: string) => {
    const values = Object.fromEntries(MODEL_PARAMS.map((name) => [name, model]));
    const field = IN_BODY[label(route)];
    const body = field ? { [field]: model, field: 'documentId', value: 'x', id: 1, data: {} } : undefined;
    const { status } = await w.as('operator').request(route.method, filled(route, values), { body });
    return status;
  };

  it('are there, and Strapi knows them', () => {
    expect(models).toEqual(
      expect.arrayContaining(['plugin::msp.partner', 'plugin::msp.sign-in', 'plugin::msp.audit-entry'])
    );
  });

  it('answer 404 to a Super Admin on every route that takes a model', async () => {
    const taking = routes.filter((route) => takesModel(route) || label(route) in IN_BODY);
    expect(taking.length).toBeGreaterThan(30);
    const found: unknown[] = [];
    for (const route of taking) {
      const status = await call(route, 'plugin::msp.customer');
      if (status !== 404) found.push([label(route), status]);
    }
    expect(found).toEqual([]);
  });

  it('are closed, each of them, where others are open', async () => {
    const list = routes.find((route) => label(route) === 'GET /content-manager/collection-types/:model')!;
    expect(await call(list, 'plugin::users-permissions.user')).toBe(200);
    for (const model of models) expect([model, await call(list, model)]).toEqual([model, 404]);
  });

  it('answer 404 where the query names one', async () => {
    for (const query of ['contentType=plugin::msp.customer', 'contentType[]=plugin::msp.customer&documentId=x']) {
      expect((await w.as('operator').get(`/content-manager/history-versions?${query}`)).status).toBe(404);
      expect((await w.as('operator').get(`/admin/users?${query}`)).status).toBe(404);
    }
  });

  it('are nobody’s to read by a permission of Strapi', async () => {
    const held = (await rowsOf('admin_permissions')).filter(
      ({ subject }) => String(subject).startsWith('plugin::msp.') && subject !== SHOWN
    );
    expect(held).toEqual([]);
    const [role] = await rowsOf('admin_roles', { code: 'strapi-author' });
    const subject = 'plugin::msp.customer';
    const permission = { action: 'plugin::content-manager.explorer.read', subject, properties: {}, conditions: [] };
    const { status } = await w
      .as('operator')
      .put(`/admin/roles/${role!.id}/permissions`, { permissions: [permission] });
    expect(status).toBe(400);
    await changeRole(w.member('author').userId, 'msp-member', 'strapi-author');
    expect((await w.as('author').get('/content-manager/collection-types/plugin::msp.customer')).status).toBe(404);
  });
});
