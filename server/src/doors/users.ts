import type { Core } from '@strapi/types';
import type memberChanges from '../services/member-changes';
import { transaction } from '../utils/db';
import { getService } from '../utils/get-service';

const USERS = 'admin::user';

interface Params {
  where?: object;
  data?: { isActive?: boolean; email?: string; password?: string; roles?: unknown };
}

/** Fields whose change the audit log may tell of. */
const TOLD = ['isActive', 'email', 'password', 'roles'] as const;

interface State {
  members?: Awaited<ReturnType<ReturnType<typeof memberChanges>['before']>>;
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
  const changes = () => getService(strapi, 'member-changes');
  const matching = async ({ where }: Params): Promise<number[]> => {
    const users: { id: number }[] = await strapi.db.query(USERS).findMany({ where, select: ['id'] });
    return users.map(({ id }) => id);
  };
  const beforeChange = async ({ params, state }: { params: Params; state: State }) => {
    const told = TOLD.some((field) => params.data?.[field] !== undefined);
    if (told) state.members = await changes().before(await matching(params));
    if (params.data?.isActive === false) await departures().deactivate(await matching(params));
  };
  const afterChange = async ({ params, state }: { params: Params; state: State }) => {
    if (state.members?.length) await changes().note(state.members, Boolean(params.data?.password));
  };
  const beforeRemoval = async ({ params }: { params: Params }) => departures().remove(await matching(params));

  strapi.db.lifecycles.subscribe({
    models: [USERS],
    beforeUpdate: beforeChange,
    beforeUpdateMany: beforeChange,
    afterUpdateMany: afterChange,
    beforeDelete: beforeRemoval,
    beforeDeleteMany: beforeRemoval,
    // Afterwards, because roles come in several forms; throwing undoes the change.
    async afterUpdate({ params, result, state }) {
      if (params.data?.roles !== undefined && result) await departures().keepRole([result.id]);
      await afterChange({ params, state });
    },
  });
};
