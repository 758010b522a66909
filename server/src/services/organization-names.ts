import type { Core } from '@strapi/types';
import { MAX_ORGANIZATION_NAME, organizationName, toOrganizationName } from '../../../contracts/organization-names';
import type { Actor } from '../access/actor';
import { findClaim, findClaimedLike, findOrganization, type Organization } from '../queries/organization-names';
import { lockRow, pool, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { publicUrl } from '../utils/public-url';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** For a partner whose name has no letter of a to z and no digit. */
const FALLBACK = 'organization';

/** The names by which partners are found at their sign-in pages (TE-2). A name once taken never goes to another partner. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @returns a free name made from what a partner is called: `acme`, or `acme-2` where that was ever taken */
  const propose = async (sql: Sql, name: string): Promise<string> => {
    const base = toOrganizationName(name);
    const slug = base.length < 2 ? FALLBACK : base.slice(0, MAX_ORGANIZATION_NAME - 6).replace(/-+$/, '');
    const taken = await findClaimedLike(sql, slug);
    let number = 1;
    const numbered = () => (number === 1 ? slug : `${slug}-${number}`);
    while (taken.has(numbered())) number += 1;
    return numbered();
  };

  /** @returns whether the name is the partner's now; not where it is or was another's */
  const take = async (trx: Sql, partner: { id: number; documentId: string }, slug: string): Promise<boolean> => {
    const at = now();
    await trx(T.organizationNames)
      .insert({
        document_id: createDocumentId(),
        slug,
        partner_id: partner.id,
        created_at: at,
        updated_at: at,
        published_at: at,
      })
      .onConflict('slug')
      .ignore();
    const held = await findClaim(trx, slug);
    if (held?.partnerId !== partner.id) return false;
    await documents(strapi, 'partner').update({ documentId: partner.documentId, data: { slug } });
    return true;
  };

  /**
   * Gives a partner a name of the contract's shape (`organizationName`), which leads to it from then on; its former ones
   * go on leading there.
   *
   * @param partner numeric id and documentId
   * @param path of the field in the request's body
   * @throws ValidationError (400) where the name is or was another's
   */
  const claim = async (
    trx: Sql,
    partner: { id: number; documentId: string },
    slug: string,
    path: PropertyKey[] = ['organizationName']
  ): Promise<void> => {
    if (!(await take(trx, partner, slug))) throw invalid({ path, message: 'is taken' });
  };

  return {
    propose,
    claim,

    /**
     * Gives a new partner a free name made from what it is called. Of two partners of one name made at once, the second
     * waits, finds its proposal taken, and proposes again.
     *
     * @returns the name
     */
    async claimFree(trx: Sql, partner: { id: number; documentId: string }, name: string): Promise<string> {
      for (;;) {
        const slug = await propose(trx, name);
        if (await take(trx, partner, slug)) return slug;
      }
    },

    /**
     * @param text as somebody has typed it into an address
     * @returns the partner that a present or former name leads to, unless it or one above it is disabled
     */
    async find(text: string): Promise<Organization | undefined> {
      const slug = organizationName.safeParse(text);
      return slug.success ? findOrganization(pool(strapi), slug.data) : undefined;
    },

    /** The address of a partner's sign-in page, for mails and the panel. */
    url: (slug: string): string => publicUrl(strapi, `o/${slug}`),

    /**
     * Renames a partner at its sign-in page, as part of a change to its details: its own prime admins and operators may.
     * Appends its audit entry, so it comes last in the transaction.
     *
     * @param actor loaded in `trx`
     * @param documentId of the partner
     * @param slug of the contract's shape (`organizationName`)
     * @throws NotFoundError (404), ForbiddenError (403); ValidationError (400) where the name is or was another's
     */
    async rename(trx: Sql, actor: Actor, asker: Asker, documentId: string, slug: string): Promise<void> {
      const target = { kind: 'partner', documentId } as const;
      const { id } = await getService(strapi, 'access').require(actor, 'delegation.manage', target, trx);
      if (!actor.operator && actor.home.id !== id) {
        throw forbidden('Only the prime admins of that partner decide its organization name');
      }
      await lockRow(trx, T.partners, id);
      const before = await trx(T.partners).where({ id }).first('name', 'slug');
      if (before.slug === slug) return;
      await claim(trx, { id, documentId }, slug);
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: 'partner.settings',
        partnerId: id,
        target: { type: 'partner', documentId, label: before.name },
        before: { organizationName: before.slug },
        after: { organizationName: slug },
      });
    },
  };
};
