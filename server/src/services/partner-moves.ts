import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { refusalOfPlace, MAX_DEPTH } from '../access/tree';
import type { PartnerType } from '../../../contracts/common';
import { findBranch, findDepth, moveInTree, replaceOutsideOwner } from '../queries/closures';
import { chunks } from '../utils/chunks';
import { lockRows, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

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

  /** Everything that moves, and the place it moves to: of two opposite moves the second sees the first. */
  const lock = async (trx: Sql, partner: Moving, parent: Moving | undefined) => {
    const branch = (await findBranch(trx, partner.id)).map(({ id }) => id);
    const above = parent ? await trx(T.closures).where({ descendant_id: parent.id }).pluck('ancestor_id') : [];
    const ids = [...new Set([...branch, ...above])].sort((a, b) => a - b);
    for (const chunk of chunks(ids)) await lockRows(trx, T.partners, 'id', chunk, 'id');
  };

  const refuse = async (trx: Sql, partner: Moving, parent: Moving | undefined) => {
    const at = (message: string) => invalid({ path: ['parent'], message });
    const refusal = refusalOfPlace(partner.type, parent?.type ?? null);
    if (refusal) throw at(refusal);
    const branch = await findBranch(trx, partner.id);
    if (parent && branch.some(({ id }) => id === parent.id)) throw at('is the partner itself, or below it');
    const height = Math.max(...branch.map(({ depth }) => depth));
    const depth = parent ? (await findDepth(trx, parent.id)) + 1 + height : height;
    if (depth > MAX_DEPTH) throw at(`makes the tree deeper than ${MAX_DEPTH} levels`);
  };

  return {
    /**
     * @param parentId documentId of the partner above, `null` for none
     * @throws ForbiddenError (403) for members, NotFoundError (404), ValidationError (400) for a circle, a tree that is
     * too deep or a type that can't stand there
     */
    move: (asker: Asker, documentId: string, parentId: string | null) =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        if (!actor.operator) throw forbidden('Only operators move partners');
        const load = async () => {
          const partner = await find(trx, documentId);
          if (!partner) throw new errors.NotFoundError('There is no such partner');
          const parent = parentId === null ? undefined : await find(trx, parentId);
          if (parentId !== null && !parent) throw invalid({ path: ['parent'], message: 'is no partner' });
          return { partner, parent };
        };
        const seen = await load();
        await lock(trx, seen.partner, seen.parent);
        const { partner, parent } = await load();
        if (partner.parentId === (parent?.id ?? null)) return { documentId, parent: parentId };
        await refuse(trx, partner, parent);
        const old = await trx(T.partners)
          .where({ id: partner.parentId ?? 0 })
          .first('id', 'name');

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
          { ...entry, partnerId: partner.id, before: { parent: null } },
        ]);
        return { documentId, parent: parentId };
      }),
  };
};
