import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A name that was claimed once, and the partner it leads to. */
interface ClaimedName {
  /** Numeric id; `null`: of a partner that is gone. */
  partnerId: number | null;
}

export const findClaim = (sql: Sql, slug: string): Promise<ClaimedName | undefined> =>
  sql(T.organizationNames).where({ slug }).first({ partnerId: 'partner_id' });

/** @returns the claimed ones among a name and those that continue it with a hyphen */
export const findClaimedLike = async (sql: Sql, slug: string): Promise<Set<string>> => {
  const rows = await sql(T.organizationNames).where({ slug }).orWhere('slug', 'like', `${slug}-%`).select('slug');
  return new Set(rows.map((row) => row.slug));
};

/** A partner as its sign-in page knows it. */
export interface Organization {
  /** Numeric id. */
  id: number;
  name: string;
  /** The present one. */
  slug: string;
  loginMethods: string | null;
}

/**
 * @param slug a present or former name
 * @returns the partner it leads to; `undefined` also where that or one above it is disabled
 */
export const findOrganization = (sql: Sql, slug: string): Promise<Organization | undefined> =>
  sql({ n: T.organizationNames })
    .join({ p: T.partners }, 'p.id', 'n.partner_id')
    .where('n.slug', slug)
    .whereNotNull('p.slug')
    .whereNotExists(
      sql({ c: T.closures })
        .join({ a: T.partners }, 'a.id', 'c.ancestor_id')
        .whereRaw('c.descendant_id = p.id')
        .where('a.disabled', true)
        .select('a.id')
    )
    .first({ id: 'p.id', name: 'p.name', slug: 'p.slug', loginMethods: 'p.login_methods' });
