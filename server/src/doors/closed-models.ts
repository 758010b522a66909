import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { ownerOf } from './doors';

const OURS = 'plugin::msp.';
/** Content like any other, which editors find in the Content Manager. */
const SHOWN: readonly string[] = ['plugin::msp.directory-entry'];

/** A type has a name without dots; with one it is the permission of a route, which an API token may be given. */
const TYPE = /^plugin::msp\.[^.]+$/;

const isClosed = (uid: unknown) => typeof uid === 'string' && TYPE.test(uid) && !SHOWN.includes(uid);

const values = (input: unknown): unknown[] =>
  typeof input === 'object' && input !== null ? Object.values(input).flat() : [];

/** `/content-manager/relations/:model/…/:targetField` reads the model at the field's other end. */
const relationTarget = (strapi: Core.Strapi, { params }: Context): unknown => {
  if (!params.model || !params.targetField) return undefined;
  const attribute = strapi.getModel(params.model as UID.Schema)?.attributes[params.targetField];
  return attribute && 'target' in attribute ? attribute.target : undefined;
};

/**
 * Keeps the plugin's types out of Strapi's generic screens, for Super Admins too: the Content Manager would read and
 * write them past every rule, and those that hold secrets as well.
 *
 * @throws NotFoundError (404) where a request names one of them, or a relation that ends at one
 */
export const refuseClosedModels = (strapi: Core.Strapi, ctx: Context): void => {
  if (ownerOf(ctx) === 'msp') return;
  const named = [...values(ctx.params), ...values(ctx.query), ...values((ctx.request as { body?: unknown }).body)];
  if (named.some(isClosed) || isClosed(relationTarget(strapi, ctx))) throw new errors.NotFoundError();
};

interface Action {
  subjects?: string[];
}

/**
 * Takes the plugin's types from the permission to read: Strapi offers it for hidden types too, and would give it to Super
 * Admins at the end of this start. Call it after the Content Manager has registered its actions.
 */
export const withholdClosedModels = (strapi: Core.Strapi): void => {
  const read: Action | undefined = strapi
    .service('admin::permission')
    .actionProvider.get('plugin::content-manager.explorer.read');
  if (read?.subjects) read.subjects = read.subjects.filter((uid) => !isClosed(uid));
};

interface Graphql {
  service(name: 'extension'): { shadowCRUD(uid: string): { disable(): void } };
}

/**
 * A host's GraphQL would read and write the plugin's types past every rule, and show entries of disabled partners: in
 * `register`, before it makes its schema.
 */
export const withholdFromGraphql = (strapi: Core.Strapi): void => {
  const graphql = strapi.plugins.graphql as unknown as Graphql | undefined;
  if (!graphql) return;
  const ours = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith(OURS));
  for (const uid of ours) graphql.service('extension').shadowCRUD(uid).disable();
};
