import os from 'node:os';
import type { Core } from '@strapi/types';

export const PRIME = 'prime@demo.test';
export const ADMINISTRATOR = 'administrator@demo.test';
export const OPERATOR = 'operator@demo.test';

export interface World {
  /** The MSP with the most customers, where `PRIME` works. */
  home: number;
  /** A tech partner right below it, with about as many assignments as any. */
  techPartner: { id: number; documentId: string; assignments: number };
  counts: Record<'customers' | 'partners' | 'delegations' | 'ownTechPartners' | 'ownGrants', number>;
  /** Of the database and of what runs on it. */
  versions: string;
}

const VERSION = { sqlite: 'select sqlite_version() as version', postgres: 'show server_version' };

/** What the measured rows need to know of the data. */
export const describe = async ({ db, config }: Core.Strapi, _input: null): Promise<World> => {
  const sql = db.connection;
  const count = async (query: { count(column: string): PromiseLike<unknown> }) => {
    const [row] = (await query.count('* as count')) as { count: unknown }[];
    return Number(row?.count);
  };
  const { partner_id: home } = await sql('msp_members')
    .join('admin_users', 'admin_users.id', 'msp_members.user_id')
    .where('admin_users.email', PRIME)
    .first('partner_id');
  const tree = () => sql('msp_partner_closures').select('descendant_id').where('ancestor_id', home);

  const techPartners = await sql('msp_partners')
    .join('msp_delegations', 'msp_delegations.grantee_partner_id', 'msp_partners.id')
    .where({ parent_id: home, type: 'integrator' })
    .groupBy('msp_partners.id', 'msp_partners.document_id')
    .select({ id: 'msp_partners.id', documentId: 'msp_partners.document_id' })
    .count({ assignments: '*' })
    .orderBy([{ column: 'assignments' }, { column: 'id' }]);
  const techPartner = techPartners[techPartners.length >> 1] as {
    id: number;
    documentId: string;
    assignments: unknown;
  };

  const client = db.dialect.client as keyof typeof VERSION;
  const answer = await sql.raw(VERSION[client]);
  const version: string = client === 'sqlite' ? answer[0].version : answer.rows[0].server_version;
  return {
    home,
    techPartner: { ...techPartner, assignments: Number(techPartner.assignments) },
    counts: {
      customers: await count(sql('msp_customers')),
      partners: await count(sql('msp_partners')),
      delegations: await count(sql('msp_delegations')),
      ownTechPartners: await count(
        sql('msp_partners').whereIn('id', tree()).whereIn('type', ['integrator', 'installer'])
      ),
      ownGrants: await count(sql('msp_delegations').whereIn('grantee_partner_id', tree())),
    },
    versions: `${client} ${version}, Strapi ${config.get('info.strapi')}, Node ${process.version}, ${os.type()} ${os.arch()}`,
  };
};
