import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { refuseClosedModels, withholdFromGraphql } from '../../server/src/doors/closed-models';

/** A host's type with relations, of which one ends at a type of the plugin. */
const attributes = {
  title: { type: 'string' },
  author: { type: 'relation', target: 'admin::user' },
  customer: { type: 'relation', target: 'plugin::msp.customer' },
  entry: { type: 'relation', target: 'plugin::msp.directory-entry' },
};
const strapi = { getModel: (uid: string) => (uid === 'api::page.page' ? { attributes } : undefined) };

const refused = (request: { params?: object; query?: object; body?: unknown }, pluginName = 'content-manager') => {
  const { params = {}, query = {}, body } = request;
  const ctx = { params, query, request: { body }, state: { route: { info: { pluginName } } } };
  try {
    refuseClosedModels(strapi as unknown as Core.Strapi, ctx as unknown as Context);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(errors.NotFoundError);
    return true;
  }
};

describe('A request to a screen of Strapi', () => {
  it.each([
    [{ params: { model: 'plugin::msp.customer' } }, true],
    [{ query: { contentType: 'plugin::msp.audit-entry' } }, true],
    [{ query: { contentType: ['x', 'plugin::msp.audit-entry'] } }, true],
    [{ body: { contentTypeUID: 'plugin::msp.sign-in' } }, true],
    [{ params: { model: 'api::page.page', targetField: 'customer' } }, true],
    [{ params: { model: 'api::page.page', targetField: 'author' } }, false],
    [{ params: { model: 'api::page.page', targetField: 'title' } }, false],
    [{ params: { model: 'api::page.page', targetField: 'nothing' } }, false],
    [{ params: { model: 'api::unknown.unknown', targetField: 'customer' } }, false],
    [{ params: { model: 'plugin::msp.directory-entry' } }, false],
    [{ params: { model: 'api::page.page', targetField: 'entry' } }, false],
    [{ params: { model: 'plugin::msp-other.thing' } }, false],
    [{ body: 'plugin::msp.customer' }, false],
    [{ body: { permissions: ['plugin::msp.directory.find'] } }, false],
  ])('%j is refused: %s', (request, expected) => {
    expect(refused(request)).toBe(expected);
  });

  it('is none where the plugin itself is asked', () => {
    expect(refused({ query: { search: 'plugin::msp.customer' } }, 'msp')).toBe(false);
  });
});

describe("A host's GraphQL", () => {
  it('gets no schema of the types that are closed', () => {
    const disabled: string[] = [];
    const extension = { shadowCRUD: (uid: string) => ({ disable: () => void disabled.push(uid) }) };
    const contentTypes = { 'plugin::msp.customer': {}, 'plugin::msp.directory-entry': {}, 'api::page.page': {} };
    const host = { contentTypes, plugins: { graphql: { service: () => extension } } };
    withholdFromGraphql(host as unknown as Core.Strapi);
    withholdFromGraphql({ contentTypes, plugins: {} } as unknown as Core.Strapi);
    expect(disabled).toEqual(['plugin::msp.customer', 'plugin::msp.directory-entry']);
  });
});
