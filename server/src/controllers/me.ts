import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { CAPABILITIES } from '../../../contracts/common';
import { SCREENS, type Me, type Screen } from '../../../contracts/me';
import type { Actor, MemberActor } from '../access/actor';
import { mayHold } from '../access/decide';
import { hasMspAdminRight } from '../access/msp-admin';
import { capabilitiesOf, reachOf } from '../access/roles';
import { hasTree } from '../access/tree';
import { getService } from '../utils/get-service';
import { askedBy } from '../utils/http';

const HAS_SUB_PARTNERS = ['msp', 'partner'];

const screensOf = (actor: MemberActor): Screen[] => {
  const { role, home, grants, groups } = actor;
  // Guest managers see no partner but their own, and those delegated to them
  const seesPartners = reachOf(role, 'partner.read') === Infinity || grants.toMember || groups.length > 0;
  const seesGroups = reachOf(role, 'delegation.read') !== null && HAS_SUB_PARTNERS.includes(home.type);
  const reviewsAccess = reachOf(role, 'delegation.read') !== null;
  const seesAuditLog = mayHold(actor, 'audit.read');
  return [
    ...(seesPartners ? (['tech-partners'] as const) : []),
    ...(hasTree(actor) ? (['partners'] as const) : []),
    ...(mayHold(actor, 'customer.read') ? (['customers'] as const) : []),
    // With what it has asked for itself
    'delegations',
    ...(reachOf(role, 'license.read') !== null ? (['licenses'] as const) : []),
    ...(reachOf(role, 'integration.read') !== null ? (['integrations'] as const) : []),
    ...(reachOf(role, 'member.read') !== null ? (['users'] as const) : []),
    ...(seesGroups ? (['privilege-groups'] as const) : []),
    ...(reviewsAccess ? (['access-review'] as const) : []),
    ...(seesAuditLog ? (['audit-log'] as const) : []),
    'details',
    'profile',
  ];
};

const toMe = (actor: Actor): Omit<Me, 'loginMethods'> =>
  actor.operator
    ? {
        kind: 'operator',
        partner: null,
        role: null,
        capabilities: [...CAPABILITIES],
        screens: [...SCREENS],
        mspAdmin: true,
      }
    : {
        kind: 'member',
        partner: { documentId: actor.home.documentId, name: actor.home.name, type: actor.home.type },
        role: actor.role,
        capabilities: capabilitiesOf(actor.role),
        screens: screensOf(actor),
        mspAdmin: hasMspAdminRight(actor),
      };

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find(ctx: Context): { data: Me } {
    const loginMethods = { google: getService(strapi, 'login-methods').google() };
    return { data: { ...toMe(askedBy(ctx).actor), loginMethods } };
  },
});
