import { styled } from 'styled-components';

export const Viewport = styled.div`
  flex: 1;
  min-height: 0;
  overflow: auto;
  overscroll-behavior: contain;
`;

const Track = styled.div<{ $columns: string }>`
  display: grid;
  grid-template-columns: ${({ $columns }) => $columns};
  align-items: center;
  column-gap: ${({ theme }) => theme.spaces[3]};
  padding: 0 ${({ theme }) => theme.spaces[6]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

export const HeaderRow = styled(Track)`
  min-height: 4.8rem;
  background: ${({ theme }) => theme.colors.neutral100};
`;

export const HeaderCell = styled.div`
  min-width: 0;
`;

export const Body = styled.div`
  position: relative;
  contain: strict;
`;

export const Row = styled(Track)`
  position: absolute;
  inset: 0 0 auto 0;
  background: ${({ theme }) => theme.colors.neutral0};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

export const Cell = styled.div`
  min-width: 0;
`;
