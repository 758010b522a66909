import { hashOf, createToken, pendingKey } from '../../server/src/invites/token';
import type { Member } from './people';
import { personName, slug } from './names';
import { at, random } from './random';
import type { Partner } from './tree';
import type { Row } from './write';

const DAY = 24 * 60 * 60_000;
/** Days since each was sent; they are good for seven. */
const AGES = [0.2, 1, 3, 6, 9];
const VALID = 7;

/** The point of contact of a partner that is pending verification. */
export const contactOf = ({ id }: Partner, seed: number) => {
  const { firstname, lastname } = personName(random(seed, 'contact', id));
  return { firstname, lastname, email: `${slug(firstname)}.${slug(lastname)}.contact-${id}@demo.test` };
};

/** Invitations that nobody has answered, into the largest MSP and of the points of contact below it: known to nobody. */
export function* inviteRows(
  partners: Partner[],
  members: Member[],
  { now, seed, userId }: { now: Date; seed: number; userId: (member: Member) => number }
): Generator<Row> {
  const inviter = members.find(({ partner, role }) => partner.id === 1 && role === 'prime-admin');
  if (!inviter) return;
  const row = (
    index: number,
    age: number,
    invited: { email: string; partner: Partner; kind: string; role: string }
  ) => {
    const { email, partner, kind, role } = invited;
    const created_at = new Date(now.getTime() - age * DAY);
    return {
      id: index + 1,
      document_id: random(seed, 'invite', index).documentId(),
      kind,
      email,
      partner_id: partner.id,
      role,
      login_method: 'any',
      token_hash: hashOf(createToken()),
      pending_key: pendingKey('partner', partner.id, email),
      invited_by_id: userId(inviter),
      expires_at: new Date(created_at.getTime() + VALID * DAY),
      created_at,
    };
  };
  for (const [index, age] of AGES.entries()) {
    const chance = random(seed, 'invite', AGES.length + index);
    const { firstname, lastname } = personName(chance);
    const email = `${slug(firstname)}.${slug(lastname)}.invited-${index + 1}@demo.test`;
    yield row(index, age, {
      email,
      partner: inviter.partner,
      kind: 'member',
      role: chance.pick(['administrator', 'read-only']),
    });
  }
  for (const [index, partner] of partners.filter(({ pending }) => pending).entries()) {
    const { email } = contactOf(partner, seed);
    yield row(AGES.length + index, at(AGES, index), { email, partner, kind: 'contact', role: 'prime-admin' });
  }
}
