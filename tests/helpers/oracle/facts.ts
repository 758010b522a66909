import type { Capability } from '../../../contracts/common';
import type { CustomerSpec, DelegationSpec, MemberSpec, PartnerSpec, WorldSpec } from '../world-spec';
import { capabilitiesOf } from './roles';

/** A grant that counts now, with what it carries. */
export interface Grant {
  target: string;
  capabilities: Capability[];
  guest: boolean;
}

/** What one reads off a world without judging it: plain look-ups over the spec. */
export const facts = (world: WorldSpec, now: Date) => {
  const partners = world.partners ?? {};
  const members = world.members ?? {};
  const groups = world.groups ?? {};
  const customers = world.customers ?? {};

  const partner = (key: string) => partners[key] as PartnerSpec;
  const customer = (key: string) => customers[key] as CustomerSpec;
  const member = (key: string) => members[key] as MemberSpec;
  const home = (key: string) => member(key).partner as string;
  const role = (key: string) => member(key).role ?? 'prime-admin';

  /** 0 for the partner itself, 1 for a child, …; null where it does not stand below. */
  const depthBelow = (key: string, top: string): number | null => {
    let depth = 0;
    for (let at: string | undefined = key; at; at = partner(at).parent, depth += 1) if (at === top) return depth;
    return null;
  };

  /** A period counts from its first instant on, and not any more at its last. */
  const started = ({ startsAt }: DelegationSpec) => !startsAt || new Date(startsAt) <= now;
  const over = ({ endsAt }: DelegationSpec) => Boolean(endsAt) && new Date(endsAt as string) <= now;
  const current = (world.delegations ?? []).filter((grant) => !over(grant));
  const active = current.filter(started);

  /** To the person and to the groups the person is in: a role, or the group's custom role. */
  const grantsTo = (who: string): Grant[] => {
    const found: Grant[] = [];
    for (const { grantee, target, role: given = 'prime-admin', origin } of active) {
      const group = groups[grantee];
      if (grantee === who) found.push({ target, capabilities: capabilitiesOf(given), guest: origin === 'guest' });
      else if (group?.members?.includes(who)) {
        const ticked = world.customRoles?.[group.customRole]?.capabilities ?? [];
        found.push({ target, capabilities: ticked, guest: false });
      }
    }
    return found;
  };

  /** The customers assigned to a partner, each with the cap of its assignment. */
  const assignmentsOf = (key: string, list = active): Grant[] =>
    list
      .filter(({ grantee, target }) => grantee === key && customers[target])
      .map(({ target, role: given = 'prime-admin' }) => ({
        target,
        capabilities: capabilitiesOf(given),
        guest: false,
      }));

  /** Its own or an ancestor's. */
  const isCutOff = (key: string) =>
    Object.keys(partners).some((above) => partner(above).disabled && depthBelow(key, above) !== null);

  return {
    partners,
    members,
    groups,
    customers,
    partner,
    customer,
    member,
    home,
    role,
    depthBelow,
    current,
    active,
    grantsTo,
    assignmentsOf,
    isCutOff,
  };
};

export type Facts = ReturnType<typeof facts>;
