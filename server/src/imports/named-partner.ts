import { because, type ImportReason } from '../../../contracts/import-reasons';
import type { PartnerRow } from '../access/decide';
import type { NamedPartners } from '../queries/import-partners';
import { problemsOf } from './importer';
import type { Problem } from './reasons';

type Found<Value> = { partner: Value; reason?: never } | { partner?: never; reason: ImportReason };

/**
 * Which partner the texts of a column mean: the one of that id, or the only one of that name that the right allows. One
 * that the importer does not see reads like one that is not there.
 *
 * @param allow asks for the right; throws where there is none
 */
export const chooseNamed = async <Value>(
  named: NamedPartners,
  allow: (partner: PartnerRow) => Promise<Value>
): Promise<Map<string, Found<Value>>> => {
  const chosen = new Map<string, Found<Value>>();
  for (const [text, candidates] of named) {
    const allowed: Value[] = [];
    let reason = because('unknown');
    for (const candidate of candidates) {
      try {
        allowed.push(await allow(candidate));
      } catch (error) {
        const [{ code, params }] = problemsOf(error, null) as [Problem];
        reason = { code, params };
      }
    }
    const [partner, another] = allowed;
    if (another !== undefined) chosen.set(text, { reason: because('several-partners') });
    else chosen.set(text, partner === undefined ? { reason } : { partner });
  }
  return chosen;
};
