import type { Core } from '@strapi/types';
import { transaction } from '../utils/db';
import { getService } from '../utils/get-service';

const USERS = 'admin::user';

interface Params {
  where?: object;
  data?: { isActive?: boolean; roles?: unknown };
}

type Write = (params: object) => Promise<unknown>;

/**
 * Strapi runs a lifecycle and the write it belongs to apart: what was checked before could change in between, and what
 * ended before would stay ended where the write fails. Here both are one transaction.
 */
const makeAtomic = (strapi: Core.Strapi): void => {
  const users = strapi.db.query(USERS) as unknown as Record<string, Write>;
  for (const name of ['update', 'updateMany', 'delete', 'deleteMany']) {
    const write = users[name]!.bind(users);
    users[name] = (params) => transaction(strapi, () => write(params));
  }

  // A batch is one change too: all of it or nothing
  const service = strapi.service('admin::user') as unknown as { deleteByIds(ids: unknown[]): Promise<unknown> };
  const deleteByIds = service.deleteByIds.bind(service);
  service.deleteByIds = (ids) => transaction(strapi, () => deleteByIds(ids));
};

/** Keeps the rules of the center where Strapi's own screens (or a host's code) change the users behind its members. */
export const guardUsers = (strapi: Core.Strapi): void => {
  makeAtomic(strapi);
  const departures = () => getService(strapi, 'departures');
  const matching = async ({ where }: Params): Promise<number[]> => {
    const users: { id: number }[] = await strapi.db.query(USERS).findMany({ where, select: ['id'] });
    return users.map(({ id }) => id);
  };
  const beforeChange = async ({ params }: { params: Params }) => {
    if (params.data?.isActive === false) await departures().deactivate(await matching(params));
  };
  const beforeRemoval = async ({ params }: { params: Params }) => departures().remove(await matching(params));

  strapi.db.lifecycles.subscribe({
    models: [USERS],
    beforeUpdate: beforeChange,
    beforeUpdateMany: beforeChange,
    beforeDelete: beforeRemoval,
    beforeDeleteMany: beforeRemoval,
    // Afterwards, because roles come in several forms; throwing undoes the change.
    async afterUpdate({ params, result }) {
      if (params.data?.roles !== undefined && result) await departures().keepRole([result.id]);
    },
  });
};
