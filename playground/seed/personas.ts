import type { SystemRole } from '../../contracts/common';

export const PASSWORD = 'Demo-Passw0rd!';

export interface Persona {
  email: string;
  firstname: string;
  lastname: string;
  /** Where: the platform itself, the largest MSP, or one of its installers. */
  at: 'platform' | 'largest' | 'installer';
}

/** The people a demo signs in as. At a partner they take the first places, in this order. */
export const PERSONAS: Persona[] = [
  { email: 'operator@demo.test', firstname: 'Olive', lastname: 'Marlowe', at: 'platform' },
  { email: 'prime@demo.test', firstname: 'Petra', lastname: 'Lindqvist', at: 'largest' },
  { email: 'administrator@demo.test', firstname: 'Adrian', lastname: 'Keller', at: 'largest' },
  { email: 'guest-manager@demo.test', firstname: 'Greta', lastname: 'Moreau', at: 'largest' },
  { email: 'read-only@demo.test', firstname: 'Rowan', lastname: 'Ellery', at: 'largest' },
  { email: 'installer@demo.test', firstname: 'Ines', lastname: 'Tamm', at: 'installer' },
];

const times = (count: number, role: SystemRole) => Array<SystemRole>(count).fill(role);

/** The members of the largest MSP; the first four are its personas. */
export const LARGEST_ROLES: SystemRole[] = [
  'prime-admin',
  'administrator',
  'guest-manager',
  'read-only',
  'prime-admin',
  ...times(11, 'administrator'),
  ...times(3, 'guest-manager'),
  ...times(7, 'read-only'),
];
