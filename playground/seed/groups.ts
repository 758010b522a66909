import type { Capability } from '../../contracts/common';
import type { Member } from './people';
import { at, random } from './random';
import { isTech, type Partner } from './tree';

interface Template {
  group: string;
  about: string;
  role: keyof typeof ROLES;
}

export interface Group extends Template {
  id: number;
  documentId: string;
  partner: Partner;
  customRoleId: number;
  members: Member[];
}

export interface CustomRole {
  id: number;
  documentId: string;
  partner: Partner;
  name: string;
  description: string;
  capabilities: Capability[];
}

const ROLES = {
  Monitoring: {
    description: 'Looks, never touches',
    capabilities: ['partner.read', 'customer.read', 'integration.read', 'license.read', 'audit.read'],
  },
  'Tenant onboarding': {
    description: 'Sets up new tenants and their first users',
    capabilities: ['partner.read', 'customer.read', 'customer.update', 'customer.enter', 'customer-user.read', 'customer-user.manage', 'license.read', 'license.assign'],
  },
  'License desk': {
    description: 'Hands out and takes back seats',
    capabilities: ['customer.read', 'customer-user.read', 'license.read', 'license.assign'],
  },
  'Customer support': {
    description: 'Works inside tenants on request',
    capabilities: ['partner.read', 'customer.read', 'customer.enter', 'customer-user.read', 'customer-user.manage', 'guest.manage'],
  },
  'Compliance review': {
    description: 'Reads and exports the records',
    capabilities: ['partner.read', 'member.read', 'delegation.read', 'customer.read', 'customer.export', 'audit.read', 'audit.export'],
  },
  Escalation: {
    description: 'May suspend a tenant that does harm',
    capabilities: ['partner.read', 'partner.update', 'customer.read', 'customer.update', 'customer.suspend', 'customer.enter', 'integration.read', 'integration.manage'],
  },
} satisfies Record<string, { description: string; capabilities: Capability[] }>; // prettier-ignore

const TEMPLATES: Template[] = [
  { group: 'Night shift monitoring', about: 'On watch from 22:00 to 06:00', role: 'Monitoring' },
  { group: 'Onboarding crew', about: 'The first thirty days of a tenant', role: 'Tenant onboarding' },
  { group: 'License desk', about: 'Seats, renewals, true-ups', role: 'License desk' },
  { group: 'Service desk, second line', about: 'Tickets the first line could not close', role: 'Customer support' },
  { group: 'Audit and compliance', about: 'Quarterly reviews', role: 'Compliance review' },
  { group: 'Field escalations', about: 'When an installer needs help on site', role: 'Escalation' },
  { group: 'Holiday cover', about: 'Stands in for the night shift', role: 'Monitoring' },
];

/**
 * Custom roles and privilege groups: all of them at the largest MSP, one or two at the others. No prime admin is in a
 * group; the first administrator of the largest MSP is in its first one.
 */
export const makeGroups = (partners: Partner[], members: Member[], seed: number) => {
  const roles: CustomRole[] = [];
  const groups: Group[] = [];
  const candidatesOf = new Map<Partner, Member[]>();
  for (const member of members) {
    if (member.role === 'prime-admin' || !member.active) continue;
    candidatesOf.set(member.partner, [...(candidatesOf.get(member.partner) ?? []), member]);
  }

  for (const partner of partners.filter((candidate) => !isTech(candidate))) {
    const chance = random(seed, 'group', partner.id);
    const candidates = candidatesOf.get(partner);
    if (!candidates || (partner.id !== 1 && partner.ancestors.length > 0)) continue;
    for (const template of partner.id === 1 ? TEMPLATES : chance.sample(TEMPLATES, chance.int(1, 2))) {
      const role = roles.find(({ name, partner: owner }) => owner === partner && name === template.role) ?? {
        id: roles.length + 1,
        documentId: chance.documentId(),
        partner,
        name: template.role,
        ...ROLES[template.role],
      };
      if (role.id > roles.length) roles.push(role);
      const picked = new Set(chance.sample(candidates, chance.int(2, 6)));
      if (template === TEMPLATES[0]) picked.add(at(candidates, 0));
      groups.push({
        ...template,
        id: groups.length + 1,
        documentId: chance.documentId(),
        partner,
        customRoleId: role.id,
        members: [...picked],
      });
    }
  }
  return { roles, groups };
};
