import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor } from './actor';
import { GUESTS_ONLY_MODELS } from './access-models';
import { reachOf } from './roles';
import { customerScope } from './customer-scope';
import { delegatedPartners, subtree, type Scope } from './scope';

/**
 * Entries `e` of the audit log on which the actor holds the capability. Along paths 1 and 2 those of the own tree's
 * accounts, on customers of that tree where one is concerned; along paths 3 to 5 what people of the own account did there,
 * and nothing that others did (DESIGN, "Limits"). What concerns a customer on the invite-guest model is there for its
 * guests alone. The log of a partner that came from another tree begins with its move, for those above it.
 *
 * @param now the instant the rights are read at
 */
export const auditScope = (sql: Sql, actor: Actor, capability: 'audit.read' | 'audit.export', now: Date): Scope => {
  if (actor.operator) return () => {};
  const levels = reachOf(actor.role, capability);
  const customers = () => sql({ c: T.customers }).select('c.id').whereRaw('c.id = e.customer_id');
  const partners = delegatedPartners(sql, actor, capability, now);

  return (where) =>
    void where.where((any) => {
      any.where((elsewhere) =>
        elsewhere.where('e.actor_partner_id', actor.home.id).where((reached) => {
          reached.whereExists(customers().where(customerScope(sql, actor, capability, now)));
          if (partners) reached.orWhere((there) => there.whereNull('e.customer_id').whereIn('e.partner_id', partners));
        })
      );
      if (levels === null) return;
      const tree = () => subtree(sql, actor.home.id, levels);
      const ownCustomers = customers().whereNotIn('c.access_model', GUESTS_ONLY_MODELS).whereIn('c.owner_id', tree());
      // A refusal in a tech partner's log names a customer of others: only what was this account's and left is shown
      const left = sql({ l: T.auditEntries })
        .select('l.id')
        .where('l.action', 'customer.move')
        .whereRaw('l.customer_id = e.customer_id and l.partner_id = e.partner_id and l.id >= e.id');
      const formerCustomers = customers()
        .whereNotIn('c.access_model', GUESTS_ONLY_MODELS)
        .where((former) => former.whereExists(left).orWhereRaw(`e.action = 'delegation.revoke'`));
      // Of what was deleted for good the account keeps the log; one on the invite-guest model ends in the platform's
      const deleted = sql({ v: T.auditEntries })
        .select('v.id')
        .where('v.action', 'customer.delete')
        .whereRaw('v.customer_id = e.customer_id and (v.partner_id = e.partner_id or exists ?)', [left])
        .whereNotNull('v.partner_id');
      const before = sql({ t: T.closures })
        .select('t.id')
        .where('t.ancestor_id', actor.home.id)
        .whereRaw('t.descendant_id = e.partner_id and t.since > e.at');
      any.orWhere((own) =>
        own
          .whereIn('e.partner_id', tree())
          .whereNotExists(before)
          .where((concerned) =>
            concerned
              .whereNull('e.customer_id')
              .orWhereExists(ownCustomers)
              .orWhereExists(formerCustomers)
              .orWhereExists(deleted)
          )
      );
    });
};
