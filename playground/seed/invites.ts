import { hashOf, createToken, pendingKey } from '../../server/src/invites/token';
import type { Member } from './people';
import { personName, slug } from './names';
import { random } from './random';
import type { Row } from './write';

const DAY = 24 * 60 * 60_000;
/** Days since each was sent; they are good for seven. */
const AGES = [0.2, 1, 3, 6, 9];
const VALID = 7;

/** Invitations into the largest MSP that nobody has answered: their links are known to nobody. */
export function* inviteRows(
  members: Member[],
  { now, seed, userId }: { now: Date; seed: number; userId: (member: Member) => number }
): Generator<Row> {
  const inviter = members.find(({ partner, role }) => partner.id === 1 && role === 'prime-admin');
  if (!inviter) return;
  for (const [index, age] of AGES.entries()) {
    const chance = random(seed, 'invite', index);
    const { firstname, lastname } = personName(chance);
    const email = `${slug(firstname)}.${slug(lastname)}.invited-${index + 1}@demo.test`;
    const created_at = new Date(now.getTime() - age * DAY);
    yield {
      id: index + 1,
      document_id: chance.documentId(),
      kind: 'member',
      email,
      partner_id: inviter.partner.id,
      role: chance.pick(['administrator', 'read-only']),
      login_method: 'any',
      token_hash: hashOf(createToken()),
      pending_key: pendingKey('partner', inviter.partner.id, email),
      invited_by_id: userId(inviter),
      expires_at: new Date(created_at.getTime() + VALID * DAY),
      created_at,
    };
  }
}
