import { TECH_PARTNER_TYPES, type PartnerType } from '../../../contracts/common';
import { because } from '../../../contracts/import-reasons';
import type { Said } from '../utils/said';
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
export const refusalOfPlace = (type: PartnerType, above: PartnerType | null): Said | undefined => {
  if (above === null) return type === 'msp' ? undefined : 'only an MSP stands alone';
  if (isTech(above)) return because('below-tech-partner');
  if (type === 'msp' && above !== 'msp') return because('msp-below-partner');
  return undefined;
};

/** Of a place that is as deep as that already. */
export const tooDeep = () => because('too-deep', { most: String(MAX_DEPTH) });

/** Whether there may be partners below that the actor reads: those of its own tree, and delegated ones. */
export const hasTree = (actor: Actor): boolean => {
  if (actor.operator) return true;
  const { role, home, grants, groups } = actor;
  const isOwn = !isTech(home.type) && reachOf(role, 'partner.read') === Infinity;
  return isOwn || grants.toMember || groups.length > 0;
};
