import { useListTreeLevelQuery } from '../../../services/partnerTree';

import { FailedRow, LoadingRow, MoreRow } from './StateRow';
import { TOP, useTree } from './TreeContext';
import { TreeRow } from './TreeRow';

import type { TreePartner } from '../../../../../contracts/partner-tree';

export const LEVEL_PAGE = 50;

interface BranchProps {
  /** documentId; none at the top. */
  parent?: string;
  level: number;
}

/** The partners directly below one, as many pages of them as were asked for (PA-4). */
export const Level = ({ parent, level }: BranchProps) => {
  const { pages } = useTree();
  const shown = pages[parent ?? TOP] ?? 1;

  return Array.from({ length: shown }, (_, index) => (
    <LevelPage key={index} parent={parent} level={level} page={index + 1} isLast={index + 1 === shown} />
  ));
};

const LevelPage = ({ parent, level, page, isLast }: BranchProps & { page: number; isLast: boolean }) => {
  const { sort, setPages } = useTree();
  const branch = parent ?? TOP;
  const { data, error, refetch } = useListTreeLevelQuery({ parent, sort, page, pageSize: LEVEL_PAGE });
  if (!data) {
    return error ? (
      <FailedRow branch={branch} level={level} error={error} onRetry={refetch} />
    ) : (
      <LoadingRow branch={branch} level={level} />
    );
  }
  const before = (page - 1) * LEVEL_PAGE;
  const { total } = data.meta.pagination;
  const left = total - before - data.data.length;

  return (
    <>
      {data.data.map((partner, index) => (
        <Branch
          key={partner.documentId}
          partner={partner}
          level={level}
          setSize={total}
          position={before + index + 1}
        />
      ))}
      {isLast && left > 0 ? (
        <MoreRow branch={branch} level={level} count={left} onMore={() => setPages(branch, page + 1)} />
      ) : null}
    </>
  );
};

interface PartnerBranchProps {
  partner: TreePartner;
  level: number;
  setSize: number;
  position: number;
  isMatch?: boolean;
}

/** A partner and, once it is opened, what is below it. */
export const Branch = ({ partner, level, ...row }: PartnerBranchProps) => {
  const { pages, setPages } = useTree();
  const { documentId, childCount } = partner;
  const isOpen = childCount > 0 ? documentId in pages : undefined;

  return (
    <>
      <TreeRow
        {...row}
        partner={partner}
        level={level}
        isOpen={isOpen}
        onToggle={() => setPages(documentId, isOpen ? null : 1)}
      />
      {isOpen ? <Level parent={documentId} level={level + 1} /> : null}
    </>
  );
};
