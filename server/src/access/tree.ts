import { TECH_PARTNER_TYPES, type PartnerType } from '../../../contracts/common';
import type { Actor } from './actor';
import { reachOf } from './roles';

/** Levels below a root. */
export const MAX_DEPTH = 10;

const isTech = (type: PartnerType) => (TECH_PARTNER_TYPES as readonly PartnerType[]).includes(type);

/**
 * Why a partner of a type can't stand there; `undefined` where it can. An MSP may have both below it, a partner only
 * partners; tech partners have nobody below them; roots are MSPs (PA-1).
 *
 * @param above type of the partner above, `null` for a root
 */
export const refusalOfPlace = (type: PartnerType, above: PartnerType | null): string | undefined => {
  if (above === null) return type === 'msp' ? undefined : 'only an MSP stands alone';
  if (isTech(above)) return 'a tech partner has nobody below it';
  if (type === 'msp' && above !== 'msp') return 'a partner has no MSP below it';
  return undefined;
};

/** Whether there may be partners below that the actor reads: those of its own tree, and delegated ones. */
export const hasTree = (actor: Actor): boolean => {
  if (actor.operator) return true;
  const { role, home, grants, groups } = actor;
  const isOwn = !isTech(home.type) && reachOf(role, 'partner.read') === Infinity;
  return isOwn || grants.toMember || groups.length > 0;
};
