import type { CustomerOverview } from '../../../contracts/customer-users';
import type { Actor } from '../access/actor';
import { currentAt } from '../access/active';
import { grantScope } from '../access/grant-scope';
import { partnerScope } from '../access/scope';
import { fromJson, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { actionsOn, customerRights } from './customer-actions';
import { isActive } from './licenses';

type CustomerFacts = Omit<CustomerOverview, 'tabs' | 'canGrant'>;

/** One customer, of which the caller has checked that the actor may read it, with what there is of it. */
export const findCustomerFacts = async (sql: Sql, actor: Actor, id: number, now: Date): Promise<CustomerFacts> => {
  const seen = sql({ p: T.partners })
    .whereRaw('p.id = o.id')
    .where(partnerScope(sql, actor, 'partner.read', now));
  const grants = sql({ d: T.delegations })
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .where('d.target_customer_id', id)
    .where(currentAt('d', now))
    .where(grantScope(sql, actor, now));
  const rights = customerRights(sql, { actor, now, known: 'customer.read' });
  const row = await sql({ c: T.customers })
    .join({ o: T.partners }, 'o.id', 'c.owner_id')
    .where('c.id', id)
    .first('c.*', {
      ...rights.columns,
      ownerName: 'o.name',
      ownerDocumentId: seen.select('p.document_id'),
      users: sql(T.customerUsers).where({ customer_id: id }).count('*'),
      licenses: sql({ l: T.licenses }).where('l.customer_id', id).where(isActive(now)).count('*'),
      grants: grants.count('*'),
    });
  return {
    documentId: row.document_id,
    name: row.name ?? row.document_id,
    owner: { name: row.ownerName, documentId: row.ownerDocumentId },
    enterpriseName: row.enterprise_name,
    email: row.email,
    shortcode: row.shortcode,
    tags: fromJson<string[] | null>(row.tags ?? null) ?? [],
    address: row.address,
    city: row.city,
    country: row.country,
    suspended: Boolean(row.suspended),
    linkApproval: row.link_approval,
    demo: Boolean(row.demo),
    createdAt: toDate(row.created_at).toISOString(),
    devices: {
      total: toCount(row.device_count),
      registered: toCount(row.registered_count),
      onboarded: toCount(row.onboarded_count),
      provisioned: toCount(row.provisioned_count),
    },
    users: toCount(row.users),
    licenses: toCount(row.licenses),
    grants: toCount(row.grants),
    actions: actionsOn(actor, rights, row, false),
  };
};
