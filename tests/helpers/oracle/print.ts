import type { DelegationSpec, WorldSpec } from '../world-spec';

/** A world as somebody reads it who must find out which of two answers is wrong. */
export const printWorld = (world: WorldSpec, now: Date): string => {
  const { partners = {}, members = {}, customRoles = {}, groups = {}, customers = {}, delegations = [] } = world;
  const flags = (...words: (string | false | undefined)[]) => words.filter(Boolean).join(', ');
  return [
    ...Object.entries(partners).map(([key, { type, parent, disabled, administratorsMayWorkOnDelegated }]) =>
      flags(
        `${key}: ${type}`,
        parent && `child of ${parent}`,
        disabled && 'DISABLED',
        administratorsMayWorkOnDelegated && 'administrators may work on delegated'
      )
    ),
    ...Object.entries(members).map(([key, { partner, role = 'prime-admin', operator, active = true }]) =>
      flags(`${key}: ${operator ? 'operator' : partner ? `${role} of ${partner}` : 'nobody'}`, !active && 'DEACTIVATED')
    ),
    ...Object.entries(groups).map(
      ([key, { partner, members: own = [], customRole }]) =>
        `${key}: group of ${partner} with ${own.join(', ')}; may ${customRoles[customRole]?.capabilities.join(', ')}`
    ),
    ...Object.entries(customers).map(([key, { owner, suspended, accessModel, linkApproval = 'accepted', demo }]) =>
      flags(
        `${key}: customer of ${owner}`,
        accessModel && accessModel !== 'automatic' && accessModel.toUpperCase(),
        suspended && 'SUSPENDED',
        linkApproval !== 'accepted' && `link ${linkApproval}`,
        demo && 'demo'
      )
    ),
    ...delegations.map((grant) => printGrant(grant, now)),
  ].join('\n');
};

const printGrant = ({ grantee, target, role = 'prime-admin', origin, startsAt, endsAt }: DelegationSpec, now: Date) => {
  const at = (date: Date | string) => `now${sign(new Date(date).getTime() - now.getTime())}`;
  const from = startsAt ? `from ${at(startsAt)}` : '';
  const until = endsAt ? `until ${at(endsAt)}` : '';
  return [`${grantee} → ${target} as ${role}`, origin === 'guest' ? 'GUEST' : '', from, until]
    .filter(Boolean)
    .join(' ');
};

const sign = (milliseconds: number) =>
  milliseconds === 0 ? '' : ` ${milliseconds < 0 ? '−' : '+'} ${Math.abs(milliseconds)} ms`;
