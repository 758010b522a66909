import type { SystemRole } from '../../contracts/common';
import { personName, slug } from './names';
import { LARGEST_ROLES, PERSONAS, type Persona } from './personas';
import { at, random } from './random';
import { isTech, type Partner } from './tree';

export interface Member {
  id: number;
  documentId: string;
  partner: Partner;
  role: SystemRole;
  firstname: string;
  lastname: string;
  email: string;
  active: boolean;
}

/** Members of every partner that has any; the personas take the first places of theirs. */
export const makeMembers = (partners: Partner[], seed: number): Member[] => {
  const members: Member[] = [];
  const installer = partners.find(({ type }) => type === 'installer');

  for (const partner of partners.filter(({ pending }) => !pending)) {
    const chance = random(seed, 'member', partner.id);
    const personas = PERSONAS.filter(
      (persona) => persona.at === (partner.id === 1 ? 'largest' : partner === installer && 'installer')
    );
    const count = isTech(partner) ? chance.int(1, 4) : partner.id === 1 ? LARGEST_ROLES.length : chance.int(2, 6);
    for (let index = 0; index < count; index += 1) {
      const persona: Persona | undefined = personas[index];
      const name = personName(chance);
      const id = members.length + 1;
      const role: SystemRole =
        partner.id === 1 ? at(LARGEST_ROLES, index) : index === 0 ? 'prime-admin' : chance.weighted(OTHER_ROLES);
      members.push({
        id,
        documentId: chance.documentId(),
        partner,
        role,
        firstname: persona?.firstname ?? name.firstname,
        lastname: persona?.lastname ?? name.lastname,
        email: persona?.email ?? `${slug(name.firstname)}.${slug(name.lastname)}.${id}@demo.test`,
        active: index === 0 || persona !== undefined || !chance.chance(0.04),
      });
    }
  }
  return members;
};

const OTHER_ROLES: Array<[number, SystemRole]> = [
  [5, 'administrator'],
  [1, 'guest-manager'],
  [2, 'read-only'],
  [1, 'prime-admin'],
];
