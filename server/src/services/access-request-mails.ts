import type { Core } from '@strapi/types';
import type { SystemRole } from '../../../contracts/common';
import { loadActor, type Actor } from '../access/actor';
import type { AskedAccess } from '../mail/templates';
import { deciderForAsker, findAccessRequest, targetName, type RequestRow } from '../queries/access-requests';
import { findDeciders, type Decider } from '../queries/deciders';
import { personName } from '../queries/people';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { unlessCutOff } from '../utils/cut-off';
import type { Instants } from '../utils/instants';
import { panelUrl } from '../utils/panel-url';

const toAsked = (row: RequestRow): AskedAccess => ({
  requester: personName(row),
  organisation: row.homeName,
  target: targetName(row),
  wish: row.role ? { role: row.role } : { capability: row.capability! },
});

/** Who is told of an access request, and what (EX-11). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const urlOf = (box: 'queue' | 'mine') => panelUrl(strapi, `delegations?tab=requests&box=${box}`);

  /** Prime admins of the account that decides, as far as the access rules let them: a guests-only customer is unseen. */
  const deciders = async (trx: Sql, row: RequestRow): Promise<Decider[]> => {
    const people = row.accountId === null ? [] : await findDeciders(trx, row.accountId);
    const able: Decider[] = [];
    for (const person of people) {
      const actor = await unlessCutOff(loadActor(trx, person, false));
      const context = actor && { actor, now: getService(strapi, 'clock').now() };
      const seen = context && (await findAccessRequest(trx, context, row.documentId));
      if (seen && seen.managedId !== null && person.id !== row.userId) able.push(person);
    }
    return able;
  };

  const tellDeciders = async (trx: Sql, actor: Actor, row: RequestRow, granted: boolean) => {
    const isColleague = !actor.operator && actor.home.id === row.accountId;
    const decidedBy = isColleague ? actor.name : row.deciderHome;
    for (const { email: to, language } of await deciders(trx, row)) {
      const data = { ...toAsked(row), granted, decidedBy, url: urlOf('queue') };
      await getService(strapi, 'outbox').enqueue(trx, { to, language, template: 'access-decided', data });
    }
  };

  /** The target's name, where who asked still sees it. */
  const nameForAsker = async (trx: Sql, row: RequestRow): Promise<string | null> => {
    const asker = await unlessCutOff(loadActor(trx, { id: row.userId, email: row.email }, false));
    const context = asker && { actor: asker, now: getService(strapi, 'clock').now() };
    const seen = context && (await findAccessRequest(trx, context, row.documentId));
    return seen && seen.seenId !== null ? targetName(seen) : null;
  };

  return {
    /** To those who can grant it. */
    async asked(trx: Sql, row: RequestRow): Promise<void> {
      for (const { email: to, language } of await deciders(trx, row)) {
        const data = { ...toAsked(row), reason: row.reason, url: urlOf('queue') };
        await getService(strapi, 'outbox').enqueue(trx, { to, language, template: 'access-request', data });
      }
    },

    /** To who asked, and to those who were asked; the row as it is decided. */
    async granted(trx: Sql, actor: Actor, row: RequestRow, role: SystemRole, { endsAt, timeZone }: Instants) {
      const told = { target: targetName(row), decidedBy: deciderForAsker(row), url: urlOf('mine') };
      const { email: to, language } = row;
      const data = { ...told, role, endsAt, timeZone };
      await getService(strapi, 'outbox').enqueue(trx, { to, language, template: 'access-granted', data });
      await tellDeciders(trx, actor, row, true);
    },

    /** To who asked, and to those who were asked; the row as it is decided. */
    async declined(trx: Sql, actor: Actor, row: RequestRow, note: string) {
      const data = { target: await nameForAsker(trx, row), note, decidedBy: deciderForAsker(row), url: urlOf('mine') };
      const { email: to, language } = row;
      await getService(strapi, 'outbox').enqueue(trx, { to, language, template: 'access-declined', data });
      await tellDeciders(trx, actor, row, false);
    },
  };
};
