import type { PartnerRow } from '../access/decide';
import type { NamedPartners } from '../queries/import-partners';
import { problemsOf } from './importer';

type Found<Value> = { partner: Value; reason?: never } | { partner?: never; reason: string };

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
    let reason = 'is not known';
    for (const candidate of candidates) {
      try {
        allowed.push(await allow(candidate));
      } catch (error) {
        reason = problemsOf(error, null)[0]!.reason;
      }
    }
    const [partner, another] = allowed;
    if (another !== undefined) chosen.set(text, { reason: 'is the name of several: write the Partner ID' });
    else chosen.set(text, partner === undefined ? { reason } : { partner });
  }
  return chosen;
};
