import { useMe } from '../../hooks/useMe';
import { useGetTreePartnerQuery, useGetTreeTotalsQuery } from '../../services/partnerTree';

import { TREE_TYPES, type TreePartner, type TreeTotals } from '../../../../contracts/partner-tree';
import type { PartnerDetails } from '../../../../contracts/partner-details';

interface TreePlace {
  /** It is of a type that has others below it, and the person sees the tree. */
  hasTree: boolean;
  /** Its row in the tree; the own account has none. */
  partner: TreePartner | undefined;
  totals: TreeTotals | undefined;
}

/** What the tree of partners knows of one: status, totals, what may be done to it (PA-21). */
export const useTreePlace = (partner: PartnerDetails | undefined): TreePlace => {
  const me = useMe();
  const isOwn = partner !== undefined && partner.documentId === me.partner?.documentId;
  const hasTree =
    partner !== undefined && TREE_TYPES.some((type) => type === partner.type) && me.screens.includes('partners');
  const row = useGetTreePartnerQuery(partner?.documentId ?? '', { skip: !hasTree || isOwn }).currentData;
  const own = useGetTreeTotalsQuery(undefined, { skip: !hasTree || !isOwn }).currentData;

  return { hasTree: hasTree && (isOwn || row !== undefined), partner: row, totals: isOwn ? own : row?.totals };
};
