import type { Core } from '@strapi/types';
import type { CustomerOverview, CustomerTab } from '../../../contracts/customer-users';
import type { Actor } from '../access/actor';
import { mayHold } from '../access/decide';
import { findCustomerFacts } from '../queries/customer-overview';
import { findHeld } from '../queries/customer-users';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';

/** The page of one customer: its head, its first tab, and which others there are for the caller. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws NotFoundError (404) */
  async find(actor: Actor, documentId: string): Promise<CustomerOverview> {
    const now = getService(strapi, 'clock').now();
    const sql = pool(strapi);
    const target = { kind: 'customer', documentId } as const;
    const { id } = await getService(strapi, 'access').require(actor, 'customer.read', target);
    const facts = await findCustomerFacts(sql, actor, id, now);
    const held = await findHeld(sql, { actor, now }, id, {
      users: { capability: 'customer-user.read' },
      permissions: { capability: 'delegation.read' },
      licenses: { capability: 'license.read' },
      integrations: { capability: 'integration.read' },
      grant: { capability: 'delegation.manage' },
    });
    const isOpen: Record<CustomerTab, boolean> = {
      overview: true,
      users: held.users,
      permissions: held.permissions,
      licenses: held.licenses,
      integrations: held.integrations,
      'audit-log': mayHold(actor, 'audit.read'),
    };
    return {
      ...facts,
      users: held.users ? facts.users : null,
      licenses: held.licenses ? facts.licenses : null,
      grants: held.permissions ? facts.grants : null,
      tabs: (Object.keys(isOpen) as CustomerTab[]).filter((tab) => isOpen[tab]),
      canGrant: held.grant,
    };
  },
});
