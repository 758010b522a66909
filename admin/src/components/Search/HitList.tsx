import * as React from 'react';

import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';

import type { Hit, HitGroup } from './useHits';

const Option = styled.div`
  display: flex;
  align-items: baseline;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

export const optionId = (listId: string, { documentId }: Hit) => `${listId}-${documentId}`;

interface HitListProps {
  id: string;
  groups: HitGroup[];
  /** What Enter opens. */
  current: Hit | undefined;
  onHover: (hit: Hit) => void;
  onOpen: (hit: Hit) => void;
}

/** The results by kind. The field keeps the focus and names the chosen one. */
export const HitList = ({ id, groups, current, onHover, onOpen }: HitListProps) => {
  const t = useTranslate();
  const currentRef = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    currentRef.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <div role="listbox" id={id} aria-label={t('center-search.results', 'Results')}>
      {groups.map(({ key, label, hits }) => (
        <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
          <Box padding={2} paddingLeft={3}>
            <Typography id={`${id}-${key}`} variant="sigma" textColor="neutral600">
              {label}
            </Typography>
          </Box>
          {hits.map((hit) => {
            const isCurrent = hit.documentId === current?.documentId;
            return (
              <Option
                key={hit.documentId}
                id={optionId(id, hit)}
                ref={isCurrent ? currentRef : undefined}
                role="option"
                aria-selected={isCurrent}
                onMouseMove={() => !isCurrent && onHover(hit)}
                onClick={() => onOpen(hit)}
              >
                <Typography fontWeight="semiBold" textColor="neutral800" ellipsis>
                  {hit.name}
                </Typography>
                <Typography variant="pi" textColor={isCurrent ? 'neutral700' : 'neutral600'} ellipsis>
                  {hit.about}
                </Typography>
              </Option>
            );
          })}
        </div>
      ))}
    </div>
  );
};
