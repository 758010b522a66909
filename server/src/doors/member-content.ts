import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { DIRECTORY_ENTRY } from '../../../contracts/directory';
import { getService } from '../utils/get-service';
import { isAmong } from './pending-routes';

/** Of the Content Manager, what it needs to show and save one entry: nothing that publishes, deletes, copies or relates. */
const ENTRY_ROUTES: Readonly<Record<string, readonly string[]>> = {
  'content-manager': [
    'GET /content-types/:uid/configuration',
    'GET /collection-types/:model',
    'GET /collection-types/:model/:id',
    'PUT /collection-types/:model/:id',
    // Asked before saving; an entry has none
    'GET /collection-types/:model/:id/actions/countDraftRelations',
  ],
};

/** Those that tell of every type of the host: a member is told of the directory entry alone. */
const TYPE_ROUTES: Readonly<Record<string, readonly string[]>> = {
  'content-manager': ['GET /init', 'GET /content-types-settings'],
};

/** Closed to everybody: an entry is made with its partner, and stays as long. */
const MAKING = {
  'content-manager': [
    'POST /collection-types/:model',
    'POST /collection-types/:model/clone/:sourceId',
    'POST /collection-types/:model/auto-clone/:sourceId',
    'POST /collection-types/:model/actions/publish',
    'DELETE /collection-types/:model/:id',
    'POST /collection-types/:model/actions/bulkDelete',
  ],
};

/**
 * Keeps an entry with its partner: its documentId says whose it is, and the Content Manager would take another one.
 *
 * @throws ForbiddenError (403)
 */
export const refuseMakingEntries = (ctx: Context): void => {
  if (ctx.params.model !== DIRECTORY_ENTRY) return;
  const { body } = ctx.request as { body?: { documentId?: unknown } };
  if (body) delete body.documentId;
  if (!isAmong(ctx, MAKING)) return;
  throw new errors.PolicyError('Every partner has one entry: it is made with the partner, and goes with it');
};

/**
 * Whether a member may go on: to the types, or to the entry of its own partner. Strapi's condition says the same of
 * what it loads, but neither of an entry without the locale that is asked for, nor of a member's other roles.
 *
 * @throws NotFoundError (404) for the entry of another partner
 */
export const isOwnContent = async (strapi: Core.Strapi, ctx: Context): Promise<boolean> => {
  if (isAmong(ctx, TYPE_ROUTES)) return true;
  const { model, uid, id } = ctx.params;
  if (!isAmong(ctx, ENTRY_ROUTES) || (model ?? uid) !== DIRECTORY_ENTRY) return false;
  const own = await getService(strapi, 'directory-entries').editedBy(ctx.state.user.id);
  if (own === undefined) return false;
  if (id !== undefined && id !== own) throw new errors.NotFoundError();
  if (model && id === undefined) narrowList(ctx, own);
  return true;
};

const narrowList = (ctx: Context, documentId: string): void => {
  const query = ctx.query as { filters?: object };
  const own = { documentId: { $eq: documentId } };
  ctx.query = { ...query, filters: query.filters ? { $and: [query.filters, own] } : own } as never;
};

interface Types {
  data: { uid: string }[] | { contentTypes: { uid: string }[] };
}

const isEntry = ({ uid }: { uid: string }) => uid === DIRECTORY_ENTRY;

/** Every type of the host but the directory entry. */
const withoutOthers = ({ data }: Types) => ({
  data: Array.isArray(data)
    ? data.filter(isEntry)
    : { ...data, components: [], contentTypes: data.contentTypes.filter(isEntry) },
});

/** Who wrote an entry, by name: Strapi tells an operator's mail address as well. */
const withoutAddresses = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutAddresses);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      ['createdBy', 'updatedBy'].includes(key) ? nameOf(inner) : withoutAddresses(inner),
    ])
  );
};

const nameOf = (user: { firstname?: string; lastname?: string } | null) =>
  user && { firstname: user.firstname, lastname: user.lastname };

/** Takes from the Content Manager's answer to a member what is not for members. */
export const narrowAnswer = async (ctx: Context, next: Next): Promise<void> => {
  await next();
  if (ctx.status !== 200) return;
  if (isAmong(ctx, TYPE_ROUTES)) ctx.body = withoutOthers(ctx.body as Types);
  else if (isAmong(ctx, ENTRY_ROUTES)) ctx.body = withoutAddresses(ctx.body);
};
