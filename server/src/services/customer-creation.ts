import type { Core } from '@strapi/types';
import type { CreateCustomerBody, CreatedCustomer, CustomerOwner } from '../../../contracts/customer-lifecycle';
import { customerKeys } from '../../../contracts/customer-keys';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { firstMissingOn } from '../access/escalation';
import { isOwnGrant } from '../access/grant-scope';
import { assertMspAdminRight } from '../access/msp-admin';
import type { Config } from '../config';
import { findOwners, OWNER_TYPES } from '../queries/customer-owners';
import { findPermitted, type Permitted } from '../queries/customer-permissions';
import { isShortcodeTaken } from '../queries/customer-rows';
import { findInviter } from '../queries/inviting';
import { countNew } from '../queries/owner-totals';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toInstants, type Instants } from '../utils/instants';
import { invalid } from '../utils/parse';
import { createShortcode } from '../utils/shortcode';
import { T } from '../utils/tables';
import type { Asker } from './access';

const OWNERS_LISTED = 50;

interface NewCustomer {
  id: number;
  documentId: string;
  name: string;
}

/** *New Customer* (CU-6 to CU-9): the customer and who may work there, all or nothing. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  /** @throws ForbiddenError (403), NotFoundError (404), ValidationError (400) */
  const ownerOf = async (sql: Sql, actor: Actor, asked: string | undefined): Promise<PartnerRow> => {
    assertMspAdminRight(actor);
    const documentId = asked ?? (actor.operator ? undefined : actor.home.documentId);
    if (!documentId) throw invalid({ path: ['owner'], message: 'is required' });
    const target = { kind: 'partner', documentId } as const;
    const owner = (await access().require(actor, 'customer.create', target, sql)) as PartnerRow;
    const at = (message: string) => invalid({ path: ['owner'], message });
    if (!OWNER_TYPES.includes(owner.type)) throw at('owns no customers: it serves those of others');
    if ((await findInviter(sql, owner.id)).disabled) throw at('is disabled');
    return owner;
  };

  /** Whoever moves or disables the owner meanwhile waits, or has been waited for. */
  const lockOwner = async (trx: Sql, asker: Asker, asked: string | undefined) => {
    const seen = await ownerOf(trx, await access().actor(asker, trx), asked);
    await lockRow(trx, T.partners, seen.id);
    const actor = await access().actor(asker, trx);
    return { actor, owner: await ownerOf(trx, actor, asked) };
  };

  const freeShortcode = async (sql: Sql, name: string): Promise<string> => {
    for (;;) {
      const shortcode = createShortcode(name);
      if (!(await isShortcodeTaken(sql, shortcode))) return shortcode;
    }
  };

  const shortcodeOf = async (trx: Sql, { name, shortcode }: CreateCustomerBody): Promise<string> => {
    if (shortcode === undefined) return freeShortcode(trx, name);
    if (await isShortcodeTaken(trx, shortcode)) throw invalid({ path: ['shortcode'], message: 'is taken' });
    return shortcode;
  };

  /** Judged at the owner, whose customers all have the same rights: a link that is pending would hide some of them. */
  const permittedOf = async (trx: Sql, actor: Actor, owner: PartnerRow, { permissions }: CreateCustomerBody) => {
    const accountId = actor.operator ? owner.id : actor.home.id;
    const permitted = await findPermitted(trx, accountId, permissions);
    if (permitted.length === 0) return permitted;
    await access().require(actor, 'delegation.manage', { kind: 'partner', documentId: owner.documentId }, trx);
    for (const { grantee, capabilities, path } of permitted) {
      const [memberId, groupId] =
        'granteeMemberId' in grantee ? [grantee.granteeMemberId, null] : [null, grantee.granteeGroupId];
      if (isOwnGrant(actor, { memberId, groupId, partnerId: null })) {
        throw forbidden('Nobody can be grantee of their own grant');
      }
      const missing = await firstMissingOn(trx, actor, capabilities, { kind: 'partner', id: owner.id }, now());
      if (missing)
        throw invalid({ path: ['permissions', ...path], message: `would hold ${missing}, which you do not have` });
    }
    return permitted;
  };

  const write = async (trx: Sql, owner: PartnerRow, body: CreateCustomerBody, shortcode: string) => {
    const { owner: _, permissions: __, ...texts } = body;
    const linkApproval = strapi.plugin('msp').config<Config['newCustomerLink']>('newCustomerLink');
    const columns = { ...texts, shortcode, linkApproval };
    const { documentId } = await documents(strapi, 'customer').create({
      data: { ...columns, ...customerKeys(columns), owner: owner.id },
    });
    const { id } = await trx(T.customers).where({ document_id: documentId }).first('id');
    await countNew(trx, [id]);
    return { customer: { id, documentId, name: body.name } satisfies NewCustomer, columns };
  };

  const grantEntry =
    (owner: PartnerRow, customer: NewCustomer, { startsAt, endsAt }: Instants) =>
    (who: Permitted) => ({
      action: 'delegation.grant' as const,
      partnerId: owner.id,
      customer,
      target: { type: 'customer' as const, documentId: customer.documentId, label: customer.name },
      fieldsOf: 'delegation' as const,
      after: { grantee: who.name, granteeId: who.documentId, role: who.roleName, from: startsAt, until: endsAt },
    });

  return {
    /**
     * The partner that is to own a customer, if the actor may add customers for it.
     *
     * @throws ForbiddenError (403), NotFoundError (404), ValidationError (400) naming `owner`
     */
    requireOwner: (sql: Sql, actor: Actor, documentId: string): Promise<PartnerRow> => ownerOf(sql, actor, documentId),

    /** @returns partners for which the actor may add customers, 50 at most */
    owners: (actor: Actor, search: string | undefined): Promise<CustomerOwner[]> =>
      findOwners(pool(strapi), { actor, now: now(), search, limit: OWNERS_LISTED }),

    /** @returns a shortcode that is free now (CU-7) */
    async proposeShortcode(actor: Actor, name: string): Promise<string> {
      assertMspAdminRight(actor);
      return freeShortcode(pool(strapi), name);
    },

    /**
     * @throws ForbiddenError (403) without the MSP admin right, without `customer.create` on the owner, or without
     * `delegation.manage` where permissions are given; NotFoundError (404), ValidationError (400) naming the field
     */
    create: (asker: Asker, body: CreateCustomerBody): Promise<CreatedCustomer> =>
      transaction(strapi, async (trx) => {
        const { actor, owner } = await lockOwner(trx, asker, body.owner);
        const period = toInstants(body.permissions.accessPeriod, now());
        const permitted = await permittedOf(trx, actor, owner, body);
        const shortcode = await shortcodeOf(trx, body);
        const { customer, columns } = await write(trx, owner, body, shortcode);
        const target = { targetCustomerId: customer.id, targetOwnerId: owner.id };
        const grants = permitted.map(({ grantee, role }) => ({ ...grantee, ...target, role }));
        await getService(strapi, 'delegations').grant(trx, grants, period, actor.userId);
        const isPending = columns.linkApproval === 'pending';
        const asked = isPending
          ? await getService(strapi, 'customer-links').ask(trx, actor, {
              ...customer,
              ownerId: owner.id,
              email: body.email,
            })
          : null;
        await getService(strapi, 'audit').append(trx, actor, asker, [
          {
            action: 'customer.create',
            partnerId: owner.id,
            customer,
            target: { type: 'customer', documentId: customer.documentId, label: customer.name },
            after: { ...columns, owner: owner.name },
          },
          ...permitted.map(grantEntry(owner, customer, period)),
          ...(asked?.entries ?? []),
        ]);
        const { documentId, name } = customer;
        const link = { linkApproval: columns.linkApproval, linkMail: asked?.mail ?? null };
        return { documentId, name, shortcode, ...link, granted: permitted.length };
      }),
  };
};
