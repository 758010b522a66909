import * as React from 'react';

import { Branch } from './Level';
import { useTree } from './TreeContext';
import { TreeRow } from './TreeRow';

import type { TreeMatch } from '../../../../../contracts/partner-tree';
import type { TreeContextValue } from './TreeContext';

/** The server answers by name. */
const sorted = (partners: TreeMatch[], sort: TreeContextValue['sort']) => {
  const [column, order] = sort.split(':');
  const ascending =
    column === 'createdAt' ? [...partners].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)) : [...partners];
  return order === 'asc' ? ascending : ascending.reverse();
};

/** What a search found, with the path to each: siblings that don't lead to a hit are left out. */
export const Matches = ({ partners }: { partners: TreeMatch[] }) => {
  const { sort } = useTree();
  const below = React.useMemo(() => {
    const known = new Set(partners.map(({ documentId }) => documentId));
    const groups = new Map<string | null, TreeMatch[]>();
    for (const partner of sorted(partners, sort)) {
      const above = partner.parent !== null && known.has(partner.parent) ? partner.parent : null;
      groups.set(above, [...(groups.get(above) ?? []), partner]);
    }
    return groups;
  }, [partners, sort]);

  return <MatchLevel below={below} parent={null} level={1} />;
};

interface MatchLevelProps {
  below: Map<string | null, TreeMatch[]>;
  parent: string | null;
  level: number;
}

const MatchLevel = ({ below, parent, level }: MatchLevelProps) => {
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  const siblings = below.get(parent) ?? [];
  const toggle = (documentId: string) =>
    setClosed((current) => {
      const next = new Set(current);
      if (!next.delete(documentId)) next.add(documentId);
      return next;
    });

  return siblings.map((partner, index) => {
    const { documentId, isMatch } = partner;
    const row = { partner, level, setSize: siblings.length, position: index + 1, isMatch };
    // Below the last of a path everything can be looked at
    if (!below.has(documentId)) return <Branch key={documentId} {...row} />;
    const isOpen = !closed.has(documentId);
    return (
      <React.Fragment key={documentId}>
        <TreeRow {...row} isOpen={isOpen} onToggle={() => toggle(documentId)} />
        {isOpen ? <MatchLevel below={below} parent={documentId} level={level + 1} /> : null}
      </React.Fragment>
    );
  });
};
