import { TECH_PARTNER_TYPES } from '../../../contracts/common';
import { forbidden } from '../utils/forbidden';
import type { Actor } from './actor';

/** Prime admins and administrators at home in an MSP or a partner, and operators (PRODUCT, "MSP admin right"). */
export const hasMspAdminRight = (actor: Actor): boolean =>
  actor.operator ||
  (['prime-admin', 'administrator'].includes(actor.role) &&
    !TECH_PARTNER_TYPES.some((type) => type === actor.home.type));

/** @throws ForbiddenError (403) for everybody else (CU-2) */
export const assertMspAdminRight = (actor: Actor): void => {
  if (!hasMspAdminRight(actor)) throw forbidden('This needs the MSP admin right');
};
