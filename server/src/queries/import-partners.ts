import { documentId } from '../../../contracts/common';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import { knownPartners } from '../access/scope';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A text that names a partner, and the partners of whose existence the actor knows that it may mean. */
export type NamedPartners = Map<string, PartnerRow[]>;

/**
 * Partners by Partner ID or by name. Whoever has that id is meant, and nobody who is only called like it.
 *
 * @param texts as they stand in the cells
 * @returns by text; none for one that the actor does not see, as for one that is not there
 */
export const findNamedPartners = async (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  texts: string[]
): Promise<NamedPartners> => {
  const found: (PartnerRow & { nameKey: string })[] = [];
  const query = () =>
    sql({ p: T.partners })
      .where(knownPartners(sql, actor, now))
      .select({ id: 'p.id', documentId: 'p.document_id', name: 'p.name', type: 'p.type', nameKey: 'p.name_key' });
  for (const chunk of chunks([...new Set(texts)], 250)) {
    const ids = chunk.filter((text) => documentId.safeParse(text).success);
    const keys = chunk.map(fold).filter(Boolean);
    if (ids.length > 0) found.push(...(await query().whereIn('p.document_id', ids)));
    if (keys.length > 0) found.push(...(await query().whereIn('p.name_key', keys)));
  }
  const unique = [...new Map(found.map((partner) => [partner.id, partner])).values()];
  const byId = new Map(unique.map((partner) => [partner.documentId, partner]));
  return new Map(
    texts.map((text) => {
      const named = byId.get(text);
      const key = fold(text);
      return [text, named ? [named] : unique.filter(({ nameKey }) => key !== '' && nameKey === key)];
    })
  );
};
