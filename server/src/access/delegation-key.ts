export interface Grant {
  granteeMemberId?: number;
  granteeGroupId?: number;
  granteePartnerId?: number;
  targetPartnerId?: number;
  targetCustomerId?: number;
}

type Origin = 'manual' | 'guest' | `rule:${number}`;

/**
 * The unique name of a grant by grantee, target and origin: `p:12>c:98#manual`. The same gift twice has the same key,
 * so that it is an upsert on every database.
 *
 * @throws Error when grantee or target is missing (a bug of the caller)
 */
export const delegationKey = (grant: Grant, origin: Origin = 'manual'): string => {
  const grantee =
    part('m', grant.granteeMemberId) ?? part('g', grant.granteeGroupId) ?? part('p', grant.granteePartnerId);
  const target = part('p', grant.targetPartnerId) ?? part('c', grant.targetCustomerId);
  if (!grantee || !target) throw new Error('A delegation needs a grantee and a target');
  return `${grantee}>${target}#${origin}`;
};

const part = (kind: string, id: number | undefined) => (id === undefined ? undefined : `${kind}:${id}`);
