import type { Core } from '@strapi/types';
import {
  DASHBOARD_ROWS,
  LATEST_CHANGES,
  MOST_COUNTED,
  NOT_A_CHANGE,
  type Change,
  type Dashboard,
} from '../../../contracts/dashboard';
import { ENDING_SOON_DAYS } from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { holdsAtHome, mayHold } from '../access/decide';
import { hasTree } from '../access/tree';
import { countWaitingRequests } from '../queries/access-requests';
import { findLatestEntries } from '../queries/audit-log';
import { findFigures } from '../queries/dashboard';
import { findDelegations } from '../queries/delegations';
import { findInvites } from '../queries/invites';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';

/** The page *Dashboard* (TE-3): a section that the actor may not read is `null`. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const contextOf = (actor: Actor) => ({ actor, now: getService(strapi, 'clock').now() });
  type Context = ReturnType<typeof contextOf>;

  const endingGrants = async ({ actor, now }: Context): Promise<Dashboard['endingGrants']> => {
    if (!mayHold(actor, 'delegation.read')) return null;
    const { rows, total } = await findDelegations(pool(strapi), {
      ...{ actor, now, endingWithin: ENDING_SOON_DAYS, sort: { column: 'endsAt', order: 'asc' } },
      ...{ offset: 0, limit: DASHBOARD_ROWS, countUpTo: MOST_COUNTED },
    });
    return { rows, total: Math.min(total, MOST_COUNTED), totalIsMinimum: total > MOST_COUNTED };
  };

  const openInvites = async (context: Context): Promise<Dashboard['openInvites']> => {
    const { actor } = context;
    if (actor.operator || !holdsAtHome(actor, 'member.read')) return null;
    const query = { state: 'open', sort: 'createdAt:desc', page: 1, pageSize: DASHBOARD_ROWS } as const;
    return findInvites(pool(strapi), context, { partnerId: actor.home.id }, query);
  };

  const latestChanges = async ({ actor, now }: Context): Promise<Change[] | null> => {
    if (!mayHold(actor, 'audit.read')) return null;
    const rows = await findLatestEntries(pool(strapi), { actor, now, without: NOT_A_CHANGE, limit: LATEST_CHANGES });
    return rows.map(({ documentId, at, actor: who, action, target }) => ({
      documentId,
      at,
      actor: who,
      action,
      target,
    }));
  };

  const openRequests = (context: Context): Promise<number | null> =>
    holdsAtHome(context.actor, 'delegation.manage')
      ? countWaitingRequests(pool(strapi), context)
      : Promise.resolve(null);

  return {
    /** @returns what the page and the widgets show, each section as far as the actor reads it */
    async find(actor: Actor): Promise<Dashboard> {
      const context = contextOf(actor);
      const [figures, grants, invites, changes, requests] = await Promise.all([
        findFigures(pool(strapi), context, hasTree(actor)),
        endingGrants(context),
        openInvites(context),
        latestChanges(context),
        openRequests(context),
      ]);
      return {
        customers: mayHold(actor, 'customer.read') ? figures.customers : null,
        partners: figures.partners,
        endingGrants: grants,
        openInvites: invites,
        latestChanges: changes,
        openRequests: requests,
      };
    },
  };
};
