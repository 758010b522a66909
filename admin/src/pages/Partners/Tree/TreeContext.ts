import * as React from 'react';

import type { TreePartner } from '../../../../../contracts/partner-tree';

export type PartnerDialog = 'disable' | 'enable' | 'move' | 'resend';

export interface TreeContextValue {
  sort: 'name:asc' | 'name:desc' | 'createdAt:asc' | 'createdAt:desc';
  /** Pages shown of each opened branch, by documentId; the top one's under `TOP`. */
  pages: Record<string, number>;
  setPages: (branch: string, pages: number | null) => void;
  /** documentId of the row in the tab order; `null`: the first. */
  active: string | null;
  setActive: (documentId: string) => void;
  /** `null` where the person can send no activation link. */
  ticks: { has: (documentId: string) => boolean; toggle: (partner: TreePartner) => void } | null;
  onOpen: (dialog: PartnerDialog, partner: TreePartner) => void;
}

export const TOP = 'top';

export const TreeContext = React.createContext<TreeContextValue | null>(null);

export const useTree = (): TreeContextValue => {
  const tree = React.useContext(TreeContext);
  if (!tree) throw new Error('useTree is used outside of the partner tree');
  return tree;
};
