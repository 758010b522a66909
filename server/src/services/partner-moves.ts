import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { MOVE_NAMED, type MoveEndings } from '../../../contracts/partner-lifecycle';
import type { Actor } from '../access/actor';
import { refusalOfPlace, MAX_DEPTH, tooDeep } from '../access/tree';
import type { PartnerType } from '../../../contracts/common';
import { toRevocation } from '../audit/revocation';
import { findBranch, findDepth, findLeft, moveInTree, replaceOutsideOwner } from '../queries/closures';
import type { GrantToEnd } from '../queries/grants-to-end';
import { findGrantsLeft } from '../queries/move-endings';
import { chunks } from '../utils/chunks';
import { lockRows, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import type { Said } from '../utils/said';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

interface Moving {
  id: number;
  documentId: string;
  name: string;
  type: PartnerType;
  parentId: number | null;
}

/** Moving partners within the tree, with all that is below them: the operator's. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const find = (trx: Sql, documentId: string): Promise<Moving | undefined> =>
    trx(T.partners)
      .where({ document_id: documentId })
      .first({ id: 'id', documentId: 'document_id', name: 'name', type: 'type', parentId: 'parent_id' });

  /**
   * Everything that moves, the tree it leaves and the place it moves to: of two opposite moves the second sees the first,
   * and nobody gives a grant across meanwhile.
   */
  const lock = async (trx: Sql, partner: Moving, parent: Moving | undefined) => {
    const branch = (await findBranch(trx, partner.id)).map(({ id }) => id);
    const leftId = await findLeft(trx, partner.id, parent?.id ?? null);
    const left = leftId === null ? [] : (await findBranch(trx, leftId)).map(({ id }) => id);
    const above = parent ? await trx(T.closures).where({ descendant_id: parent.id }).pluck('ancestor_id') : [];
    const ids = [...new Set([...branch, ...left, ...above])].sort((a, b) => a - b);
    for (const chunk of chunks(ids)) await lockRows(trx, T.partners, 'id', chunk, 'id');
  };

  const refuse = async (trx: Sql, partner: Moving, parent: Moving | undefined) => {
    const at = (message: Said) => invalid({ path: ['parent'], message });
    const refusal = refusalOfPlace(partner.type, parent?.type ?? null);
    if (refusal) throw at(refusal);
    const branch = await findBranch(trx, partner.id);
    if (parent && branch.some(({ id }) => id === parent.id)) throw at('is the partner itself, or below it');
    const height = Math.max(...branch.map(({ depth }) => depth));
    const depth = parent ? (await findDepth(trx, parent.id)) + 1 + height : height;
    if (depth > MAX_DEPTH) throw at(tooDeep());
  };

  const load = async (sql: Sql, documentId: string, parentId: string | null) => {
    const partner = await find(sql, documentId);
    if (!partner) throw new errors.NotFoundError('There is no such partner');
    const parent = parentId === null ? undefined : await find(sql, parentId);
    if (parentId !== null && !parent) throw invalid({ path: ['parent'], message: 'is no partner' });
    return { partner, parent };
  };

  /** Takes away what ties the branch to the tree it leaves; that tree's people read of it, the new one's do not. */
  const end = async (trx: Sql, partner: Moving, grants: GrantToEnd[]): Promise<NewAuditEntry[]> => {
    await getService(strapi, 'delegations').revoke(
      trx,
      grants.map(({ id }) => id)
    );
    const branch = new Set((await findBranch(trx, partner.id)).map(({ id }) => id));
    return grants.map((grant) =>
      toRevocation(grant, branch.has(grant.ownerId) ? grant.granteeAccountId : grant.ownerId)
    );
  };

  return {
    /**
     * @returns the grants that would end with the move
     * @throws as `move`
     */
    async preview(actor: Actor, documentId: string, parentId: string | null): Promise<MoveEndings> {
      requireOperator(actor);
      const sql = pool(strapi);
      const { partner, parent } = await load(sql, documentId, parentId);
      await refuse(sql, partner, parent);
      const grants = await findGrantsLeft(sql, partner.id, parent?.id ?? null);
      return {
        endings: grants.slice(0, MOVE_NAMED).map(({ grantee, partner: onto, customer }) => ({
          grantee,
          target: onto?.name ?? customer?.name ?? customer?.documentId ?? '',
        })),
        endingCount: grants.length,
      };
    },

    /**
     * Moves a partner with all below it. Grants between them and the tree they leave end (EX-5, for partners).
     *
     * @param parentId documentId of the partner above, `null` for none
     * @throws ForbiddenError (403) for members, NotFoundError (404), ValidationError (400) for a circle, a tree that is
     * too deep or a type that can't stand there
     */
    move: (asker: Asker, documentId: string, parentId: string | null) =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        requireOperator(actor);
        const seen = await load(trx, documentId, parentId);
        await lock(trx, seen.partner, seen.parent);
        const { partner, parent } = await load(trx, documentId, parentId);
        if (partner.parentId === (parent?.id ?? null)) return { documentId, parent: parentId };
        await refuse(trx, partner, parent);
        const old = await trx(T.partners)
          .where({ id: partner.parentId ?? 0 })
          .first('id', 'name');

        const ended = await end(trx, partner, await findGrantsLeft(trx, partner.id, parent?.id ?? null));
        const branch = (await findBranch(trx, partner.id)).map(({ id }) => id);
        await moveInTree(trx, partner.id, parent?.id ?? null, getService(strapi, 'clock').now());
        await replaceOutsideOwner(trx, branch);
        await documents(strapi, 'partner').update({ documentId, data: { parent: parent?.id ?? null } as never });

        const entry = {
          action: 'partner.move' as const,
          target: { type: 'partner' as const, documentId, label: partner.name },
          before: { parent: old?.name ?? null },
          after: { parent: parent?.name ?? null },
        };
        // Those whom it left read of it too, and not where it went
        const left = { ...entry, partnerId: old?.id ?? null, after: { parent: null } };
        await getService(strapi, 'audit').append(trx, actor, asker, [
          ...(old ? [left] : []),
          ...ended,
          { ...entry, partnerId: partner.id, before: { parent: null } },
        ]);
        return { documentId, parent: parentId };
      }),
  };
};

const requireOperator = (actor: Actor) => {
  if (!actor.operator) throw forbidden('Only operators move partners');
};
