import type { Knex } from 'knex';

const rowsOf = (answer: { rows: Row[] } | Row[]): Row[] => (Array.isArray(answer) ? answer : answer.rows);
type Row = Record<string, unknown>;

const ACTIVE = 'd.starts_at <= :now and (d.ends_at is null or d.ends_at > :now)';
const TREE = 'select descendant_id from msp_partner_closures where ancestor_id = :home';

const PAGE = `
with scope as (
  select descendant_id as id from msp_partner_closures where ancestor_id = :home
  union
  select d.grantee_partner_id from msp_delegations d
  where d.outside_owner = true and d.grantee_partner_id is not null and d.target_owner_id in (${TREE}) and ${ACTIVE}
), page as (
  select p.id, p.document_id, p.name, p.name_key, p.type, p.disabled, p.parent_id, count(*) over () as total
  from scope join msp_partners p on p.id = scope.id
  where p.type in ('integrator', 'installer')
  order by p.name_key, p.id limit 25
)
select page.document_id as "tenantId", page.name, page.type, page.disabled, page.total, parent.name as "parentName",
  case when page.id in (${TREE}) then (
    select count(*) from msp_delegations d
    where d.target_partner_id = page.id and d.grantee_partner_id is null and ${ACTIVE}
      and (d.grantee_group_id is not null or exists (
        select 1 from msp_members m join admin_users u on u.id = m.user_id
        where m.id = d.grantee_member_id and u.is_active = true
      ))
  ) end as "mspAdminCount",
  (
    select count(*) from msp_delegations d
    where d.grantee_partner_id = page.id and d.target_customer_id is not null and d.target_owner_id in (${TREE})
      and d.target_customer_id not in (select id from msp_customers where access_model = 'invite-guest') and ${ACTIVE}
  ) as "assignedCustomersCount",
  case when page.id in (${TREE}) then (
    select count(*) from msp_members m join admin_users u on u.id = m.user_id
    where m.partner_id = page.id and m.role in ('prime-admin', 'administrator') and u.is_active = true
  ) end as "accountAdminCount"
from page left join msp_partners parent on parent.id = page.parent_id
order by page.name_key, page.id`;

const CHILDREN = `${TREE} and depth <= 1`;
const ASSIGNABLE = `c.owner_id in (${CHILDREN}) and c.access_model <> 'invite-guest' and c.demo = false`;

const list = (customers: string) => `
select c.document_id as "documentId", c.name, c.tags, c.address, c.city, c.country, c.device_count, c.subscription_count,
  c.suspended, c.link_approval, d.starts_at, d.ends_at, d.time_zone,
  (select count(*) from (select 1 from msp_customers c where ${ASSIGNABLE} limit 1001) as few) as total
from ${customers} left join msp_delegations d on d.target_customer_id = c.id
  and d.grantee_partner_id = :techPartner and d.origin = 'manual' and (d.ends_at is null or d.ends_at > :now)
where ${ASSIGNABLE}
order by c.name_key, c.document_id limit :limit`;

/** What somebody who knows the data would write for a prime admin without delegations of their own. */
export const byHand = {
  page: async (sql: Knex, home: number) => rowsOf(await sql.raw(PAGE, { home, now: new Date() })),
  list: async (sql: Knex, home: number, techPartner: number, limit: number) => {
    // SQLite has to be told to walk the index of names.
    const hint = /sqlite/.test(sql.client.config.client) ? 'indexed by msp_customers_name' : '';
    const statement = list(`msp_customers c ${hint}`);
    return rowsOf(await sql.raw(statement, { home, techPartner, limit, now: new Date() }));
  },
};
